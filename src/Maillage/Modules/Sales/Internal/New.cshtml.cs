using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Internal;

/// <summary>Proposes an internal sale, as seller or as buyer.</summary>
[Needs(SalesModule.SellInside)]
public sealed class NewModel(InternalSaleActions actions, InternalSaleReader reader, Clock clock) : PageModel
{
    [BindProperty]
    public InternalForm Input { get; set; } = new();

    public IReadOnlyList<Activity> Own { get; private set; } = [];
    public IReadOnlyList<Activity> Others { get; private set; } = [];

    /// <summary>Why one’s own activity may not sell that day; null when it may.</summary>
    public Refusal? Unsigned { get; private set; }

    public static IReadOnlyList<SelectListItem> Sides { get; } = [new("elle vend", nameof(InternalSide.Seller)), new("elle achète", nameof(InternalSide.Buyer))];

    public async Task OnGet([FromQuery(Name = "activite")] long? activity)
    {
        await Fill();
        Input = new() { Id = IdSequence.Next(), Date = clock.Today, Mine = ActivityChoice.Asked(Own, activity)?.Id.Value };
    }

    public async Task<IActionResult> OnPost()
    {
        await Fill();
        if (Input.Read(ModelState) is not { } draft) return this.Unprocessable();
        var proposed = await actions.Propose(draft);
        if (proposed.Refusal?.Type == ConventionRules.ObstacleType && draft.By == InternalSide.Seller)
        {
            Unsigned = proposed.Refusal;
            return this.Unprocessable();
        }
        return proposed.Ok ? this.Done("C’est proposé : les comptes bougeront quand l’autre activité aura accepté.", $"/ventes-internes/{proposed.Value.Id}") : this.Refuse(proposed);
    }

    private async Task Fill() => (Own, Others) = (await reader.Own(clock.Today), await reader.Others(clock.Today));
}

/// <summary>An internal sale as it is typed.</summary>
public sealed class InternalForm
{
    /// <summary>Made when the form is shown, so that sending it twice proposes it once.</summary>
    public long Id { get; set; }
    public long? Mine { get; set; }
    public InternalSide Side { get; set; }
    public long? Other { get; set; }
    public DateOnly? Date { get; set; }
    public string? Wording { get; set; }
    public Money? Amount { get; set; }

    /// <summary>What was typed; null when something is missing, which is then said beside its field.</summary>
    public InternalDraft? Read(ModelStateDictionary state)
    {
        if (!state.IsValid) return null;
        if (Mine is null) state.AddModelError("Input.Mine", "Choisissez l’activité pour laquelle vous agissez.");
        if (Other is null) state.AddModelError("Input.Other", "Choisissez l’autre activité.");
        if (Date is null) state.AddModelError("Input.Date", "Donnez le jour.");
        if (Amount is null) state.AddModelError("Input.Amount", "Donnez le montant.");
        if (!state.IsValid) return null;
        var (mine, other) = (new Id<Activity>(Mine!.Value), new Id<Activity>(Other!.Value));
        return new(new(Id), Side == InternalSide.Seller ? mine : other, Side == InternalSide.Seller ? other : mine, Side, Date!.Value, Wording ?? "", Amount!.Value);
    }
}
