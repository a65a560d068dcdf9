using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Drafts made from an invoice: the same again, or the credit note that takes it back.</summary>
public sealed class InvoiceCopies(Db db, Access access, Clock clock, Current current, InvoiceLinks links, SalesAccounts accounts, VatTable vat)
{
    /// <summary>A new invoice that says the same, dated today.</summary>
    /// <param name="copy">Made by the page, so that sending it twice makes one copy.</param>
    public Task<Result<Invoice>> Duplicate(Id<Invoice> id, Id<Invoice> copy) => db.Write<Invoice>(async () =>
    {
        var found = await Find(id);
        if (!found.Ok) return found;
        if (await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == copy) is { } made) return made;
        if (found.Value.Kind != DocumentKind.Invoice || found.Value.IsBalance)
            return new Refusal("sales.invoice.duplicate", "Seule une facture simple se duplique : un acompte, une échéance ou un solde se prépare depuis son devis.");
        return await Make(copy, found.Value, DocumentKind.Invoice, InvoiceOrigin.None, found.Value.Draft with { SaleFrom = clock.Today, SaleTo = null, CustomerReference = "" });
    });

    /// <summary>A credit note of an issued invoice, with all its lines: what is not to be credited is taken out of the draft.</summary>
    /// <param name="note">Made by the page, so that sending it twice makes one credit note.</param>
    public Task<Result<Invoice>> Credit(Id<Invoice> id, Id<Invoice> note) => db.Write<Invoice>(async () =>
    {
        var found = await Find(id);
        if (!found.Ok) return found;
        if (await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == note) is { } made) return made;
        var invoice = found.Value;
        if (!invoice.IsIssued) return new Refusal("sales.credit.not-issued", "Cette facture n’est pas émise : modifiez-la ou supprimez-la.");
        if (invoice.IsCredit) return new Refusal("sales.credit.of-credit", "Un avoir ne se crédite pas : refaites une facture.");
        if (await links.IsCreditedWhole(invoice)) return new Refusal("sales.credit.whole", "Cette facture est déjà créditée en entier.");
        if (await db.Set<Invoice>().FirstOrDefaultAsync(i => i.CreditsId == id && i.Rank == null) is { } waiting) return waiting;
        if (!invoice.IsBalance && invoice.QuoteId is { } quote && await BalanceOf(quote) is { } balance)
            return new Refusal("sales.credit.deducted", $"Cette facture est déduite de {balance.Number} : faites d’abord l’avoir de celle-ci.");
        var origin = new InvoiceOrigin(invoice.DealId, invoice.QuoteId, 0, invoice.IsBalance, invoice.Id, invoice.Kind);
        var subject = $"Avoir sur {invoice.Number}{(invoice.Subject.Length > 0 ? $" : {invoice.Subject}" : "")}";
        return await Make(note, invoice, DocumentKind.CreditNote, origin, invoice.Draft with { Subject = French.Cut(subject, LineRules.LongestSubject), Note = "", Retention = Rate.Zero });
    });

    private async Task<Invoice?> BalanceOf(Id<Domain.Sales.Quotes.Quote> quote)
    {
        foreach (var balance in await db.Set<Invoice>().Where(i => i.QuoteId == quote && i.IsBalance && i.Rank != null && i.CreditsId == null).ToListAsync())
            if (!await links.IsCreditedWhole(balance)) return balance;
        return null;
    }

    private async Task<Result<Invoice>> Find(Id<Invoice> id)
    {
        await db.Lock($"invoice:{id}");
        if (await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == id) is not { } invoice) return Refusal.NotFound;
        return await access.NeedOver(SalesModule.EditInvoices, invoice) is { Ok: false } refused ? Result<Invoice>.Refused(refused.Refusals) : invoice;
    }

    private async Task<Result<Invoice>> Make(Id<Invoice> id, Invoice from, DocumentKind kind, InvoiceOrigin origin, InvoiceDraft draft)
    {
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == from.ActivityId);
        var customer = draft.CustomerId is { } c ? await db.KeptOf(c) : null;
        var name = customer?.Name ?? "";
        draft = draft with { CustomerId = customer?.Id };
        var invoice = new Invoice(id, activity, clock.Now, current.Account, kind, origin);
        var priced = draft.Priced(accounts, vat, invoice.Bills);
        var deducted = (await links.Deductions(invoice, DocumentContent.Of(draft.TtcPrices, priced))).Sum(d => d.Ttc);
        if (invoice.Write(draft, priced, deducted, name, clock.Now) is { Ok: false } refused) return Result<Invoice>.Refused(refused.Refusals);
        db.Add(invoice);
        return invoice;
    }
}
