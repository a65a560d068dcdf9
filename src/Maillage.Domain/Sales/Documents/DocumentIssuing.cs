using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Sap;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What a document says of itself.</summary>
/// <param name="Due">Day by which it is to be paid; of a quote, accepted.</param>
/// <param name="Terms">How and when to pay, in words.</param>
/// <param name="Deductions">What earlier invoices billed, as printed: positive.</param>
/// <param name="Credited">The invoice a credit note takes back.</param>
public sealed record DocumentParts(
    DocumentKind Kind, string Subject, DateOnly SaleFrom, DateOnly? SaleTo, string CustomerReference, string Note, bool TtcPrices, IReadOnlyList<PricedDraft> Lines,
    DateOnly Due, string Terms, IReadOnlyList<Deduction> Deductions, DocumentReference? Credited, Rate Retention, QuoteOffer? Offer, bool OffPremises);

/// <summary>Who stands behind a document, and the law it follows.</summary>
/// <param name="Seller">The identity of the entity in force that day.</param>
/// <param name="Contact">The entrepreneur's name.</param>
/// <param name="Brand">How the activity presents itself, or null.</param>
/// <param name="Capes">The CAPE of each member of the activity who has one that day.</param>
/// <param name="Sap">When the activity serves this customer at home, or null.</param>
public sealed record DocumentParties(
    Customer Customer, Activity Activity, LegalIdentity Seller, string Contact, VatTable Vat, LegalMentions Mentions, DocumentBrand? Brand = null, IReadOnlyList<CapeMention>? Capes = null, SapSituation? Sap = null);

/// <summary>From what was typed to all that the issued document says.</summary>
public static class DocumentIssuing
{
    /// <summary>How long the customer of works may keep the retention (loi 71-584, art. 2).</summary>
    public const int RetentionMonths = 12;

    /// <param name="number">Its number.</param>
    /// <param name="day">Day of issue.</param>
    public static DocumentSnapshot Snapshot(DocumentParts parts, DocumentParties parties, string number, DateOnly day)
    {
        var (customer, seller) = (parties.Customer, parties.Seller);
        var totals = DocumentTotals.Of(DocumentContent.Of(parts.TtcPrices, parts.Lines));
        var nature = LineRules.NatureOf(parts.Lines.Select(p => p.Line));
        var toPay = totals.Total - parts.Deductions.Sum(d => d.Ttc);
        var retained = Money.FromEuros(Rounding.PercentOf(toPay.Euros, parts.Retention.Percent, 2));
        return new(
            SnapshotJson.CurrentFormat, parts.Kind, number, day, parts.Due, parts.Credited, parts.SaleFrom, parts.SaleTo,
            Seller(seller),
            parties.Activity.Name, parties.Contact,
            Buyer(customer),
            Known(parts.CustomerReference), parts.Subject, parts.TtcPrices, nature,
            [.. parts.Lines.Zip(LineAmounts.Of(parts.TtcPrices, parts.Lines), (line, amount) => Line(line, amount, parties.Sap))],
            [.. totals.ByVat.Select(v => Group(v, parties.Vat, day))],
            totals.Ht, totals.Vat, totals.Total, parts.Deductions, toPay, retained, retained.IsZero ? null : day.AddMonths(RetentionMonths),
            parts.Terms,
            [.. parties.Mentions.For(Context(parts, parties, nature, day)).Select(m => new DocumentMention(m.Text, m.Subject))],
            Known(parts.Note), parts.Offer, parties.Brand,
            Sap: parties.Sap is { } sap && parts.Lines.Any(l => SapOf(l.Line, sap) is not null) ? new SnapshotSap(sap.Number, sap.Since, parties.Contact) : null);
    }

    /// <summary>How papers name an entity.</summary>
    public static DocumentSeller Seller(LegalIdentity seller) =>
        new(seller.Name, $"{seller.LegalForm} {seller.CapitalText}".Trim(), seller.Siren, seller.Siret, seller.VatNumber, seller.Registry,
            new(PostalAddress.StreetLines(seller.Street), seller.PostCode, seller.City, Countries.France), seller.Email, seller.Phone, seller.Iban, seller.Bic, FrozenImages.Key(seller.LogoPng));

    /// <summary>How papers name a customer.</summary>
    public static DocumentBuyer Buyer(Customer customer) =>
        new(customer.Kind, customer.Name, customer.PostalAddress, Known(customer.Siren), Known(customer.Siret), customer.VatNumberOnInvoice, null, Known(customer.Email));

    private static MentionContext Context(DocumentParts parts, DocumentParties parties, SupplyNature nature, DateOnly day) => new(
        day, parties.Customer.Kind, nature, VatOnDebits: false, Taxed: parts.Lines.Any(l => l.Rate != Rate.Zero), parties.Capes, Kind: parts.Kind,
        OffPremises: parts.OffPremises, ReducedRate: parts.Lines.Any(l => l.Rate.BasisPoints is 550 or 1000 && l.Line.Nature == LineNature.Services),
        Mediator: Known(parties.Seller.Mediator), Insurance: Known(parties.Seller.Insurance),
        Sap: parties.Sap is { } sap && Served(parts, sap) is { Length: > 0 } served ? new(sap.Number, sap.Since, parties.Contact, served) : null);

    /// <summary>The service at home that a line is: what is said of it, or the usual one for a service; null for anything else.</summary>
    private static string? SapOf(DraftLine line, SapSituation? sap) =>
        sap is null || line.Kind != LineKind.Item || line.Sap == DraftLine.NoSap ? null
        : line.Sap is { } said && sap.Services.Any(s => s.Code == said) ? said : line.Nature == LineNature.Services ? sap.Services[0].Code : null;

    /// <summary>The services at home of the lines, in words.</summary>
    private static string Served(DocumentParts parts, SapSituation sap) =>
        string.Join(", ", parts.Lines.Select(l => SapOf(l.Line, sap)).OfType<string>().Distinct().Select(code => sap.Services.First(s => s.Code == code).Label));

    private static SnapshotLine Line(PricedDraft priced, decimal? amount, SapSituation? sap)
    {
        var line = priced.Line;
        return new(line.Kind, line.Nature, line.Description, line.Quantity, line.Unit, line.UnitPrice, line.Discount, priced.Rate, line.VatCode,
            amount is { } ht ? Money.FromEuros(ht) : null, SapOf(line, sap));
    }

    private static SnapshotVat Group(VatTotal total, VatTable vat, DateOnly day) =>
        new(total.VatCode, total.Rate, total.Base, total.Vat, vat.Known(total.VatCode) is { } code ? vat.Mention(code, day) : null);

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
