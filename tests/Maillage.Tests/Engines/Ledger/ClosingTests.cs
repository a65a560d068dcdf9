using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

public sealed class ClosingTests
{
    private static readonly Month October = new(2026, 10);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_month_that_is_not_over_stays_open(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var refused = await house.Close(new Month(2026, 11));

        Assert.Equal("ledger.month.running", refused.Refusal!.Type);
        Assert.Contains("1er décembre 2026", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_month_waits_for_the_months_before_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var refused = await house.Close(October);

        Assert.Equal("ledger.month.earlier", refused.Refusal!.Type);
        Assert.Contains("janvier 2026", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_month_with_drafts_stays_open_until_they_are_validated(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.CloseUpTo(new Month(2026, 9));
        var draft = await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-10-05 OD Frais\n 6278 Structure 4.00\n 512000 Structure -4.00")));

        var refused = await house.Close(October);
        await house.Do(s => s.GetRequiredService<Posting>().Validate(draft.Value!.Id));
        var sealedNow = await house.Close(October);

        Assert.Equal("ledger.month.drafts", refused.Refusal!.Type);
        Assert.Equal(1, sealedNow.Value!.Entries);
        Assert.Equal(Money.FromEuros(4), sealedNow.Value.Debit);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_sealed_month_takes_nothing_more_and_names_the_first_open_one(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.CloseUpTo(October);

        var refused = await house.Post("2026-08-12 OD Oubli\n 606 Atelier 1.00\n 401 Atelier -1.00");

        Assert.Equal("ledger.month.closed", refused.Refusal!.Type);
        Assert.Equal("Date", refused.Refusal.Field);
        Assert.Contains("1er novembre 2026", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Each_seal_is_chained_to_the_one_before_and_covers_its_entries(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var entry = (await house.Post("2026-02-12 OD Achat\n 606 Atelier 1.00\n 401 Atelier -1.00")).Value!;
        await house.CloseUpTo(new Month(2026, 3));

        var seals = await house.Read(db => db.Set<MonthSeal>().AsNoTracking().OrderBy(s => s.Id).ToListAsync());

        Assert.Equal("", seals[0].PreviousHash);
        Assert.Equal(seals[0].Hash, seals[1].PreviousHash);
        Assert.Equal(seals[1].Hash, seals[2].PreviousHash);
        Assert.Equal(seals[1].Hash, seals[1].HashOver([entry.Hash]));
        Assert.NotEqual(seals[1].Hash, seals[1].HashOver([]));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_year_closes_after_its_twelve_months_and_makes_the_next(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, "2028-01-15");
        var years = await house.Read(db => db.Set<FiscalYear>().OrderBy(y => y.Start).ToListAsync());
        await house.CloseUpTo(new Month(2025, 11), new Month(2025, 1));

        var early = await house.CloseYear(years[0]);
        await house.Close(new Month(2025, 12));
        var outOfOrder = await house.CloseYear(years[1]);
        var closed = await house.CloseYear(years[0]);
        await house.CloseUpTo(new Month(2027, 12), new Month(2026, 1));
        await house.CloseYear(years[1]);
        await house.CloseYear(years[2]);

        Assert.Equal("ledger.year.months", early.Refusal!.Type);
        Assert.Equal("ledger.year.earlier", outOfOrder.Refusal!.Type);
        Assert.True(closed.Value!.IsClosed);
        Assert.Equal(new DateOnly(2028, 12, 31), await house.Read(db => db.Set<FiscalYear>().MaxAsync(y => y.End)));
        Assert.Equal("ledger.year.closed", (await house.Post("2026-05-01 OD Oubli\n 606 Atelier 1.00\n 401 Atelier -1.00")).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_posted_while_a_month_closes_is_in_the_seal_or_refused(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.CloseUpTo(new Month(2026, 9));

        var posts = Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.Post("2026-10-20 OD Course\n 606 Atelier 1.00\n 401 Atelier -1.00"))).ToList();
        var closing = Task.Run(() => house.Close(October));
        var results = await Task.WhenAll(posts);
        var seal = (await closing).Value!;

        var stored = await house.Read(db => db.Set<Entry>().OrderBy(e => e.Id).Select(e => e.Hash).ToListAsync());
        Assert.Equal(results.Count(r => r.Ok), stored.Count);
        Assert.Equal(stored.Count, seal.Entries);
        Assert.Equal(seal.Hash, seal.HashOver(stored));
        Assert.All(results.Where(r => !r.Ok), r => Assert.Equal("ledger.month.closed", r.Refusal!.Type));
    }
}

/// <summary>Verbs of closing for the stories.</summary>
internal static class Closing
{
    public static Task<Result<MonthSeal>> Close(this TestHouse house, Month month) =>
        house.Do(s => s.GetRequiredService<PeriodActions>().CloseMonth(house.Entity, month));

    public static Task<Result<FiscalYear>> CloseYear(this TestHouse house, FiscalYear year) =>
        house.Do(s => s.GetRequiredService<PeriodActions>().CloseYear(year.Id));

    public static async Task CloseUpTo(this TestHouse house, Month last, Month? first = null)
    {
        foreach (var month in (first ?? new Month(last.Year, 1)).To(last)) Assert.True((await house.Close(month)).Ok);
    }
}
