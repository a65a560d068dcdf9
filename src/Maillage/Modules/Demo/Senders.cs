using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Demo;

/// <summary>What customers have in their hands on the last day: a quote that waits, one signed on its page, an invoice. Mails of a demonstration stay in the outbox.</summary>
public sealed class Senders(Stage stage, Cast cast)
{
    private const string Mailbox = "client@exemple.example";

    public void Plan()
    {
        foreach (var seller in cast.Activities.Where(a => a.Of.Featured)) stage.On(Stage.LastWorkday(stage.Today), () => Tell(seller));
    }

    private async Task Tell(Played seller)
    {
        var (invoice, customer) = await stage.Alone(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var sold = await db.Set<Invoice>().AsNoTracking().Where(i => i.ActivityId == seller.Id && i.Rank != null && db.Set<Customer>().Any(c => c.Id == i.CustomerId && c.Kind != CustomerKind.Public))
                .OrderByDescending(i => i.Rank).FirstAsync();
            return (sold, await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == sold.CustomerId));
        });
        await Send(seller, customer, 0);
        var mail = await Send(seller, customer, 1);
        var token = mail.Text.Split("/lien/devis/")[1].Split('\n')[0];
        await stage.Alone(s => s.GetRequiredService<QuoteAnswers>().Sign(token, new(customer.Name, "", true, "192.0.2.1", "Démonstration"))).Must();
        await stage.As(seller.Account, s => s.GetRequiredService<InvoiceSending>().Send(invoice.Id, Addressed(InvoiceSending.LetterOf(invoice, customer)))).Must();
    }

    private async Task<Platform.Mail.OutgoingMail> Send(Played seller, Customer customer, int item)
    {
        var of = seller.Of;
        var (what, price) = of.Sold[item % of.Sold.Count];
        var line = new DraftLine(what, Quantity.From(2), of.Unit == "forfait" ? "" : of.Unit, UnitPrice.FromEuros(price), of.Vat, LineNature.Services);
        var draft = new QuoteDraft(customer.Id, what, stage.Now.AddDays(20), null, "", "", "", 30, false, 30, false, false, [line], InvoicingPlan.Once);
        var quote = await stage.As(seller.Account, s => s.GetRequiredService<QuoteActions>().Submit(new QuoteSave(Id<Quote>.New(), seller.Id, 0, draft))).Must();
        if (!quote.IsFrozen) quote = await stage.As(cast.Accountant, s => s.GetRequiredService<QuoteActions>().Validate(quote.Id)).Must();
        return await stage.As(seller.Account, s => s.GetRequiredService<QuoteSending>().Send(quote.Id, Addressed(QuoteSending.LetterOf(quote, customer)))).Must();
    }

    private static Letter Addressed(Letter letter)
    {
        letter.To = Mailbox;
        return letter;
    }
}
