using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Applications;

/// <summary>The applications of the cooperative, and the form that registers one.</summary>
[Needs(IdentityModule.ManageApplications)]
public sealed class IndexModel(ApplicationActions actions, Clock clock) : PageModel, IApplicationPage
{
    [BindProperty]
    public ApplicationForm Input { get; set; } = new();

    public IReadOnlyList<Application> Applications { get; private set; } = [];

    public async Task OnGet() => Applications = await actions.All();

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var made = await actions.Register(Input.Read());
        if (made.Ok) return ShowModel.WithSecret(this, made.Value);
        await OnGet();
        return this.Refuse(made);
    }

    /// <summary>What it is told, in words.</summary>
    public string Reach(Application application) => (application.TellsRoles, application.TellsActivities) switch
    {
        (true, true) => "nom, adresse, rôles, activités",
        (true, false) => "nom, adresse, rôles",
        (false, true) => "nom, adresse, activités",
        _ => "nom, adresse",
    };

    public string When(DateTime at) => clock.InFigures(at);
}
