using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Design;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>An invoice as it is typed.</summary>
public class InvoiceForm : DocumentForm
{
    public DateOnly? SaleFrom { get; set; }
    public DateOnly? SaleTo { get; set; }
    /// <summary>Of works, in percent.</summary>
    public string? Retention { get; set; }

    public static InvoiceForm Of(Invoice invoice) => new()
    {
        Version = invoice.Version,
        Activity = invoice.ActivityId.Value,
        CustomerId = invoice.CustomerId?.Value,
        Subject = invoice.Subject,
        SaleFrom = invoice.SaleFrom,
        SaleTo = invoice.SaleTo,
        CustomerReference = invoice.CustomerReference,
        Note = invoice.Note,
        Term = TermWords.Value(invoice.Term),
        Retention = invoice.Retention == Rate.Zero ? null : Shown.ToType(invoice.Retention),
        TtcPrices = invoice.TtcPrices,
        Lines = [.. invoice.Lines.OrderBy(l => l.Rank).Select(l => LineForm.Of(l.Draft))],
    };

    /// <summary>What was typed, and the refusals of what is not a number.</summary>
    /// <param name="usual">The term when none is typed.</param>
    public (InvoiceDraft Draft, IReadOnlyList<Refusal> Unread) Read(PaymentTerm usual)
    {
        var number = new NumberReading();
        var term = ReadTerm(usual, number);
        var lines = Lines.Select((l, i) => l.Read(number, $"Lines[{i}]")).ToList();
        var draft = new InvoiceDraft(CustomerId is { } id ? new Id<Customer>(id) : null, Subject ?? "", SaleFrom, SaleTo, CustomerReference ?? "", Note ?? "", term.Days, TtcPrices, lines,
            term.EndOfMonth, number.Percent(Retention, nameof(Retention)));
        return (draft, Unread(number));
    }
}
