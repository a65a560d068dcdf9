using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Records;

/// <summary>The activities the person may see, by code, fifty a page.</summary>
[Needs(ActivitiesModule.Read)]
public sealed class IndexModel(Db db, Access access, ActivityList list, EntityNames entityNames, Clock clock) : PageModel
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary><c>fermees</c>, <c>toutes</c>, or the open ones.</summary>
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Count { get; private set; }
    public bool MayManage { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet()
    {
        PageNumber = Paging.Clamp(PageNumber);
        MayManage = await access.CanSomewhere(ActivitiesModule.Manage);
        var found = Searched(await list.Readable());
        Count = await found.CountAsync();
        var page = await found.Include(a => a.Members).OrderBy(a => a.Code).Skip((PageNumber - 1) * Size).Take(Size).ToListAsync();
        var names = await NamesOf(page);
        var entities = (await entityNames.All()).ToDictionary(e => e.Id, e => e.Code);
        Rows = [.. page.Select(a => new Row(a.Id.Value, a.Code, a.Name,
            string.Join(", ", a.Members.Where(m => m.Dates.Contains(clock.Today)).Select(m => names[m.PersonId])), entities[a.EntityId], ActivityWords.StateOf(a, clock.Today)))];
    }

    private IQueryable<Activity> Searched(IQueryable<Activity> found)
    {
        var today = clock.Today;
        found = State switch
        {
            "toutes" => found,
            "fermees" => found.Where(a => a.ClosedOn < today),
            _ => found.Where(a => a.ClosedOn == null || a.ClosedOn >= today),
        };
        foreach (var word in French.Fold(Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(a => a.Search.Contains(word)
                || a.Members.Any(m => (m.To == null || m.To >= today) && db.Set<Person>().Any(p => p.Id == m.PersonId && p.Search.Contains(word))));
        return found;
    }

    private async Task<Dictionary<Id<Person>, string>> NamesOf(IEnumerable<Activity> page)
    {
        var ids = page.SelectMany(a => a.Members).Select(m => m.PersonId).Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
    }

    public sealed record Row(long Id, string Code, string Name, string Members, string Entity, (string Word, string Kind) State);
}
