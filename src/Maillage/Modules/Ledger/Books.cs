using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger;

/// <summary>The ledger of an entity as far as one person may use it.</summary>
/// <param name="Whole">True when the person reaches the whole entity; else the listed activities only.</param>
public sealed record Book(Id<LegalEntity> Id, string Name, bool Whole, IReadOnlyList<BookActivity> Activities)
{
    /// <summary>The listed activity of that identity.</summary>
    public BookActivity? Find(long? activity) => Activities.FirstOrDefault(a => a.Id.Value == activity);

    /// <summary>The structure, for what belongs to no activity.</summary>
    public BookActivity? Structure => Activities.FirstOrDefault(a => a.Kind == ActivityKind.Structure);

    public IEnumerable<SelectListItem> Choices => ReadyChoices.Of(Activities, a => new(a.Title, a.Id.ToString()));
}

/// <summary>An activity that lines can be attributed to.</summary>
public sealed record BookActivity(Id<Activity> Id, string Code, string Name, ActivityKind Kind)
{
    /// <summary>« A012 Atelier des Cimes ».</summary>
    public string Title => $"{Code} {Name}";
}

/// <summary>Which ledgers the acting person may use, with a right.</summary>
public sealed class Books(Db db, Access access, Clock clock, Remembered remembered)
{
    /// <summary>Every ledger in reach, in the order of the entities' codes.</summary>
    public async Task<IReadOnlyList<Book>> Within(string right)
    {
        var reach = await access.ReachOf(right);
        var books = new List<Book>();
        foreach (var book in await remembered.Of("books", All))
        {
            if (reach.All || reach.Entities.Contains(book.Id.Value)) books.Add(book);
            else if (book.Activities.Where(a => reach.Activities.Contains(a.Id.Value)).ToList() is { Count: > 0 } own) books.Add(book with { Whole = false, Activities = own });
        }
        return books;
    }

    /// <summary>The ledger of every entity, whoever reaches it.</summary>
    private async Task<IReadOnlyList<Book>> All()
    {
        var activities = (await db.Set<Activity>().OrderBy(a => a.Code).Select(a => new { a.EntityId, Row = new BookActivity(a.Id, a.Code, a.Name, a.Kind) }).ToListAsync()).ToLookup(a => a.EntityId, a => a.Row);
        var entities = await db.Set<LegalEntity>().AsNoTracking().OrderBy(e => e.Code).ToListAsync();
        return [.. entities.Select(e => new Book(e.Id, e.IdentityAt(clock.Today)?.Name ?? e.Code, true, [.. activities[e.Id]]))];
    }

    /// <summary>The ledger asked for, else the first in reach; null when there is none.</summary>
    public async Task<Book?> Choose(string right, long? entity)
    {
        var books = await Within(right);
        return entity is null ? books.FirstOrDefault() : books.FirstOrDefault(b => b.Id.Value == entity);
    }
}
