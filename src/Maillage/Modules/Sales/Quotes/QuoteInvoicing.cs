using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>Prepares the invoices of a quote as drafts: the steps of its plan, or what is done of it.</summary>
public sealed class QuoteInvoicing(Db db, Access access, Clock clock, Current current, InvoiceLinks links, SalesAccounts accounts, VatTable vat)
{
    /// <summary>The draft of a step of the plan. A step that has its invoice gives that one back, unless it was credited whole.</summary>
    /// <param name="step">From 1, in the order of <see cref="Quote.Steps"/>.</param>
    /// <param name="id">Made by the page, so that sending it twice makes one invoice.</param>
    public Task<Result<Invoice>> Prepare(Id<Quote> quoteId, int step, Id<Invoice> id) => db.Write<Invoice>(async () =>
    {
        var found = await Open(quoteId);
        if (!found.Ok) return Result<Invoice>.Refused(found.Refusals);
        var quote = found.Value;
        if (await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == id) is { } made) return made;
        var steps = quote.Steps;
        if (step < 1 || step > steps.Count) return new Refusal("sales.plan.step", "Cette étape n’est pas dans le plan du devis.");
        foreach (var existing in await db.Set<Invoice>().Where(i => i.QuoteId == quoteId && i.Step == step && i.Kind != DocumentKind.CreditNote).ToListAsync())
            if (!existing.IsIssued || !await links.IsCreditedWhole(existing)) return existing;
        var planned = steps[step - 1];
        var origin = new InvoiceOrigin(quote.DealId, quote.Id, step, IsBalance: planned.Kind == DocumentKind.Invoice && steps.Count > 1);
        return planned.Kind == DocumentKind.Invoice
            ? await Make(id, quote, DocumentKind.Invoice, origin, quote.Subject, quote.TtcPrices, quote.Draft.Lines, Rate.Zero)
            : await Make(id, quote, planned.Kind, origin, Subject(planned.Label, quote), planned.TtcPrices, StepLines(planned, quote), Rate.Zero);
    });

    /// <summary>The draft that bills what was done since the last invoice; at 100 % it is that of the balance.</summary>
    public Task<Result<Invoice>> PrepareProgress(Id<Quote> quoteId, QuoteProgress progress, Id<Invoice> id) => db.Write<Invoice>(async () =>
    {
        var found = await Open(quoteId);
        if (!found.Ok) return Result<Invoice>.Refused(found.Refusals);
        var quote = found.Value;
        if (await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == id) is { } made) return made;
        if (quote.Plan.Mode != PlanMode.Progress) return new Refusal("sales.progress.mode", "Ce devis ne se facture pas à l’avancement.");
        if (await db.Set<Invoice>().FirstOrDefaultAsync(i => i.QuoteId == quoteId && i.Rank == null && i.Progress != "") is { } waiting)
            return new Refusal("sales.progress.waiting", $"« {waiting.Subject} » n’est pas encore émise : émettez-la ou supprimez-la avant la suivante.");
        var before = await Progress(quoteId);
        if (progress.Check(quote, before) is { Ok: false } wrong) return Result<Invoice>.Refused(wrong.Refusals);
        if (!progress.IsComplete(quote) && await Exceeds(quote, progress.LinesSince(quote, before)))
            return new Refusal("sales.progress.exceeds", "Avec l’acompte, les factures dépasseraient le total du devis. Passez directement à 100 % : la facture de solde déduit l’acompte et les situations.");
        var number = 1 + await db.Set<Invoice>().CountAsync(i => i.QuoteId == quoteId && i.Kind == DocumentKind.Interim && i.Rank != null);
        var ends = progress.IsComplete(quote);
        var origin = new InvoiceOrigin(quote.DealId, quote.Id, 0, IsBalance: ends, Progress: progress.ToString());
        return ends
            ? await Make(id, quote, DocumentKind.Invoice, origin, Subject("Solde", quote), quote.TtcPrices, quote.Draft.Lines, quote.Plan.Retention)
            : await Make(id, quote, DocumentKind.Interim, origin, Subject($"Situation n° {number}", quote), quote.TtcPrices, progress.LinesSince(quote, before), quote.Plan.Retention);
    });

    /// <summary>How far the issued invoices of a quote went.</summary>
    public async Task<QuoteProgress> Progress(Id<Quote> quote)
    {
        var issued = await db.Set<Invoice>().AsNoTracking().Where(i => i.QuoteId == quote && i.Rank != null && i.Progress != "").OrderByDescending(i => i.Rank).ToListAsync();
        foreach (var last in issued)
            if (!await links.IsCreditedWhole(last)) return QuoteProgress.Parse(last.Progress);
        return QuoteProgress.None;
    }

    /// <summary>Whether one more situation would bill more than the quote: the deposit comes back in the balance only.</summary>
    private async Task<bool> Exceeds(Quote quote, IReadOnlyList<DraftLine> lines)
    {
        var billed = new Money(await db.Set<Invoice>().Where(i => i.QuoteId == quote.Id && i.Rank != null).SumAsync(i => i.Ttc.Cents));
        var draft = new InvoiceDraft(null, "", null, null, "", "", 0, quote.TtcPrices, lines);
        return billed + DocumentTotals.Of(DocumentContent.Of(quote.TtcPrices, draft.Priced(accounts, vat, DocumentKind.Interim))).Total > quote.Ttc;
    }

    private async Task<Result<Quote>> Open(Id<Quote> id)
    {
        await db.Lock($"quote:{id}");
        if (await db.Set<Quote>().AsNoTracking().Include(q => q.Lines).SingleOrDefaultAsync(q => q.Id == id) is not { } quote) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditInvoices, quote) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);
        return quote.IsOpen || quote.State == QuoteState.Signed ? quote
            : new Refusal("sales.quote.not-open", quote.IsFrozen ? "Ce devis n’est plus proposé : il ne se facture pas." : "Ce devis n’est pas encore validé : il ne se facture pas.");
    }

    private async Task<Result<Invoice>> Make(Id<Invoice> id, Quote quote, DocumentKind kind, InvoiceOrigin origin, string subject, bool ttcPrices, IReadOnlyList<DraftLine> lines, Rate retention)
    {
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == quote.ActivityId);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == quote.CustomerId);
        var invoice = new Invoice(id, activity, clock.Now, current.Account, kind, origin);
        var draft = new InvoiceDraft(customer.Id, subject, kind == DocumentKind.Deposit ? clock.Today : quote.From ?? clock.Today, kind == DocumentKind.Deposit ? null : quote.To,
            quote.CustomerReference, "", quote.PaymentDays, ttcPrices, lines, quote.EndOfMonth, retention);
        var deducted = (await links.Deductions(invoice)).Sum(d => d.Ttc);
        if (invoice.Write(draft, draft.Priced(accounts, vat, kind), deducted, customer.Name, clock.Now) is { Ok: false } refused) return Result<Invoice>.Refused(refused.Refusals);
        db.Add(invoice);
        return invoice;
    }

    /// <summary>
    /// One line for each VAT code, at the prices of the step. Where services at home and others share a code, one line for each in
    /// proportion: only the first gives a right to the tax credit.
    /// </summary>
    private static IReadOnlyList<DraftLine> StepLines(PlanStep step, Quote quote)
    {
        var offered = SnapshotJson.Read(quote.Snapshot!);
        return [.. step.Lines.Zip(step.Prices).SelectMany(priced =>
        {
            var (l, price) = priced;
            var nature = quote.Lines.OrderBy(x => x.Rank).First(x => x.Draft.HasAmount && x.VatCode == l.VatCode).Nature;
            DraftLine Line(decimal euros, string? sap, string what) => new(
                $"{step.Label}, devis {quote.Name}{(step.Lines.Count > 1 ? $", part à {l.Rate}" : "")}{what}", Quantity.One, "", UnitPrice.FromEuros(euros), l.VatCode, nature, Sap: sap);
            var items = offered.Lines.Where(x => x.Kind == LineKind.Item && x.VatCode == l.VatCode && x.Amount is not null).ToList();
            var (served, all) = (items.Where(x => x.Sap is not null).ToList(), items.Sum(x => x.Amount!.Value));
            if (served.Count == 0 || all.IsZero) return [Line(price, DraftLine.NoSap, "")];
            var service = served.MaxBy(x => x.Amount!.Value.Cents)!.Sap;
            if (served.Count == items.Count) return [Line(price, service, "")];
            var part = Rounding.Round(price * served.Sum(x => x.Amount!.Value).Euros / all.Euros, 2);
            return (DraftLine[])[Line(part, service, ", services à la personne"), Line(price - part, DraftLine.NoSap, ", autres prestations")];
        })];
    }

    private static string Subject(string label, Quote quote)
    {
        var subject = quote.Subject.Length > 0 ? $"{label} : {quote.Subject}" : $"{label}, devis {quote.Name}";
        return French.Cut(subject, LineRules.LongestSubject);
    }
}
