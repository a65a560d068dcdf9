using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Design;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>A model as it is typed: an invoice and its rhythm. It always speaks of the next draft.</summary>
public sealed class RecurringForm : InvoiceForm
{
    public static IReadOnlyList<SelectListItem> Units { get; } =
        [new("semaine(s)", nameof(RecurrenceUnit.Week)), new("mois", nameof(RecurrenceUnit.Month)), new("trimestre(s)", nameof(RecurrenceUnit.Quarter)), new("an(s)", nameof(RecurrenceUnit.Year))];

    public RecurrenceUnit Unit { get; set; } = RecurrenceUnit.Month;
    public string? Every { get; set; } = "1";
    public DateOnly? First { get; set; }
    public string? DayOfMonth { get; set; }
    public DateOnly? Until { get; set; }
    public string? Times { get; set; }

    /// <summary>A model that begins with what an invoice says, its period moved to the next month.</summary>
    public static RecurringForm From(Invoice invoice, DateOnly today)
    {
        var first = Month.Of(today).Next.First;
        var form = new RecurringForm { First = first };
        form.Take(invoice.Draft with { CustomerReference = "" }, invoice.ActivityId.Value);
        var monthly = new Recurrence(RecurrenceUnit.Month, 1, first);
        var moved = invoice.SaleFrom is { } from ? Month.Of(first) - Month.Of(from) : 0;
        (form.SaleFrom, form.SaleTo) = (form.SaleFrom is { } f ? monthly.Move(f, moved) : null, form.SaleTo is { } t ? monthly.Move(t, moved) : null);
        return form;
    }

    public static RecurringForm Of(RecurringInvoice model, DateOnly today)
    {
        var form = new RecurringForm
        {
            Version = model.Version,
            Unit = model.Unit,
            Every = $"{model.Every}",
            First = model.NextOn ?? today,
            DayOfMonth = $"{model.DayOfMonth}",
            Until = model.Until,
            Times = $"{model.Times}",
        };
        var next = model.Next;
        form.Take(model.Content with { CustomerId = model.CustomerId, SaleFrom = model.Content.SaleFrom is null ? null : next.SaleFrom, SaleTo = next.SaleTo }, model.ActivityId.Value);
        return form;
    }

    /// <summary>The rhythm, and the refusals of what is not a number or is missing.</summary>
    public (Recurrence? Recurrence, int? Times, IReadOnlyList<Refusal> Unread) ReadRhythm()
    {
        var number = new NumberReading();
        var every = number.Whole(Every, nameof(Every), 1);
        int? day = string.IsNullOrWhiteSpace(DayOfMonth) ? null : number.Whole(DayOfMonth, nameof(DayOfMonth), 0);
        int? times = string.IsNullOrWhiteSpace(Times) ? null : number.Whole(Times, nameof(Times), 0);
        var unread = number.Unread.ToList();
        if (First is null) unread.Add(new("sales.recurring.first", "Donnez le jour de la prochaine facture.", nameof(First)));
        return (unread.Count > 0 ? null : new(Unit, every, First!.Value, day, Until), times, unread);
    }

    private void Take(InvoiceDraft draft, long activity)
    {
        (Activity, CustomerId, Subject, SaleFrom, SaleTo) = (activity, draft.CustomerId?.Value, draft.Subject, draft.SaleFrom, draft.SaleTo);
        (CustomerReference, Note, Term, TtcPrices) = (draft.CustomerReference, draft.Note, TermWords.Value(draft.Term), draft.TtcPrices);
        Retention = draft.Retention == Rate.Zero ? null : Shown.ToType(draft.Retention);
        Lines = [.. draft.Lines.Select(LineForm.Of)];
    }
}
