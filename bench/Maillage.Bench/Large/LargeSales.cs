using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Vat;
using Maillage.Formats.Electronic;
using Maillage.Formats.Electronic.Mapping;
using Maillage.Modules.Sales.Invoices;

namespace Maillage.Bench.Large;

/// <summary>Issues invoices and receives their money as the program does: number, frozen image, chain, electronic form, entry.</summary>
public sealed class LargeSales(LargeCast cast, LargeLedger ledger, SalesAccounts accounts, VatTable vat, LegalMentions mentions, Action<object> keep)
{
    private const string Template = BenchHouse.NumberTemplate;
    private string last = InvoiceChain.Start;

    public Invoice Issue(LargeActivity activity, Customer customer, DateOnly day, IReadOnlyList<DraftLine> lines)
    {
        var at = LargeLedger.At(day);
        var invoice = new Invoice(Id<Invoice>.New(), activity.Activity, at, null);
        var draft = new InvoiceDraft(customer.Id, "Travaux du mois", day.AddDays(-10), day, "", "", CustomerDetails.UsualDays, false, lines);
        Sure(invoice.Write(draft, draft.Priced(accounts, vat), Money.Zero, customer.Name, at));
        Sure(invoice.Submit([], at, null));
        var number = string.Create(CultureInfo.InvariantCulture, $"{day.Year}-{ledger.Next($"invoice:{cast.Entity}:Year:{day.Year}:"):D5}");
        var snapshot = InvoiceIssuing.Snapshot(invoice, new(customer, activity.Activity, cast.Seller, activity.Person.FullName, vat, mentions), [], null, number, day);
        var electronic = SnapshotToElectronic.Map(snapshot, vat);
        if (ElectronicRules.Check(electronic) is [var wrong, ..]) throw new InvalidOperationException(wrong.Message);
        var bytes = CiiWriter.Write(electronic);
        var entry = ledger.Post(InvoicePosting.Of(invoice, snapshot, customer.ThirdPartyId, accounts));
        Sure(invoice.Issue(snapshot, Template, (int)ledger.Next($"invoice:{cast.Entity}"), last, entry.Id, at, null));
        last = invoice.Hash!;
        keep(invoice);
        foreach (var line in invoice.Lines) keep(line);
        keep(new InvoiceXml { CooperativeId = cast.Cooperative, InvoiceId = invoice.Id, Bytes = bytes, Sha256 = InvoiceXml.HashOf(bytes), RulesVersion = ElectronicRules.Version });
        return invoice;
    }

    /// <summary>Receives what an invoice asks for.</summary>
    public void Receive(Invoice invoice, Customer customer, OpenItem item, DateOnly day)
    {
        var claim = Claim.Of(invoice, [item], [], accounts);
        var receipt = new Receipt(Id<Clearing>.New(), customer, invoice.Ttc, day, PaymentMethod.Transfer, "", [new(claim.Id, invoice.Ttc)], [claim], LargeLedger.At(day), null);
        receipt.BookedAs(ledger.Post(ClearingPosting.Of(receipt, customer, [claim], accounts)).Id);
        keep(receipt);
        foreach (var share in receipt.Shares)
        {
            keep(share);
            foreach (var part in share.Parts) keep(part);
        }
    }

    private static void Sure(Result result)
    {
        if (result.Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
    }
}
