using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Cash;

/// <summary>The till of an activity: what came in and went out, what is in it, what is on its way to the bank.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(CashBook book, CashActions actions, ActivityChoice choice, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "mois")]
    public Month? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    [BindProperty]
    public CashForm Deposit { get; set; } = new();

    [BindProperty]
    public CashForm Till { get; set; } = new();

    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    /// <summary>Null when there is none.</summary>
    public Activity? Chosen { get; private set; }
    public CashMonth Book { get; private set; } = new(Money.Zero, []);
    public Money Holds { get; private set; }
    public IReadOnlyList<WaitingDeposit> Waiting { get; private set; } = [];
    public Month Shown => Asked ?? Month.Of(Today);
    public DateOnly Today => clock.Today;
    public bool CanDeposit { get; private set; }
    public bool CanConfirm { get; private set; }
    public string Here => $"/caisse?activite={Chosen?.Id}";

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        (Deposit, Till) = (new() { Id = IdSequence.Next(), Date = Today }, new() { Id = IdSequence.Next(), Date = Today });
        return Page();
    }

    public async Task<IActionResult> OnPostDeposer()
    {
        if (!await Fill() || Chosen is null) return NotFound();
        Till = new() { Id = IdSequence.Next(), Date = Today };
        if (!Deposit.IsFilled(ModelState, "Deposit")) return this.Unprocessable();
        var made = await actions.Deposit(new(Deposit.Id), Chosen.Id, Deposit.Date!.Value, Deposit.Amount!.Value, Deposit.Note ?? "");
        return made.Ok ? this.Done($"{made.Value.Amount} sont sortis de la caisse. L’équipe confirmera leur arrivée en banque.", Here) : this.Refuse(made, "Deposit");
    }

    public async Task<IActionResult> OnPostCompter()
    {
        if (!await Fill() || Chosen is null) return NotFound();
        Deposit = new() { Id = IdSequence.Next(), Date = Today };
        if (!Till.IsFilled(ModelState, "Till")) return this.Unprocessable();
        var made = await actions.Count(new(Till.Id), Chosen.Id, Till.Date!.Value, Till.Amount!.Value, Till.Note ?? "");
        if (!made.Ok) return this.Refuse(Result.Refused([.. made.Refusals.Select(r => r.Field == "Counted" ? r with { Field = "Amount" } : r)]), "Till");
        return this.Done(made.Value.Difference.IsZero ? "Le comptage est juste." : $"Écart de {made.Value.Difference} : il est comptabilisé.", Here);
    }

    public async Task<IActionResult> OnPostConfirmer(long deposit, DateOnly? day)
    {
        if (!await Fill()) return NotFound();
        var done = await actions.Confirm(new(deposit), day ?? Today);
        return done.Ok ? this.Done($"{done.Value.Amount} sont en banque.", Here) : this.Refused(done, Here);
    }

    public async Task<IActionResult> OnPostReprendre(long deposit)
    {
        if (!await Fill()) return NotFound();
        var done = await actions.Cancel(new(deposit));
        return done.Ok ? this.Done($"Le dépôt est annulé : {done.Value.Amount} sont revenus en caisse.", Here) : this.Refused(done, Here);
    }

    /// <summary>False when the activity asked for is out of reach.</summary>
    private async Task<bool> Fill()
    {
        Activities = await choice.All(SalesModule.Read);
        Chosen = Activity is { } id ? await choice.Find(new Id<Activity>(id), SalesModule.Read) : Activities.FirstOrDefault();
        if (Chosen is null) return Activity is null;
        CanDeposit = await access.Can(SalesModule.RecordTakings, new(Activity: Chosen.Id.Value, Entity: Chosen.EntityId.Value));
        CanConfirm = await access.Can(SalesModule.RecordReceipts, new(Activity: Chosen.Id.Value, Entity: Chosen.EntityId.Value));
        Book = await book.Of(Chosen, Shown);
        Holds = await book.At(Chosen.Id, Chosen.EntityId, Today);
        Waiting = await book.Waiting(CanConfirm ? [.. Activities.Select(a => a.Id).Append(Chosen.Id)] : [Chosen.Id]);
        return true;
    }
}

/// <summary>Cash as it is typed: a deposit, or what was counted.</summary>
public sealed class CashForm
{
    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public DateOnly? Date { get; set; }
    public Money? Amount { get; set; }
    public string? Note { get; set; }

    /// <summary>Whether all is there; what is missing is said beside its field.</summary>
    public bool IsFilled(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, string prefix)
    {
        if (state.IsValid && Date is null) state.AddModelError($"{prefix}.Date", "Donnez le jour.");
        if (state.IsValid && Amount is null) state.AddModelError($"{prefix}.Amount", "Donnez le montant.");
        return state.IsValid;
    }
}
