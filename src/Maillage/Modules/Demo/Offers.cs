using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Catalogue;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Receipts;

namespace Maillage.Modules.Demo;

/// <summary>
/// What the featured entrepreneur offers: a quote signed and billed in part, one that waits for its customer, one for the team, one being written. At full size
/// one activity of services in three also sells by quote, deposit and balance.
/// </summary>
public sealed class Offers(Stage stage, Cast cast)
{
    public void Plan()
    {
        foreach (var seller in cast.Activities.Where(a => a.Of.Featured))
        {
            var today = Stage.LastWorkday(stage.Today);
            stage.On(seller.First(stage).AddDays(7), () => Fill(seller));
            stage.On(today.AddDays(-35), () => Sign(seller));
            stage.On(today.AddDays(-8), async () => await Validate(await Submit(seller, 1, "Deuxième tranche", InvoicingPlan.Once)));
            stage.On(today, () => Submit(seller, 2, "Formation de l’équipe", new(PlanMode.Equal, Rate.Zero, 3, [])));
            stage.On(today, () => Save(seller, 0, "Entretien annuel", InvoicingPlan.Once));
        }
        foreach (var seller in cast.Activities.Skip(DemoFile.Few).Where(a => a.Of.Nature == "services").Where((_, i) => i % 3 == 0))
            foreach (var month in seller.Months(stage).Where(m => m.Number % 4 == 2)) stage.On(month.First.AddDays(stage.Chance.Next(2, 9)), () => Deal(seller));
    }

    /// <summary>Signed in a week, its deposit billed and paid, its balance a month later.</summary>
    private async Task Deal(Played seller)
    {
        var quote = await Submit(seller, stage.Chance.Next(4), "Commande en deux temps", new(PlanMode.Equal, Rate.FromPercent(30), 1, []));
        await Validate(quote);
        stage.On(stage.Now.AddDays(6), async () =>
        {
            await stage.As(seller.Account, s => s.GetRequiredService<QuoteActions>().RecordSignature(quote.Id, "Signataire de la démonstration", stage.Now)).Must();
            await Bill(seller, quote, 1);
            stage.On(stage.Now.AddDays(stage.Chance.Next(25, 40)), () => Bill(seller, quote, 2));
        });
    }

    /// <summary>A step of a quote, issued and paid in the weeks that follow.</summary>
    private async Task Bill(Played seller, Quote quote, int step)
    {
        var issued = await Issue(seller, quote, step);
        stage.On(stage.Now.AddDays(stage.Chance.Next(10, 24)), () => stage.As(cast.Accountant, s => s.GetRequiredService<ReceiptActions>()
            .Record(issued.Id, new ReceiptDraft(Id<Clearing>.New(), issued.Owed, stage.Now, PaymentMethod.Transfer))).Must());
    }

    private async Task<Invoice> Issue(Played seller, Quote quote, int step)
    {
        var prepared = await stage.As(seller.Account, s => s.GetRequiredService<QuoteInvoicing>().Prepare(quote.Id, step, Id<Invoice>.New())).Must();
        await stage.As(seller.Account, s => s.GetRequiredService<InvoiceActions>().Submit(new(prepared.Id, seller.Id, prepared.Version, prepared.Draft))).Must();
        return await stage.As(cast.Accountant, s => s.GetRequiredService<InvoiceIssue>().Issue(prepared.Id)).Must();
    }

    private async Task Fill(Played seller)
    {
        foreach (var sold in seller.Of.Sold)
            await stage.As(seller.Account, s => s.GetRequiredService<CatalogActions>().Save(Id<CatalogItem>.New(), seller.Id, 0,
                new(sold.What, "", seller.Of.Unit, UnitPrice.FromEuros(sold.Price), seller.Of.Vat, LineNature.Services, null))).Must();
    }

    /// <summary>Signed four days later; its deposit is billed at once, its interim invoice waits for its day.</summary>
    private async Task Sign(Played seller)
    {
        var quote = await Submit(seller, 0, "Projet de l’automne", new(PlanMode.Typed, Rate.FromPercent(30), 1, [new("À mi-parcours", Money.FromEuros(600m), stage.Today.AddDays(10))]));
        await Validate(quote);
        stage.On(stage.Now.AddDays(4), async () =>
        {
            await stage.As(seller.Account, s => s.GetRequiredService<QuoteActions>().RecordSignature(quote.Id, "Signataire de la démonstration", stage.Now)).Must();
            await Issue(seller, quote, 1);
        });
    }

    private Task<Quote> Validate(Quote quote) => stage.As(cast.Accountant, s => s.GetRequiredService<QuoteActions>().Validate(quote.Id)).Must();

    private async Task<Quote> Submit(Played seller, int customer, string subject, InvoicingPlan plan)
    {
        var save = new QuoteSave(Id<Quote>.New(), seller.Id, 0, await Draft(seller, customer, subject, plan));
        return await stage.As(seller.Account, s => s.GetRequiredService<QuoteActions>().Submit(save)).Must();
    }

    private async Task<Quote> Save(Played seller, int customer, string subject, InvoicingPlan plan)
    {
        var save = new QuoteSave(Id<Quote>.New(), seller.Id, 0, await Draft(seller, customer, subject, plan));
        return await stage.As(seller.Account, s => s.GetRequiredService<QuoteActions>().Save(save)).Must();
    }

    private async Task<QuoteDraft> Draft(Played seller, int customer, string subject, InvoicingPlan plan)
    {
        var known = await stage.As(seller.Account, s => s.GetRequiredService<CustomerReader>().OfActivity(seller.Id));
        var sold = seller.Of.Sold;
        DraftLine Item(int i, decimal quantity) => new(sold[i % sold.Count].What, Quantity.From(quantity), seller.Of.Unit, UnitPrice.FromEuros(sold[i % sold.Count].Price), seller.Of.Vat, LineNature.Services);
        DraftLine Words(string text, LineKind kind) => new(text, Quantity.One, "", null, "", LineNature.Services, kind);
        var client = known[customer % known.Count];
        return new(client.Id, subject, stage.Now.AddDays(14), stage.Now.AddDays(45), "dans les deux semaines qui suivent la commande", "", "", client.PaymentDays, client.EndOfMonth,
            QuoteDraft.UsualValidDays, false, false,
            [Words("Première partie", LineKind.Section), Item(0, 3), Words("Deux allers-retours sont compris.", LineKind.Text), Words("Seconde partie", LineKind.Section), Item(1, 2),
                new("Remise de bienvenue", Quantity.One, "", null, "", LineNature.Services, LineKind.Discount, Rate.FromPercent(5))], plan);
    }
}
