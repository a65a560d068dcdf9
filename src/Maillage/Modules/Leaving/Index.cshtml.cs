using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Leaving;

/// <summary>Archives of the whole cooperative: asked for, watched, downloaded, erased.</summary>
[Needs(LeavingModule.Export)]
public sealed class IndexModel(LeavingActions actions, Clock clock) : PageModel
{
    private const string Here = "/administration/emporter";

    public IReadOnlyList<ExportRow> Exports { get; private set; } = [];

    /// <summary>One is asked for and not made yet.</summary>
    public bool IsUnderWay => Exports.Any(e => e.Export.IsUnderWay);

    public async Task<IActionResult> OnGet()
    {
        var list = await actions.List();
        if (!list.Ok) return this.Refuse(list);
        Exports = list.Value;
        return Page();
    }

    [Confirmed]
    public async Task<IActionResult> OnPostDemander()
    {
        var asked = await actions.Ask();
        return asked.Ok ? this.Done("L’archive est demandée : elle se prépare sans que vous ayez à attendre ici.", Here) : this.Refused(asked, Here);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostEffacer(long id)
    {
        var erased = await actions.Erase(new Id<WholeExport>(id));
        return erased.Ok ? this.Done("L’archive est effacée.", Here) : this.Refused(erased, Here);
    }

    public string When(DateTime utc) => clock.InFigures(utc);

    public bool IsKept(WholeExport export) => export.IsKeptAt(clock.Now);

    /// <summary>A long mark in pieces between which a line may end.</summary>
    public static IEnumerable<string> Pieces(string mark) => mark.Chunk(16).Select(c => new string(c));

    /// <summary>A word and the colour of a status.</summary>
    public (string Word, string Kind) State(ExportRow row) => row switch
    {
        { GivenUp: true, Export.IsUnderWay: true } => ("abandonnée", "bad"),
        { Export: { IsUnderWay: true, Steps: 0 } } => ("en attente", "wait"),
        { Export.IsUnderWay: true } => ("en cours", "info"),
        _ when IsKept(row.Export) => ("prête", "good"),
        _ => ("effacée", "neutral"),
    };
}
