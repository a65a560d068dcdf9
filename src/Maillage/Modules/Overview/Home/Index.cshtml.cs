using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Home;

/// <summary>Where one arrives: what this person may open.</summary>
[SignedIn]
public sealed class IndexModel : PageModel;
