using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Formats.Documents;
using Maillage.Formats.Paper;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>What is being typed, as it will leave: the sheets of the PDF, laid out by the same code and drawn for the screen.</summary>
public sealed class DocumentPreview(Db db, PartiesReader parties, DocumentImages images, InvoiceLinks links, SalesAccounts accounts, VatTable vat, Clock clock, Current current)
{
    private const string Nobody = "Votre client";

    /// <summary>Letters beyond which what is typed of a customer is no name and address: it is refused when kept, and not drawn.</summary>
    private const int LongestBuyer = 5_000;

    /// <summary>The sheets as SVG pictures; none while the entity has no identity, nor of what is too long to be kept.</summary>
    /// <param name="kept">As it was kept, read for this alone: it takes what is typed. Null while it is new.</param>
    public async Task<IReadOnlyList<string>> Of(QuoteForm input, Quote? kept, Activity activity)
    {
        if (kept is { CanBeWritten: false }) return [];
        var buyer = await Buyer(input, activity);
        var draft = input.Read(buyer.Term).Draft.Clean();
        if (draft.CheckSizes().Count > 0) return [];
        var quote = kept ?? new Quote(Id<Quote>.New(), activity, clock.Now, current.Account);
        var priced = draft.Priced(accounts, vat);
        quote.Write(draft with { Plan = InvoicingPlan.Once }, priced, buyer.Name, clock.Now);
        if (quote.Ttc.IsPositive && !draft.Plan.Check(quote.Ttc).Any()) quote.Write(draft, priced, buyer.Name, clock.Now);
        return await Draw(activity, buyer, (people, today) => QuoteIssuing.Snapshot(quote, people, "", today));
    }

    /// <inheritdoc cref="Of(QuoteForm, Quote, Activity)"/>
    public async Task<IReadOnlyList<string>> Of(InvoiceForm input, Invoice? kept, Activity activity)
    {
        if (kept is { CanBeWritten: false }) return [];
        var buyer = await Buyer(input, activity);
        var draft = input.Read(buyer.Term).Draft.Clean();
        if (draft.CheckSizes().Count > 0) return [];
        var invoice = kept ?? new Invoice(Id<Invoice>.New(), activity, clock.Now, current.Account);
        var priced = draft.Priced(accounts, vat, invoice.Bills);
        var deductions = await links.Deductions(invoice, DocumentContent.Of(draft.TtcPrices, priced));
        invoice.Write(draft, priced, deductions.Sum(d => d.Ttc), buyer.Name, clock.Now);
        var credited = await links.Reference(invoice);
        return await Draw(activity, buyer, (people, today) => InvoiceIssuing.Snapshot(invoice, people, deductions, credited, "", today));
    }

    /// <summary>A quote that shows a brand.</summary>
    public Task<IReadOnlyList<string>> Sample(Activity activity, DocumentBrand brand)
    {
        var code = vat.At(clock.Today)[0].Code;
        DraftLine Line(string what, decimal quantity, string unit, decimal euros) =>
            new(what, Quantity.From(quantity), unit, UnitPrice.FromEuros(euros), code, LineNature.Services);
        var draft = new QuoteDraft(null, "Exemple de devis", null, null, "", "", "", CustomerDetails.UsualDays, false, QuoteDraft.UsualValidDays, false, false,
            [Line("Préparation et conseil", 2, "heure", 60), Line("Réalisation", 1, "forfait", 850)], InvoicingPlan.Once);
        var quote = new Quote(Id<Quote>.New(), activity, clock.Now, current.Account);
        quote.Write(draft, draft.Priced(accounts, vat), Nobody, clock.Now);
        return Draw(activity, StandIn(activity, new(CustomerKind.Private, Nobody)), (people, today) => QuoteIssuing.Snapshot(quote, people with { Brand = brand }, "", today));
    }

    /// <summary>The customer chosen, the one being typed, or a stand-in while there is none.</summary>
    private async Task<Customer> Buyer(DocumentForm input, Activity activity)
    {
        if (input.CustomerId is { } id && await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == new Id<Customer>(id) && c.ActivityId == activity.Id) is { } chosen) return chosen;
        var details = input.NewCustomer.Details.Clean();
        if (!input.MakesCustomer || details.ToString().Length > LongestBuyer) details = new(CustomerKind.Private, Nobody);
        return StandIn(activity, details);
    }

    private static Customer StandIn(Activity activity, CustomerDetails details) =>
        new(Id<Customer>.New(), activity, new ThirdParty(activity.CooperativeId, ThirdPartyKind.Customer, "", ""), details);

    private async Task<IReadOnlyList<string>> Draw(Activity activity, Customer buyer, Func<DocumentParties, DateOnly, DocumentSnapshot> freeze)
    {
        var today = clock.Today;
        var entity = await db.Set<LegalEntity>().AsNoTracking().SingleAsync(e => e.Id == activity.EntityId);
        if (entity.IdentityAt(today) is not { } seller) return [];
        var snapshot = freeze(await parties.Of(buyer, activity, seller, current.Account, today), today);
        return SvgDrawing.Draw(DocumentPaper.Layout(snapshot, await images.Of(snapshot)));
    }
}
