using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Formats.Electronic.Mapping;

/// <summary>From what an issued document says to the terms of EN 16931.</summary>
public static class SnapshotToElectronic
{
    /// <summary>The electronic invoice of a document; what it lacks is left out, for <see cref="ElectronicRules"/> to find. Pure.</summary>
    /// <param name="snapshot">Of an invoice, a deposit, an instalment or a credit note.</param>
    /// <param name="vat">Gives the category and exemption code of each VAT code.</param>
    public static ElectronicInvoice Map(DocumentSnapshot snapshot, VatTable vat)
    {
        var terms = new VatTerms(snapshot, vat);
        var seller = PartiesMapping.Seller(snapshot, terms);
        var lines = LinesMapping.Of(snapshot, terms);
        return new()
        {
            Process = Process(snapshot),
            Number = snapshot.Number,
            IssueDate = snapshot.IssueDate,
            TypeCode = TypeCode(snapshot),
            VatPointCode = VatPoint(snapshot, terms),
            DueDate = snapshot.DueDate,
            // A public body's reference is its commitment number; BT-10 is there for a code of its services.
            BuyerReference = PartiesMapping.IsPublic(snapshot) ? null : snapshot.BuyerReference,
            OrderReference = PartiesMapping.IsPublic(snapshot) ? snapshot.BuyerReference : null,
            PaymentTerms = Terms(snapshot),
            Notes = NotesMapping.Of(snapshot, terms),
            PrecedingInvoices = Preceding(snapshot),
            Seller = seller,
            Buyer = PartiesMapping.Buyer(snapshot, terms, seller),
            Delivery = Delivery(snapshot, terms),
            Period = snapshot.SaleTo is { } to ? new(snapshot.SaleFrom, to) : null,
            Payment = Payment(snapshot),
            AllowancesCharges = lines.AllowancesCharges,
            Totals = Totals(snapshot, lines),
            VatBreakdown = terms.Breakdown(),
            Lines = lines.Lines,
        };
    }

    /// <summary>Whether the tax waits for the payment: that of services (CGI art. 269, 2, c) and of deposits (a bis).</summary>
    private static string? VatPoint(DocumentSnapshot snapshot, VatTerms terms)
    {
        if (!terms.AnyTaxed) return null;
        // Of a mixed sale the services wait: payments must be told to the tax office, which only this code brings about.
        return snapshot.Nature == SupplyNature.Goods && !IsDeposit(snapshot) ? VatPoints.Invoice : VatPoints.Payment;
    }

    /// <summary>BT-3.</summary>
    private static string TypeCode(DocumentSnapshot snapshot) => (snapshot.Kind, IsDeposit(snapshot)) switch
    {
        (DocumentKind.CreditNote, true) => InvoiceTypes.DepositCreditNote,
        (DocumentKind.CreditNote, false) => InvoiceTypes.CreditNote,
        (_, true) => InvoiceTypes.Deposit,
        _ => InvoiceTypes.Invoice,
    };

    /// <summary>BT-23: what is sold, then 4 for a balance after deposits, even when they cover it whole, 1 otherwise.</summary>
    private static string Process(DocumentSnapshot snapshot)
    {
        var letter = snapshot.Nature switch { SupplyNature.Goods => 'B', SupplyNature.Services => 'S', _ => 'M' };
        return $"{letter}{(snapshot.Deductions.Count > 0 && !IsDeposit(snapshot) ? 4 : 1)}";
    }

    private static bool IsDeposit(DocumentSnapshot snapshot) => snapshot.Kind == DocumentKind.Deposit || snapshot.Credits?.Kind == DocumentKind.Deposit;

    /// <summary>BT-20, with what a customer of works keeps (loi 71-584).</summary>
    private static string Terms(DocumentSnapshot snapshot) => snapshot.RetainedUntil is { } until
        ? $"{snapshot.PaymentTerms} Retenue de garantie de {snapshot.Retained}, à payer le {French.LongDate(until)}." : snapshot.PaymentTerms;

    /// <summary>BG-3: the invoice credited, or those taken off.</summary>
    private static Items<PrecedingInvoice> Preceding(DocumentSnapshot snapshot) => snapshot.Credits is { } credited
        ? [new(credited.Number, credited.IssuedOn)] : snapshot.Deductions.Select(d => new PrecedingInvoice(d.Number, d.IssuedOn)).ToItems();

    /// <summary>BG-13: the day, when it is one, and where goods go when it is elsewhere or out of the country.</summary>
    private static DeliveryDetails? Delivery(DocumentSnapshot snapshot, VatTerms terms)
    {
        var address = snapshot.Buyer.DeliveryAddress ?? (terms.Has(VatCategories.IntraCommunity) || terms.Has(VatCategories.Export) ? snapshot.Buyer.Address : null);
        DateOnly? day = snapshot.SaleTo is null ? snapshot.SaleFrom : null;
        return address is null && day is null ? null : new() { Date = day, Address = address is null ? null : PartiesMapping.Address(address) };
    }

    /// <summary>BG-16: a transfer to the seller; nothing on a credit note.</summary>
    private static PaymentInstructions? Payment(DocumentSnapshot snapshot)
    {
        var iban = Identifiers.Compact(snapshot.Seller.Iban);
        if (snapshot.Kind == DocumentKind.CreditNote || iban.Length == 0) return null;
        var bic = Identifiers.Compact(snapshot.Seller.Bic);
        return new() { MeansCode = Transfer, RemittanceText = snapshot.Number, Transfers = [new(iban, snapshot.Seller.Name, bic.Length == 0 ? null : bic)] };
    }

    private static DocumentTotals Totals(DocumentSnapshot snapshot, MappedLines lines) => new()
    {
        Lines = lines.Lines.Sum(l => l.NetAmount ?? 0),
        Allowances = Sum(lines.AllowancesCharges.Where(a => !a.IsCharge)),
        Charges = Sum(lines.AllowancesCharges.Where(a => a.IsCharge)),
        TaxExclusive = snapshot.Ht.Euros,
        Tax = snapshot.Vat.Euros,
        TaxInclusive = snapshot.Ttc.Euros,
        Paid = snapshot.Deductions.Count == 0 ? null : snapshot.Deductions.Sum(d => d.Ttc).Euros,
        Due = snapshot.ToPay.Euros,
    };

    private static decimal? Sum(IEnumerable<AllowanceCharge> items) => items.Any() ? items.Sum(a => a.Amount) : null;

    /// <summary>UNTDID 4461.</summary>
    private const string Transfer = "30";
}
