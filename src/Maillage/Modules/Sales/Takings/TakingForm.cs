using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Sales.Takings;

/// <summary>A day's takings as they are typed.</summary>
public sealed class TakingForm
{
    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public long Activity { get; set; }
    public DateOnly? Date { get; set; }
    public List<TakingSaleForm> Sales { get; set; } = [];
    public List<TakingMoneyForm> Payments { get; set; } = [];
    public string? Count { get; set; }
    public string? Note { get; set; }

    /// <summary>One field for each means of payment of a till.</summary>
    public static List<TakingMoneyForm> NoPayment() => [.. TakingRules.Methods.Select(m => new TakingMoneyForm { Method = m })];

    /// <summary>What was typed; null when something cannot be read, which is then said beside its field.</summary>
    public TakingDraft? Read(ModelStateDictionary state)
    {
        int? count = null;
        if (!string.IsNullOrWhiteSpace(Count))
        {
            if (French.ParseNumber(Count) is { } n && n == Math.Truncate(n) && n is >= 0 and <= 1_000_000) count = (int)n;
            else state.AddModelError("Input.Count", "Le nombre de ventes est un nombre entier, ou rien.");
        }
        if (state.IsValid && Date is null) state.AddModelError("Input.Date", "Donnez le jour des ventes.");
        return state.IsValid ? new(new(Id), new Id<Activity>(Activity), Date!.Value, Sold, Paid, count, Note ?? "") : null;
    }

    public IReadOnlyList<TakingSale> Sold => [.. Sales.Select(s => s.Read())];
    public IReadOnlyList<TakingMoney> Paid => [.. Payments.Select(p => new TakingMoney(p.Method, p.Amount ?? Money.Zero))];
}

/// <summary>What was sold of one kind at one rate.</summary>
public sealed class TakingSaleForm
{
    /// <summary>Kind and VAT code in one choice: <c>Goods:FR055</c>.</summary>
    public string? VatCode { get; set; }
    public Money? Amount { get; set; }

    public TakingSale Read()
    {
        var (nature, vat) = VatChoice.Read(VatCode);
        return new(nature, vat, Amount ?? Money.Zero);
    }
}

/// <summary>What was paid by one means.</summary>
public sealed class TakingMoneyForm
{
    public PaymentMethod Method { get; set; }
    public Money? Amount { get; set; }

    public string Label => French.Capital(ReceiptList.Word(Method)) + (Method == PaymentMethod.Cheque ? "s" : "");
}
