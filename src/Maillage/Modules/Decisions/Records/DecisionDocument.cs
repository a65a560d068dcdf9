using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>The document of a decision, apart from it: lists never read it.</summary>
public sealed class DecisionDocument : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    /// <summary>That of its decision.</summary>
    public Id<Decision> Id { get; init; }
    public byte[] Bytes { get; set; } = [];

    public static async Task<IResult> Get(HttpContext http, long id, Db db)
    {
        var key = new Id<Decision>(id);
        if (await db.Set<Decision>().Where(d => d.Id == key).Select(d => d.Document).SingleOrDefaultAsync() is not { } name) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(await db.Set<DecisionDocument>().Where(d => d.Id == key).Select(d => d.Bytes).SingleAsync(), "application/pdf", name);
    }
}
