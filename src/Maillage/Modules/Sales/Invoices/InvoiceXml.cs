using System.Security.Cryptography;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Formats.Electronic;
using Maillage.Formats.Electronic.Mapping;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The electronic form of an issued invoice (CII, EN 16931), written with it: the same bytes for ever.</summary>
public sealed class InvoiceXml : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<Invoice> InvoiceId { get; init; }
    public byte[] Bytes { get; init; } = [];
    public string Sha256 { get; init; } = "";
    /// <summary>The rules it was found to follow.</summary>
    public string RulesVersion { get; init; } = "";

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Makes the electronic form of invoices, or says what keeps it from being sent.</summary>
public sealed class InvoiceXmls(Db db, Clock clock, Current current, VatTable vat, PartiesReader parties, InvoiceLinks links)
{
    /// <summary>Stands for a number not given yet.</summary>
    private const string NoNumber = "0";

    /// <summary>Terms of the seller: the entrepreneur cannot mend them.</summary>
    private static readonly string[] SellerTerms = ["BT-27", "BT-29", "BT-30", "BT-31", "BT-34", "BT-40", "BT-84", "BG-5"];

    /// <summary>What the rules would find were the invoice issued today; nothing when its seller has no identity yet, which is told elsewhere.</summary>
    public async Task<IReadOnlyList<Refusal>> Missing(Invoice invoice, Customer customer, Activity activity, LegalIdentity? seller, bool sellerToo)
    {
        if (seller is null) return [];
        var people = await parties.Of(customer, activity, seller, invoice.SubmittedBy ?? current.Account, clock.Today);
        var snapshot = InvoiceIssuing.Snapshot(invoice, people, await links.Deductions(invoice), await links.Reference(invoice), NoNumber, clock.Today);
        return Refusals(ElectronicRules.Check(SnapshotToElectronic.Map(snapshot, vat)).Where(f => sellerToo || !SellerTerms.Contains(f.Term)));
    }

    /// <summary>Keeps the electronic form of a document about to be issued, in the transaction at hand; refused when a rule finds something.</summary>
    public Result Keep(Id<Invoice> id, DocumentSnapshot snapshot)
    {
        var electronic = SnapshotToElectronic.Map(snapshot, vat);
        if (ElectronicRules.Check(electronic) is { Count: > 0 } found) return Result.Refused(Refusals(found));
        var bytes = CiiWriter.Write(electronic);
        db.Add(new InvoiceXml { CooperativeId = db.Cooperative, InvoiceId = id, Bytes = bytes, Sha256 = InvoiceXml.HashOf(bytes), RulesVersion = ElectronicRules.Version });
        return Result.Done;
    }

    /// <summary>The kept XML of an issued invoice.</summary>
    public Task<byte[]> Of(Id<Invoice> id) => db.Set<InvoiceXml>().AsNoTracking().Where(x => x.InvoiceId == id).Select(x => x.Bytes).SingleAsync();

    private static IReadOnlyList<Refusal> Refusals(IEnumerable<ElectronicFinding> findings) =>
        [.. findings.DistinctBy(f => f.Message).Select(f => new Refusal("sales.invoice.electronic", f.Message, null, f.Rule))];
}
