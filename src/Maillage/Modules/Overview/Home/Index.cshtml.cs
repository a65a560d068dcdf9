using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Home;

/// <summary>Where one arrives: what waits for this person. Someone with several hats finds several parts.</summary>
[SignedIn]
public sealed class IndexModel(EntrepreneurHome entrepreneur, TeamHome team, AdministratorHome administrator) : PageModel
{
    public EntrepreneurView? Own { get; private set; }
    public TeamView? Team { get; private set; }
    public AdministratorView? Administrator { get; private set; }
    public bool IsEmpty => Own is null && Team is null && Administrator is null;

    public async Task OnGet() => (Own, Team, Administrator) = (await entrepreneur.Read(), await team.Read(), await administrator.Read());
}
