using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>A decision as programs read it.</summary>
public sealed record ApiDecision(Id<Decision> Id, DecisionBody Body, DateOnly Date, string Title, string Text, bool HasDocument, int Version)
{
    public static ApiDecision Of(Decision d) => new(d.Id, d.Body, d.Date, d.Title, d.Text, d.Document is not null, d.Version);
}

/// <summary>Decisions, for programs.</summary>
public static class DecisionsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Décisions");
        api.List<ApiDecision>("/decisions", DecisionsModule.Read, "listDecisions", "Les décisions de la coopérative.", List);
        api.Get<ApiDecision>("/decisions/{id}", DecisionsModule.Read, "readDecision", "Une décision.", Read);
    }

    private static async Task<Answer> List(PageAsked page, Db db, HttpContext http)
    {
        var after = page.After<Decision>();
        return await page.Of(db.Set<Decision>().AsNoTracking().Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id), d => d.Id.Value, ApiDecision.Of, http);
    }

    private static async Task<Answer> Read(Id<Decision> id, Db db) => Answer.Found(await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id), ApiDecision.Of);
}
