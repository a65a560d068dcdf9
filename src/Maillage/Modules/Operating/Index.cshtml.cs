using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Jobs;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Operating;

/// <summary>How the program is doing.</summary>
[Needs(OperatingModule.Watch)]
public sealed class IndexModel(StateReader reader, StateActions actions, Clock clock) : PageModel
{
    private const string Here = "/administration/etat";

    /// <summary>A copy older than this is worth a warning.</summary>
    private static readonly TimeSpan OldCopy = TimeSpan.FromDays(2);

    public StateView State { get; private set; } = null!;

    /// <summary>No copy is known, or the last one is old.</summary>
    public bool NeedsCopy => State.LastBackup is not { } last || clock.Now - last.EndedAt > OldCopy;

    public async Task<IActionResult> OnGet()
    {
        var state = await reader.Read();
        if (!state.Ok) return this.Refuse(state);
        State = state.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostVerifier()
    {
        var asked = await actions.Check();
        return asked.Ok ? this.Done("La vérification est demandée : son compte rendu s’affichera ici.", Here) : this.Refused(asked, Here);
    }

    public async Task<IActionResult> OnPostRelancer(long id)
    {
        var asked = await actions.Retry(new Id<Job>(id));
        return asked.Ok ? this.Done("Le travail repart dans les secondes qui viennent.", Here) : this.Refused(asked, Here);
    }

    public string When(DateTime utc) => clock.InFigures(utc);

    public static (string Word, string Kind) Word(JobState state) => state switch
    {
        JobState.Running => ("en cours", "info"),
        JobState.Failed => ("sera réessayé", "wait"),
        _ => ("abandonné", "bad"),
    };
}
