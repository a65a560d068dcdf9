using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>The persons of the cooperative, by name, fifty a page.</summary>
[Needs(PeopleModule.Read)]
public sealed class IndexModel(PersonList list, Access access) : PageModel
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Count { get; private set; }
    public bool MayManage { get; private set; }
    public IReadOnlyList<Person> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await access.Can(PeopleModule.Read, Resource.Cooperative)) return Redirect("/compte/fiche");
        PageNumber = Paging.Clamp(PageNumber);
        MayManage = await access.Can(PeopleModule.Manage, Resource.Cooperative);
        var found = await list.Asked(Q);
        Count = await found.CountAsync();
        Rows = await found.OrderBy(p => p.LastName).ThenBy(p => p.FirstName).ThenBy(p => p.Id).Skip((PageNumber - 1) * Size).Take(Size).ToListAsync();
        return Page();
    }
}
