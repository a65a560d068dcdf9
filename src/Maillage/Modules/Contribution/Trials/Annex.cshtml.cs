using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Trials;

/// <summary>A trial as it was kept for an assembly.</summary>
[Needs(ContributionModule.ReadScales)]
public sealed class AnnexModel(Db db, Access access, Clock clock) : PageModel
{
    public ScaleAnnex Annex { get; private set; } = null!;
    public TrialView View { get; private set; } = null!;
    public string MadeAt => clock.InWords(Annex.MadeAt);

    public async Task<IActionResult> OnGet(long id)
    {
        var key = new Id<ScaleAnnex>(id);
        if (await db.Set<ScaleAnnex>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key) is not { } annex) return NotFound();
        (Annex, View) = (annex, await TrialView.Of(annex.Trial, access, isAnnex: true));
        return Page();
    }
}
