using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Cash;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Cash;
using Maillage.Modules.Sales.Recurring;
using Maillage.Modules.Sales.Takings;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Demo;

/// <summary>What is sold without invoice: workshops of the featured activity, a bookstall; the cash they bring to the bank; a subscription that makes its draft.</summary>
public sealed class Stalls(Stage stage, Cast cast)
{
    /// <summary>Its own chance, so that the rest of the story does not change with it.</summary>
    private readonly Random chance = new(531);

    public void Plan()
    {
        foreach (var seller in cast.Activities.Where(a => a.Of.Featured || a.Of.Code == "A011"))
            foreach (var month in seller.Months(stage))
            {
                foreach (var day in seller.Of.Featured ? (int[])[5, 19] : [3, 10, 17, 24]) stage.On(month.First.AddDays(day), () => Take(seller));
                stage.On(month.First.AddDays(20), () => Deposit(seller));
            }
        foreach (var seller in cast.Activities.Where(a => a.Of.Featured)) stage.On(Month.Of(stage.Today).First, () => Subscribe(seller));
    }

    private Task Take(Played seller)
    {
        var nature = seller.Of.Nature == "goods" ? LineNature.Goods : LineNature.Services;
        var (cash, card, cheque) = (Euros(40, 90), Euros(60, 160), chance.Next(2) == 0 ? Money.Zero : Euros(20, 60));
        var draft = new TakingDraft(Id<Taking>.New(), seller.Id, stage.Now, [new(nature, seller.Of.Vat, cash + card + cheque)],
            [new(PaymentMethod.Cash, cash), new(PaymentMethod.Card, card), new(PaymentMethod.Cheque, cheque)], chance.Next(4, 20), nature == LineNature.Goods ? "Marché de Crest" : "Atelier d’illustration");
        return stage.As(seller.Account, s => s.GetRequiredService<TakingActions>().Record(draft)).Must();
    }

    private async Task Deposit(Played seller)
    {
        var held = await stage.Alone(s => s.GetRequiredService<CashBook>().Available(seller.Id, cast.Entity, stage.Now));
        var amount = new Money(held.Cents / 50_00 * 50_00);
        if (!amount.IsPositive) return;
        var deposit = await stage.As(seller.Account, s => s.GetRequiredService<CashActions>().Deposit(Id<CashDeposit>.New(), seller.Id, stage.Now, amount, "")).Must();
        stage.On(stage.Now.AddDays(3), () => stage.As(cast.Accountant, s => s.GetRequiredService<CashActions>().Confirm(deposit.Id, stage.Now)).Must());
    }

    private async Task Subscribe(Played seller)
    {
        var customer = await stage.Alone(s => s.GetRequiredService<Db>().Set<Customer>().AsNoTracking().Where(c => c.ActivityId == seller.Id).OrderBy(c => c.Id).FirstAsync());
        var month = Month.Of(stage.Now);
        var draft = new InvoiceDraft(customer.Id, "Veille et retouches, {mois} {année}", month.First, month.Last, "", "", customer.Details.PaymentDays, false,
            [new("Forfait mensuel de retouches, {mois} {année}", Quantity.One, "mois", UnitPrice.FromEuros(180), seller.Of.Vat, LineNature.Services)]);
        await stage.As(seller.Account, s => s.GetRequiredService<RecurringActions>()
            .Save(new(Id<RecurringInvoice>.New(), seller.Id, 0, draft, new(RecurrenceUnit.Month, 1, stage.Now), null))).Must();
    }

    private Money Euros(int least, int most) => new(chance.Next(least * 2, most * 2) * 50);
}
