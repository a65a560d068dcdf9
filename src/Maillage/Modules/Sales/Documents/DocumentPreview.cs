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
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>What is being typed, as it will leave: the sheets of the PDF, laid out by the same code and drawn for the screen.</summary>
public sealed class DocumentPreview(Db db, PartiesReader parties, DocumentImages images, SalesAccounts accounts, VatTable vat, Clock clock, Current current)
{
    private const string Nobody = "Votre client";

    /// <summary>Letters beyond which what is typed of a customer is no name and address: it is refused when kept, and not drawn.</summary>
    private const int LongestBuyer = 5_000;

    /// <summary>The sheets as SVG pictures; none while the entity has no identity.</summary>
    /// <param name="quote">Written from what is typed, not stored.</param>
    /// <param name="buyer">Its customer, or <see cref="Buyer"/>.</param>
    public Task<IReadOnlyList<string>> Of(Quote quote, Activity activity, Customer buyer) =>
        Draw(activity, buyer, (people, today) => QuoteIssuing.Snapshot(quote, people, "", today));

    /// <inheritdoc cref="Of(Quote, Activity, Customer)"/>
    /// <param name="invoice">Written from what is typed, not stored.</param>
    public Task<IReadOnlyList<string>> Of(Invoice invoice, Activity activity, Customer buyer, IReadOnlyList<Deduction> deductions, DocumentReference? credited) =>
        Draw(activity, buyer, (people, today) => InvoiceIssuing.Snapshot(invoice, people, deductions, credited, "", today));

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
    public async Task<Customer> Buyer(DocumentForm input, Activity activity)
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
