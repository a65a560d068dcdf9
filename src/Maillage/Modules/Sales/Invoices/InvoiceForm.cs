using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Customers;
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
    public bool TtcPrices { get; set; }
    public List<LineForm> Lines { get; set; } = [];
    public CustomerForm NewCustomer { get; set; } = CustomerForm.New();

    public static InvoiceForm Of(Invoice invoice) => new()
    {
        Version = invoice.Version, Activity = invoice.ActivityId.Value, CustomerId = invoice.CustomerId?.Value, Subject = invoice.Subject,
        SaleFrom = invoice.SaleFrom, SaleTo = invoice.SaleTo, CustomerReference = invoice.CustomerReference, Note = invoice.Note,
        PaymentDays = Shown.ToType(invoice.PaymentDays), TtcPrices = invoice.TtcPrices,
        Lines = [.. invoice.Lines.OrderBy(l => l.Rank).Select(l => LineForm.Of(l.Draft))],
    };

    /// <summary>Whether a customer is being made with the invoice.</summary>
    public bool MakesCustomer => !string.IsNullOrWhiteSpace(NewCustomer.Name);

    /// <summary>Leaves out the lines nothing was typed in, so that refusals and fields have the same ranks.</summary>
    public void DropUntouched() => Lines.RemoveAll(l => l.IsUntouched);

    /// <summary>What was typed, and the refusals of what is not a number.</summary>
    /// <param name="usualDays">The delay when none is typed.</param>
    public (InvoiceDraft Draft, IReadOnlyList<Refusal> Unread) Read(int usualDays)
    {
        var unread = new List<Refusal>();
        decimal? Number(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            var number = French.ParseNumber(text);
            if (number is null || Math.Abs(number.Value) > 100_000_000m)
                unread.Add(new("sales.invoice.number", $"« {(text.Length > 30 ? text[..30] + "…" : text)} » n’est pas un nombre accepté. Écrivez par exemple 1 440,50.", field));
            return number is { } n && Math.Abs(n) <= 100_000_000m ? n : null;
        }

        var days = Number(PaymentDays, nameof(PaymentDays));
        if (days is { } d && d != Math.Truncate(d)) unread.Add(new("sales.invoice.days", "Le délai est un nombre entier de jours.", nameof(PaymentDays)));
        var lines = Lines.Select((l, i) => l.Read(Number(l.Quantity, $"Lines[{i}].Quantity") ?? 1, Number(l.UnitPrice, $"Lines[{i}].UnitPrice"))).ToList();
        return (new(CustomerId is { } id ? new Id<Customer>(id) : null, Subject ?? "", SaleFrom, SaleTo, CustomerReference ?? "", Note ?? "", (int)(days ?? usualDays), TtcPrices, lines), unread);
    }
}

/// <summary>One line as it is typed.</summary>
public sealed class LineForm
{
    public string? Description { get; set; }
    public string? Quantity { get; set; } = "1";
    public string? Unit { get; set; }
    public string? UnitPrice { get; set; }
    /// <summary>Nature and VAT code in one choice: <c>Services:FR200</c>.</summary>
    public string? VatCode { get; set; }

    public bool IsUntouched => string.IsNullOrWhiteSpace(Description) && string.IsNullOrWhiteSpace(UnitPrice);

    public static LineForm Of(DraftLine line) => new()
    {
        Description = line.Description, Quantity = Shown.ToType(line.Quantity), Unit = line.Unit, UnitPrice = Shown.ToType(line.UnitPrice), VatCode = $"{line.Nature}:{line.VatCode}",
    };

    /// <summary>A blank line sold and taxed as this one.</summary>
    public LineForm Next() => new() { VatCode = VatCode };

    internal DraftLine Read(decimal quantity, decimal? price)
    {
        var parts = (VatCode ?? "").Split(':', 2);
        var nature = Enum.TryParse<LineNature>(parts[0], out var n) ? n : LineNature.Services;
        return new(Description ?? "", Maillage.Domain.Kernel.Quantity.From(quantity), Unit ?? "", price is { } p ? Maillage.Domain.Kernel.UnitPrice.FromEuros(p) : null, parts.Length > 1 ? parts[1] : "", nature);
    }
}
