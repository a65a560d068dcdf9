using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Ledger.Payments;

/// <summary>Splits one payment over the activities whose balances it clears: shown first, then saved as a draft.</summary>
[Needs(LedgerModule.Write)]
public sealed class SharedModel(Books books, SharedPayments payments, Chart chart, Clock clock) : PageModel
{
    /// <summary>The accounts that a payment clears for many activities at once (accounting practice of pay, social charges and VAT).</summary>
    private static readonly string[] Usual = ["421", "425", "4251", "431", "437", "4421", "44551", "401", "467100"];

    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty]
    public PaymentForm Input { get; set; } = new();

    public Book Book { get; private set; } = null!;
    /// <summary>The split to be shown; null before it is asked for.</summary>
    public IReadOnlyList<ActivityShare>? Split { get; private set; }
    public IReadOnlyDictionary<long, Money> Owed { get; private set; } = new Dictionary<long, Money>();
    public IEnumerable<SelectListItem> Accounts => Usual.Select(a => new SelectListItem($"{a} {chart.Label(a)}", a));

    public async Task<IActionResult> OnGet(string? compte)
    {
        if (!await Open()) return NotFound();
        Input = new PaymentForm { Key = IdSequence.Next(), Account = compte ?? Usual[0], Date = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPost(string? acte)
    {
        if (!await Open()) return NotFound();
        if (!ModelState.IsValid || Input.Date is not { } date || Input.Amount is not { } amount) return Missing();
        if (acte != "enregistrer")
        {
            var owed = await payments.Owed(Book, Input.Account, date);
            Owed = owed.ToDictionary(o => o.Activity.Value, o => o.Amount);
            var split = BalanceSplit.Of(amount, owed, Book.Structure?.Id ?? default);
            if (!split.Ok) return this.Refuse(split);
            Split = split.Value;
            return Page();
        }
        var result = await payments.Draft(Book, Input.Account, date, amount, Input.Document?.Trim() ?? "", Input.Label?.Trim() is { Length: > 0 } label ? label : $"Paiement {chart.Label(Input.Account)}", Input.Key);
        return result.Ok ? this.Done("Le paiement est enregistré en brouillon.", $"/comptabilite/ecritures/{result.Value.Id}") : this.Refuse(result);
    }

    private IActionResult Missing()
    {
        if (ModelState.IsValid && Input.Date is null) ModelState.AddModelError("Input.Date", "Indiquez la date du paiement.");
        if (ModelState.IsValid && Input.Amount is null) ModelState.AddModelError("Input.Amount", "Indiquez le montant payé.");
        return this.Unprocessable();
    }

    private async Task<bool> Open()
    {
        if (await books.Choose(LedgerModule.Write, Entity) is not { Whole: true } book) return false;
        Book = book;
        return true;
    }

    /// <summary>The payment as the bank statement shows it.</summary>
    public sealed class PaymentForm
    {
        public long Key { get; set; }
        public string Account { get; set; } = "";
        public DateOnly? Date { get; set; }
        public Money? Amount { get; set; }
        public string? Document { get; set; }
        public string? Label { get; set; }
    }
}
