using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Design;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>An invoice as it is typed. Numbers stay text until they are read, so that nothing typed is ever lost.</summary>
public sealed class InvoiceForm
{
    public int Version { get; set; }
    public long Activity { get; set; }
    public long? CustomerId { get; set; }
    public string? Subject { get; set; }
    public DateOnly? SaleFrom { get; set; }
    public DateOnly? SaleTo { get; set; }
    public string? CustomerReference { get; set; }
    public string? Note { get; set; }
    public string? PaymentDays { get; set; }
    public bool EndOfMonth { get; set; }
    public string? Retention { get; set; }
    public bool TtcPrices { get; set; }
    public List<LineForm> Lines { get; set; } = [];
    public CustomerForm NewCustomer { get; set; } = CustomerForm.New();

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
        PaymentDays = Shown.ToType(invoice.PaymentDays),
        EndOfMonth = invoice.EndOfMonth,
        Retention = invoice.Retention == Rate.Zero ? null : Shown.ToType(invoice.Retention),
        TtcPrices = invoice.TtcPrices,
        Lines = [.. invoice.Lines.OrderBy(l => l.Rank).Select(l => LineForm.Of(l.Draft))],
    };

    /// <summary>Whether a customer is being made with the invoice.</summary>
    public bool MakesCustomer => !string.IsNullOrWhiteSpace(NewCustomer.Name);

    /// <summary>Leaves out the lines nothing was typed in, so that refusals and fields have the same ranks.</summary>
    public void DropUntouched() => Lines.RemoveAll(l => l.IsUntouched);

    /// <summary>What was typed, and the refusals of what is not a number.</summary>
    /// <param name="usual">The term when none is typed.</param>
    public (InvoiceDraft Draft, IReadOnlyList<Refusal> Unread) Read(PaymentTerm usual)
    {
        var number = new NumberReading();
        var days = number.Whole(PaymentDays, nameof(PaymentDays), usual.Days);
        var endOfMonth = string.IsNullOrWhiteSpace(PaymentDays) ? usual.EndOfMonth : EndOfMonth;
        var lines = Lines.Select((l, i) => l.Read(number, $"Lines[{i}]")).ToList();
        var draft = new InvoiceDraft(CustomerId is { } id ? new Id<Customer>(id) : null, Subject ?? "", SaleFrom, SaleTo, CustomerReference ?? "", Note ?? "", days, TtcPrices, lines,
            endOfMonth, number.Percent(Retention, nameof(Retention)));
        return (draft, number.Unread);
    }
}
