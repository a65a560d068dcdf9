using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>The decisions of the cooperative, the last first.</summary>
[Needs(DecisionsModule.Read)]
public sealed class IndexModel(Db db, Access access) : PageModel
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;

    public int PageNumber => Paging.Clamp(Asked);
    public int Count { get; private set; }
    public IReadOnlyList<Decision> Rows { get; private set; } = [];
    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        MayWrite = await access.Can(DecisionsModule.Write, Resource.Cooperative);
        Count = await db.Set<Decision>().CountAsync();
        Rows = await db.Set<Decision>().AsNoTracking().OrderByDescending(d => d.Date).ThenByDescending(d => d.Id).Skip((PageNumber - 1) * Size).Take(Size).ToListAsync();
    }
}
