using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>Leads to one’s own record; says so when the cooperative keeps none under this account.</summary>
[Needs(PeopleModule.Read)]
public sealed class MineModel(Db db, Current current) : PageModel
{
    public async Task<IActionResult> OnGet() =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == current.Account) is { } own ? Redirect($"/personnes/{own.Id}") : Page();
}
