using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Takings;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Conventions;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Takings;

/// <summary>Takes down what was sold on a day without invoice, and how it was paid; both sides are compared as one types.</summary>
[Needs(SalesModule.RecordTakings)]
public sealed class NewModel(TakingActions actions, TakingList list, ActivityChoice choice, VatTable vat, ConventionBook conventions, Clock clock) : PageModel
{
    private const int MostSales = 40;

    [BindProperty]
    public TakingForm Input { get; set; } = new();

    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public IReadOnlyList<SelectListItem> VatItems { get; private set; } = [];
    /// <summary>Why the activity may not sell that day; null when it may.</summary>
    public Refusal? Unsigned { get; private set; }
    public TakingTotals Totals => TakingTotals.Of(Input, vat);

    public async Task OnGet([FromQuery(Name = "activite")] long? activity)
    {
        Activities = await choice.Selling(SalesModule.RecordTakings);
        var chosen = Activities.FirstOrDefault(a => a.Id.Value == activity) ?? Activities.FirstOrDefault();
        Input = new() { Id = IdSequence.Next(), Activity = chosen?.Id.Value ?? 0, Date = clock.Today, Payments = TakingForm.NoPayment() };
        if (chosen is not null)
        {
            Input.Sales = [.. (await list.Usual(chosen.Id)).Select(v => new TakingSaleForm { VatCode = v })];
            Unsigned = await conventions.Obstacle(chosen.Id, clock.Today);
        }
        Fill();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        Activities = await choice.Selling(SalesModule.RecordTakings);
        Fill();
        if (op == "ajouter" && Input.Sales.Count < MostSales) return Again(() => Input.Sales.Add(new() { VatCode = Input.Sales[^1].VatCode }));
        if (op?.Split(':') is ["retirer", var rank] && int.TryParse(rank, out var i) && i >= 0 && i < Input.Sales.Count) return Again(() => Input.Sales.RemoveAt(i));
        if (Input.Sales.Count > MostSales || Input.Read(ModelState) is not { } draft) return this.Unprocessable();
        if (op == "verifier")
        {
            if (Totals.Sold != Totals.Paid) ModelState.AddModelError("Input.Payments[0].Amount", TakingRules.Gap(Totals.Sold, Totals.Paid));
            return Page();
        }
        var made = await actions.Record(draft);
        if (made.Refusal?.Type == ConventionRules.ObstacleType)
        {
            Unsigned = made.Refusal;
            return this.Unprocessable();
        }
        if (!made.Ok) return this.Refuse(made);
        var others = await list.SameDay(made.Value);
        return this.Done($"{made.Value.Title} : {made.Value.Ttc} comptabilisés.{(others > 0 ? $" Attention : {others + 1} saisies sont maintenant à cette date." : "")}", $"/recettes/{made.Value.Id}");
    }

    /// <summary>The totals of what is typed.</summary>
    public IActionResult OnPostTotaux() => Partial("_TakingTotals", Totals);

    private PageResult Again(Action change)
    {
        change();
        ModelState.Clear();
        Fill();
        return Page();
    }

    private void Fill()
    {
        if (Input.Sales.Count == 0) Input.Sales.Add(new() { VatCode = $"{LineNature.Services}:{vat.At(clock.Today)[0].Code}" });
        VatItems = Choices(vat, Input.Date ?? clock.Today);
    }

    /// <summary>Kinds of sale and codes in force on a day that takings may have.</summary>
    private static List<SelectListItem> Choices(VatTable vat, DateOnly day)
    {
        var (goods, services) = (new SelectListGroup { Name = "Biens" }, new SelectListGroup { Name = "Services" });
        var codes = vat.At(day).Where(TakingRules.Takes).ToList();
        return
        [
            .. codes.Select(c => new SelectListItem($"Biens, {c.Label}", $"{LineNature.Goods}:{c.Code}") { Group = goods }),
            .. codes.Select(c => new SelectListItem($"Services, {c.Label}", $"{LineNature.Services}:{c.Code}") { Group = services }),
        ];
    }
}
