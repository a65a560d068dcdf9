using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

/// <summary>Many entries in one act: the same book as one by one.</summary>
public sealed class BatchTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Many_entries_are_numbered_in_their_order_and_balances_follow(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post(Sale("F0"));

        var posted = await PostAll(house, [.. Enumerable.Range(1, 60).Select(n => house.Draft(n % 3 == 0 ? Purchase($"A{n}") : Sale($"F{n}")))]);

        Assert.Equal(Enumerable.Range(2, 40).Select(n => (int?)n), posted.Value!.Where(e => e.Journal == "VE").Select(e => e.Number));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (int?)n), posted.Value!.Where(e => e.Journal == "AC").Select(e => e.Number));
        Assert.Equal(Money.FromEuros(41 * 1000), (await house.Read(db => db.Set<MonthBalance>().SingleAsync(b => b.Account == "706"))).Credit);
        Assert.Empty((await house.Check()).Faults);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task One_refused_refuses_all_and_its_document_is_named(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var refused = await PostAll(house, [house.Draft(Sale("F1")), house.Draft(Sale("F2").Replace("2026-11", "2031-11", StringComparison.Ordinal))]);

        Assert.Equal("ledger.year.none", refused.Refusal!.Type);
        Assert.StartsWith("F2 : ", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await house.Read(db => db.Set<Entry>().CountAsync()));
        Assert.Equal(1, (await house.Post(Sale("F3"))).Value!.Number);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_source_known_or_given_twice_is_booked_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var first = (await house.Post(Sale("F1"), "one")).Value!;

        var posted = (await PostAll(house, [house.Draft(Sale("F2"), "two"), house.Draft(Sale("F1"), "one"), house.Draft(Sale("F2"), "two")])).Value!;

        Assert.Equal(first.Id, posted[1].Id);
        Assert.Equal(posted[0].Id, posted[2].Id);
        Assert.Equal(2, await house.Read(db => db.Set<Entry>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_entry_booked_is_read_by_what_comes_next_in_the_transaction(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var seen = await house.Do(s => s.GetRequiredService<Db>().Write<int>(async () =>
        {
            await s.GetRequiredService<Posting>().Draft(house.Draft(Sale("F1")));
            return await s.GetRequiredService<Db>().Set<Entry>().CountAsync();
        }));

        Assert.Equal(1, seen.Value);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_row_of_another_cooperative_is_not_inserted(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var other = new Entry(new CooperativeId(2), house.Draft(Sale("F1")), DateTime.UtcNow, null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Do(s => s.GetRequiredService<Db>().Write(async () =>
        {
            await s.GetRequiredService<Db>().Insert([other]);
            return Result.Done;
        })));
    }

    private static Task<Result<Entry[]>> PostAll(TestHouse house, IReadOnlyList<EntryDraft> drafts) => house.Do(s => s.GetRequiredService<Posting>().PostAll(drafts));

    private static string Sale(string document) => $"2026-11-24 VE {document}\n 411 Atelier 1200.00\n 706 Atelier -1000.00\n 44571 Atelier -200.00";

    private static string Purchase(string document) => $"2026-10-20 AC {document}\n 606 Atelier 10.00\n 401 Atelier -10.00";
}
