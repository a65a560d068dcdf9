using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

public sealed class PostingTests
{
    private const string Sale = """
        2026-11-24 VE Facture F1
          411      Atelier   1200.00
          706      Atelier  -1000.00
          44571    Atelier   -200.00
        """;

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_posted_entry_has_a_number_a_date_and_a_hash(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var entry = (await house.Post(Sale)).Value!;
        var stored = await house.Read(db => db.Set<Entry>().AsNoTracking().SingleAsync());

        Assert.Equal(1, stored.Number);
        Assert.Equal(new DateOnly(2026, 11, 24), stored.ValidatedOn);
        Assert.Equal(EntryHash.Of(stored), stored.Hash);
        Assert.Equal(LedgerText.Plain(Sale), LedgerText.Plain(house.Write(stored)));
        Assert.Equal(entry.Id, stored.Id);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_same_source_twice_gives_the_first_entry_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var first = await house.Post(Sale, "same");
        var second = await house.Post(Sale, "same");

        Assert.Equal(first.Value!.Id, second.Value!.Id);
        Assert.Equal(1, await house.Read(db => db.Set<Entry>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_unbalanced_entry_is_refused_and_leaves_nothing(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var result = await house.Post("""
            2026-11-24 OD Essai
              411  Atelier  10.00
              706  Atelier  -9.99
            """);

        Assert.Equal("ledger.entry.balance", result.Refusal!.Type);
        Assert.Equal(0, await house.Read(db => db.Set<Entry>().CountAsync()));
        Assert.Equal(0, await house.Read(db => db.Set<MonthBalance>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_store_refuses_to_change_or_delete_a_validated_row(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post(Sale);

        foreach (var sql in (string[])
            ["""UPDATE "LedgerEntries" SET "Label" = 'x'""", """DELETE FROM "LedgerEntries" """, """UPDATE "LedgerLines" SET "Debit" = 1""", """DELETE FROM "LedgerLines" """])
        {
            var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.Read(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains("this row is final", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Numbers_have_no_gap_when_many_post_at_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => i % 6 == 5
            ? house.Post("2026-11-24 VE Faux\n 411 Atelier 1.00\n 706 Atelier -2.00")
            : house.Post(Sale)));

        var numbers = await house.Read(db => db.Set<Entry>().OrderBy(e => e.Number).Select(e => e.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (int?)n), numbers);
        var balance = await house.Read(db => db.Set<MonthBalance>().SingleAsync(b => b.Account == "706"));
        Assert.Equal(Money.FromEuros(20_000), balance.Credit);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_reversal_mirrors_the_entry_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var entry = (await house.Post(Sale)).Value!;

        var reversal = (await house.Do(s => s.GetRequiredService<Posting>().Reverse(entry.Id, new DateOnly(2026, 11, 25), "erreur"))).Value!;
        var again = (await house.Do(s => s.GetRequiredService<Posting>().Reverse(entry.Id, new DateOnly(2026, 11, 26), "erreur"))).Value!;

        Assert.Equal(reversal.Id, again.Id);
        Assert.Equal(entry.Id, reversal.Reverses);
        Assert.Equal(LedgerText.Plain("""
            2026-11-25 VE Contrepassation VE-2026-1 : erreur
              411      Atelier  -1200.00
              706      Atelier   1000.00
              44571    Atelier    200.00
            """), LedgerText.Plain(house.Write(reversal)));
    }
}
