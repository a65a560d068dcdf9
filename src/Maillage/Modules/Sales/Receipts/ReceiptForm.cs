using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Money as it is typed.</summary>
public sealed class ReceiptForm
{
    public static IEnumerable<SelectListItem> Methods { get; } = Enum.GetValues<PaymentMethod>().Select(m => new SelectListItem(ReceiptList.Word(m), m.ToString()));

    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public Money? Amount { get; set; }
    public DateOnly? Date { get; set; }
    public PaymentMethod Method { get; set; }
    public string? Reference { get; set; }

    /// <summary>What was typed; null when something is missing, which is then said beside its field.</summary>
    /// <param name="prefix">Name of the bound property.</param>
    public ReceiptDraft? Read(ModelStateDictionary state, string prefix = "Receipt")
    {
        if (state.IsValid && Amount is null) state.AddModelError($"{prefix}.Amount", "Donnez le montant.");
        if (state.IsValid && Date is null) state.AddModelError($"{prefix}.Date", "Donnez le jour où l’argent a bougé.");
        return state.IsValid ? new(new(Id), Amount!.Value, Date!.Value, Method, Reference ?? "") : null;
    }
}
