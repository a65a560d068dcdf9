using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Modules.Sales;

/// <summary>Follows the invoices of one entity in their order: ranks, dates, numbers made again, chain, totals.</summary>
internal sealed class SeriesCheck(List<string> faults, IEnumerable<NumberStart> starts)
{
    private readonly Dictionary<NumberScope, int> counters = starts.ToDictionary(s => s.Scope, s => s.Last);
    private DateOnly last = DateOnly.MinValue;
    private string hash = InvoiceChain.Start;

    /// <summary>Rank of the last invoice followed; zero before the first.</summary>
    public int Rank { get; private set; }

    /// <param name="activityCode">Code of its activity, which numbers may carry.</param>
    public void Follow(Invoice invoice, string activityCode)
    {
        var rank = invoice.Rank!.Value;
        if (rank != Rank + 1) faults.Add($"Facture {invoice.Number} : rang {rank} après {Rank}, il manque une facture.");
        if (invoice.IssuedOn < last) faults.Add($"Facture {invoice.Number} : datée du {French.ShortDate(invoice.IssuedOn.Value)}, après une facture du {French.ShortDate(last)}.");
        if (invoice.PreviousHash != hash || InvoiceChain.Hash(invoice.Snapshot!, hash) != invoice.Hash) faults.Add($"Facture {invoice.Number} : l’empreinte ne suit pas celle de la facture précédente.");
        (Rank, last, hash) = (rank, invoice.IssuedOn!.Value, invoice.Hash!);
        try
        {
            Compare(invoice, SnapshotJson.Read(invoice.Snapshot!), activityCode);
        }
        catch (FormatException)
        {
            faults.Add($"Facture {invoice.Number} : son image figée ne se lit plus.");
        }
    }

    private void Compare(Invoice invoice, DocumentSnapshot snapshot, string activityCode)
    {
        if (snapshot.Number != invoice.Number || snapshot.IssueDate != invoice.IssuedOn || snapshot.DueDate != invoice.DueOn)
            faults.Add($"Facture {invoice.Number} : numéro ou dates diffèrent de son image figée.");
        // The image of a credit note is positive, as it is printed; the record has the signs of its entry.
        var totals = DocumentTotals.Of(invoice.Printed);
        var stored = invoice.IsCredit ? (-invoice.Ht, -invoice.Vat, -invoice.Ttc) : (invoice.Ht, invoice.Vat, invoice.Ttc);
        if ((totals.Ht, totals.Vat, totals.Total) != (snapshot.Ht, snapshot.Vat, snapshot.Ttc) || stored != (snapshot.Ht, snapshot.Vat, snapshot.Ttc))
            faults.Add($"Facture {invoice.Number} : {snapshot.Ttc} dans son image figée, {invoice.Ttc} enregistrés, {totals.Total} d’après ses lignes.");
        if (NumberTemplate.Parse(invoice.NumberedBy) is { Ok: true } template && Expected(template.Value, snapshot.IssueDate, activityCode) is var expected && expected != invoice.Number)
            faults.Add($"Facture {invoice.Number} : la suite des numéros demande {expected}.");
    }

    /// <summary>The number that the series gives at this place.</summary>
    private string Expected(NumberTemplate template, DateOnly date, string activityCode)
    {
        var indexes = template.Sequences.ToDictionary(s => s, s =>
        {
            var scope = NumberScope.Of(s, date, activityCode);
            return counters[scope] = counters.GetValueOrDefault(scope) + 1;
        });
        return template.Render(date, activityCode, s => indexes[s]);
    }
}
