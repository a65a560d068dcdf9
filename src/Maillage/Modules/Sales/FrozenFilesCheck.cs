using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Electronic;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>The electronic forms of issued invoices are there, unaltered, and say what the invoices say; the PDF drawn of them are unaltered.</summary>
internal static class FrozenFilesCheck
{
    // Read by parts: an invoice of 500 lines weighs several hundred kilobytes.
    private const int Batch = 50;

    public static async Task Run(Db db, IReadOnlyList<Invoice> invoices, List<string> faults)
    {
        foreach (var part in invoices.Chunk(Batch))
        {
            var ids = part.Select(i => i.Id).ToList();
            var kept = await db.Set<InvoiceXml>().AsNoTracking().Where(x => ids.Contains(x.InvoiceId)).ToDictionaryAsync(x => x.InvoiceId);
            foreach (var invoice in part)
                if (Fault(invoice, kept.GetValueOrDefault(invoice.Id)) is { } fault) faults.Add($"Facture {invoice.Number} : {fault}");
            foreach (var file in await db.Set<InvoiceFile>().AsNoTracking().Where(f => ids.Contains(f.InvoiceId)).ToListAsync())
                if (InvoiceXml.HashOf(file.Bytes) != file.Sha256) faults.Add($"Facture {part.First(i => i.Id == file.InvoiceId).Number} : son PDF n’est plus celui qui a été dessiné.");
        }
    }

    private static string? Fault(Invoice invoice, InvoiceXml? kept)
    {
        if (kept is null) return "sa forme électronique manque.";
        if (InvoiceXml.HashOf(kept.Bytes) != kept.Sha256) return "sa forme électronique n’est plus celle de l’émission.";
        var read = ElectronicInvoiceReader.Read(kept.Bytes);
        if (!read.Ok) return $"sa forme électronique ne se lit pas. {read.Refusal!.Message}";
        var (electronic, totals) = (read.Value.Invoice, read.Value.Invoice.Totals);
        return electronic.Number == invoice.Number && totals.TaxInclusive == invoice.Ttc.Abs.Euros && totals.Due == invoice.Owed.Abs.Euros ? null
            : $"sa forme électronique dit n° {electronic.Number}, {Euros(totals.TaxInclusive)} TTC, {Euros(totals.Due)} à payer ; la facture {invoice.Ttc.Abs} TTC, {invoice.Owed.Abs} à payer.";
    }

    private static string Euros(decimal? amount) => amount is { } given ? Money.FromEuros(given).ToString() : "rien";
}
