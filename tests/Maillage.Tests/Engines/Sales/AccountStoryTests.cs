using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Ledger.Checks;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>Long stories on the account of one customer, in the store: the checks of ledger and sales hold whatever was done.</summary>
public sealed class AccountStoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string[] Codes = ["FR200", "FR100", "FR055", "EXO-FORMATION"];

    public static TheoryData<Engine, int> Stories => new MatrixTheoryData<Engine, int>([Engine.Sqlite, Engine.Postgres], [1, 2, 3]);

    [Theory, MemberData(nameof(Stories))]
    public async Task The_checks_hold_after_any_story(Engine engine, int seed)
    {
        await using var house = await TestHouse.Open(engine);
        var chance = new Random(seed);
        var first = await house.Sell(Line(chance));
        var documents = new List<Invoice> { first };
        var credited = new HashSet<Id<Invoice>>();
        for (var step = 0; step < 30; step++)
        {
            var open = await house.Open(first);
            var (debts, credits) = (open.Where(c => c.Remaining.IsPositive).ToList(), open.Where(c => c.Remaining.IsNegative).ToList());
            switch (chance.Next(8))
            {
                case 0 or 1:
                    documents.Add(await house.SellTo(first.CustomerId!.Value, Line(chance), Line(chance)));
                    break;
                case 2 or 3:
                    var amount = new Money(chance.Next(100, 200_000));
                    await Do<ReceiptActions, Receipt>(house, a => a.Record(first.CustomerId!.Value, Draft(amount), ClearingRules.OldestFirst(debts, amount)));
                    break;
                case 4 when documents.Find(d => !credited.Contains(d.Id)) is { } invoice:
                    credited.Add(invoice.Id);
                    await house.Credit(invoice, [.. invoice.Draft.Lines.Take(1)]);
                    break;
                case 5 when debts.Count > 0 && credits.Count > 0:
                    var both = Money.Min(debts[0].Remaining, -credits[0].Remaining);
                    await Do<OffsetActions, Offset>(house, a => a.Record(first.CustomerId!.Value, Id<Clearing>.New(), [new(debts[0].Id, both), new(credits[0].Id, -both)]));
                    break;
                case 6 when credits.Count > 0:
                    await Do<ReceiptActions, Receipt>(house, a => a.Refund(first.CustomerId!.Value, Draft(new(Math.Max(1, -credits[^1].Remaining.Cents / 2))), credits[^1].Id));
                    break;
                case 7 when debts.Count > 0 && chance.Next(2) == 0:
                    await Do<WriteOffActions, WriteOff>(house, a => a.Record(first.CustomerId!.Value, new(Id<Clearing>.New(), debts[^1].Id, WriteOffCause.Irrecoverable, "Liquidation")));
                    break;
                default:
                    var done = await house.Read(db => db.Set<Clearing>().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
                    if (done.Count > 0 && await house.Reverse(done[chance.Next(done.Count)]) is { Ok: false } used) Assert.Equal("sales.receipt.advance-used", used.Refusal!.Type);
                    break;
            }
        }
        foreach (var report in await house.Do(async s =>
        {
            var reports = new List<CheckReport>();
            foreach (var check in s.GetServices<ICheck>().Where(c => c is SalesCheck or LedgerCheck)) reports.Add(await check.Run());
            return reports;
        })) Assert.Empty(report.Faults);
    }

    private static async Task Do<TActions, T>(TestHouse house, Func<TActions, Task<Result<T>>> act) where TActions : notnull
    {
        var result = await house.Do(s => act(s.GetRequiredService<TActions>()));
        Assert.True(result.Ok, result.Refusal?.Message);
    }

    private static DraftLine Line(Random chance) =>
        Sale.Line("Ligne", chance.Next(100, 100_000) / 100m, Codes[chance.Next(Codes.Length)], chance.Next(3) == 0 ? LineNature.Goods : LineNature.Services);

    private static ReceiptDraft Draft(Money amount) => new(Id<Clearing>.New(), amount, Today, PaymentMethod.Transfer);
}
