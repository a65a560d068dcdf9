using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
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

    public IEnumerable<SelectListItem> Choices => Activities.Select(a => new SelectListItem(a.Title, a.Id.ToString()));
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
        var entities = await db.Set<LegalEntity>().AsNoTracking().OrderBy(e => e.Code).ToListAsync();
        var all = reach.All || reach.Entities.Count > 0 ? await remembered.Of("books", () => Activities(db.Set<Activity>())) : null;
        var ids = reach.Activities.Select(a => new Id<Activity>(a)).ToList();
        var single = ids.Count > 0 ? await Activities(db.Set<Activity>().Where(a => ids.Contains(a.Id))) : null;
        var books = new List<Book>();
        foreach (var entity in entities)
        {
            var whole = reach.All || reach.Entities.Contains(entity.Id.Value);
            IReadOnlyList<BookActivity> own = [.. (whole ? all : single)?[entity.Id] ?? []];
            if (whole || own.Count > 0) books.Add(new Book(entity.Id, entity.IdentityAt(clock.Today)?.Name ?? entity.Code, whole, own));
        }
        return books;
    }

    private static async Task<ILookup<Id<LegalEntity>, BookActivity>> Activities(IQueryable<Activity> activities) =>
        (await activities.OrderBy(a => a.Code).Select(a => new { a.EntityId, Row = new BookActivity(a.Id, a.Code, a.Name, a.Kind) }).ToListAsync()).ToLookup(a => a.EntityId, a => a.Row);

    /// <summary>The ledger asked for, else the first in reach; null when there is none.</summary>
    public async Task<Book?> Choose(string right, long? entity)
    {
        var books = await Within(right);
        return entity is null ? books.FirstOrDefault() : books.FirstOrDefault(b => b.Id.Value == entity);
    }
}
