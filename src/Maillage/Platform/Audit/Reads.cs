using System.Collections.Concurrent;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;

namespace Maillage.Platform.Audit;

/// <summary>How the trail tells of sensitive reads, in French.</summary>
public static class Reads
{
    /// <summary>Looked at through the eyes of another.</summary>
    public const string ThroughOtherEyes = "vu avec les yeux d’une autre personne";

    /// <summary>Looked at by someone else than the person it is about.</summary>
    /// <param name="what">With its article: « sa fiche ».</param>
    public static string Seen(string what) => $"consulté{French.NoBreak}: {what}";

    /// <summary>Taken away as a file.</summary>
    /// <param name="what">With its article: « les écritures ».</param>
    public static string Taken(string what) => $"emporté{French.NoBreak}: {what}";
}

/// <summary>
/// Notes sensitive reads that pages and lists make: once a day for a reader and a thing, however often it is shown, so that the trail stays readable and the page as
/// quick as before. Each program remembers its own: after a restart, or by two programs, a read may be noted again.
/// </summary>
public sealed class SensitiveReads(Db db, Current current, Clock clock, ReadsOfDay known)
{
    /// <param name="kind">Name of its type in the code.</param>
    /// <param name="id">Null for a list.</param>
    /// <param name="how">As <see cref="Reads"/> tells it.</param>
    public async Task Note(string kind, long? id, string how)
    {
        if (current.Account is not { } reader || current.Behind is not null) return;
        var read = new ReadOfDay(db.Cooperative, reader, kind, id, how);
        if (known.Has(read, clock.Today)) return;
        await db.NoteRead(kind, id, how);
        known.Add(read, clock.Today);
    }
}

/// <summary>The same for routes that give a list as a file.</summary>
public static class NotedRoutes
{
    /// <param name="kind">Name in the code of what the list is of.</param>
    /// <param name="what">With its article: « les écritures ».</param>
    public static RouteHandlerBuilder Noted(this RouteHandlerBuilder route, string kind, string what) => route.AddEndpointFilter(async (context, next) =>
    {
        await context.HttpContext.RequestServices.GetRequiredService<SensitiveReads>().Note(kind, null, Reads.Taken(what));
        return await next(context);
    });
}

/// <summary>A read that was noted.</summary>
public readonly record struct ReadOfDay(CooperativeId Cooperative, long Reader, string Kind, long? Id, string How);

/// <summary>The reads that this program noted today; beyond a measure it forgets them, and some are noted again.</summary>
public sealed class ReadsOfDay
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<ReadOfDay, DateOnly> noted = new();

    public bool Has(ReadOfDay read, DateOnly day) => noted.TryGetValue(read, out var on) && on == day;

    public void Add(ReadOfDay read, DateOnly day)
    {
        if (noted.Count >= Most) noted.Clear();
        noted[read] = day;
    }
}
