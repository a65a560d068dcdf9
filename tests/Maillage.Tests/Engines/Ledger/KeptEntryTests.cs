using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Transfers;
using Maillage.Modules.Sales.Receipts;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

/// <summary>What other modules keep beside their entries cannot be undone behind their back, and a form says what it saved.</summary>
public sealed class KeptEntryTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task The_entry_of_an_invoice_or_a_receipt_is_not_reversed_in_the_ledger()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sell(Sale.Line("Création", 100m));
        var receipt = (await house.Receive(invoice.Id, 50m)).Value!;

        foreach (var entry in (Id<Entry>[])[invoice.EntryId!.Value, receipt.EntryId])
            Assert.Equal("ledger.reversal.owned", (await house.Do(s => s.GetRequiredService<EntryActions>().Reverse(entry, Today, "erreur"))).Refusal!.Type);

        await house.IsSound();
    }

    [Fact]
    public async Task The_account_of_the_contribution_is_neither_written_by_hand_nor_moved()
    {
        await using var house = await TestHouse.Open();
        var text = "2026-11-10 OD X\n 758900 Atelier 10.00\n 5800 Atelier -10.00\n 758900 Structure -10.00\n 5800 Structure 10.00";
        var byHand = await house.Do(s => s.GetRequiredService<EntryActions>().Write(house.Draft(text)));
        var line = (await house.Post(text)).Value!.Lines[0];
        var moved = await house.Do(s => s.GetRequiredService<LineTransfers>().Move(line.Id, house.Bois, Today, "erreur"));

        Assert.Equal(("ledger.account.reserved", "Lines[0].Account"), (byHand.Refusal!.Type, byHand.Refusal.Field));
        Assert.Equal("ledger.account.reserved", moved.Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_form_sent_again_with_other_content_is_refused_and_says_so(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Task<Result<Entry>> Write(string text) => house.Do(s => s.GetRequiredService<EntryActions>().Write(house.Draft(text, "form")));
        const string First = "2026-11-10 AC Papier\n 606 Atelier 80.00\n 401 Atelier -80.00";

        var first = await Write(First);
        var again = await Write(First);
        var other = await Write("2026-11-10 AC Encre\n 606 Atelier 99.00\n 401 Atelier -99.00");

        Assert.Equal(first.Value!.Id, again.Value!.Id);
        Assert.Equal("ledger.entry.key", other.Refusal!.Type);
        Assert.Equal(1, await house.Read(db => db.Set<Entry>().CountAsync()));
    }

    [Fact]
    public async Task A_receipt_sent_again_with_another_amount_is_refused_and_says_so()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sell(Sale.Line("Création", 100m));
        var id = Id<Clearing>.New();

        var first = await house.Receive(invoice.Id, 10m, id: id);
        var again = await house.Receive(invoice.Id, 10m, id: id);
        var other = await house.Receive(invoice.Id, 20m, id: id);

        Assert.Equal(first.Value!.Id, again.Value!.Id);
        Assert.Equal("sales.receipt.key", other.Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_receipt_taken_back_lowers_the_month_of_its_cancellation_and_leaves_its_own(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, "2026-10-20");
        var invoice = await house.Sell(Sale.Line("Création", 100m));
        var receipt = (await house.Receive(invoice.Id, 50m, "2026-10-20")).Value!;
        house.MoveTo("2026-11-24");
        await house.Do(s => s.GetRequiredService<ReversalActions>().Reverse(receipt.Id, "chèque impayé"));

        var october = await house.Do(s => s.GetRequiredService<ReceiptList>().Of(new Month(2026, 10), 1));
        var november = await house.Do(s => s.GetRequiredService<ReceiptList>().Of(new Month(2026, 11), 1));
        var sums = await house.Do(s => s.GetRequiredService<ReceiptList>().Sums(new Month(2026, 11)));

        Assert.True(Assert.Single(october.Rows).IsTakenBack);
        Assert.Equal("chèque impayé", Assert.Single(november.Rows).Reason);
        Assert.Equal((Money.FromEuros(50), Money.FromEuros(-50), Money.FromEuros(-50)), (october.Sum, november.Sum, sums[house.Entity]));
    }
}
