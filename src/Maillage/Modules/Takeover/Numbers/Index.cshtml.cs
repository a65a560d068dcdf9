using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Takeover.Numbers;

/// <summary>The last numbers of the program used before.</summary>
[Needs(TakeoverModule.Manage)]
public sealed class IndexModel(TakeoverReader reader, NumberStarts starts, NumberActions actions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty]
    public List<SequenceForm> Lines { get; set; } = [];

    public TakeoverWalk Walk { get; private set; } = null!;
    public IReadOnlyList<(SequenceState State, string Next)> Sequences { get; private set; } = [];

    /// <summary>« toute l’entité », « année 2026 », « novembre 2026, A012 ».</summary>
    public static string Word(NumberScope scope) => scope.Sequence switch
    {
        NumberSequence.Global => "toute l’entité",
        NumberSequence.Year => $"année {scope.Period.ToString(CultureInfo.InvariantCulture)}",
        NumberSequence.Month => French.MonthYear(new(scope.Period / 100, scope.Period % 100)),
        _ => $"{French.MonthYear(new(scope.Period / 100, scope.Period % 100))}, {scope.Activity}",
    };

    public async Task<IActionResult> OnGet() => await Fill() ? Page() : NotFound();

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        if (!await Fill()) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var set = await actions.Set(Walk.Entity.Id, [.. Lines.Select(l => (new NumberScope(l.Sequence, l.Period, l.Activity ?? ""), l.Last))]);
        return set.Ok ? this.Done("Les numéros continuent ceux d’avant.", $"/administration/reprise/numeros?entite={Walk.Entity.Id}") : this.Refuse(set, "");
    }

    private async Task<bool> Fill()
    {
        if (await reader.Walk(Entity) is not { } walk) return false;
        Walk = walk;
        Sequences = await reader.Sequences(walk.Entity.Id, starts) ?? [];
        return true;
    }
}

/// <summary>A sequence as it is typed.</summary>
public sealed class SequenceForm
{
    public NumberSequence Sequence { get; set; }
    public int Period { get; set; }
    public string? Activity { get; set; }
    public int? Last { get; set; }
}
