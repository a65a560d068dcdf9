using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>A decision as programs read it.</summary>
public sealed record ApiDecision(Id<Decision> Id, DecisionBody Body, DateOnly Date, string Title, string Text, bool HasDocument, int Version)
{
    public static ApiDecision Of(Decision d) => new(d.Id, d.Body, d.Date, d.Title, d.Text, d.Document is not null, d.Version);
}

/// <summary>What is noted of a decision.</summary>
public sealed record ApiDecisionText
{
    public required DecisionBody Body { get; init; }
    public required DateOnly Date { get; init; }
    public required string Title { get; init; }
    public string Text { get; init; } = "";

    public DecisionText Said() => new(Body, Date, Title, Text);
}

/// <summary>Decisions, for programs.</summary>
public static class DecisionsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Décisions");
        api.List<ApiDecision>("/decisions", DecisionsModule.Read, "listDecisions", "Les décisions de la coopérative.", List);
        api.Get<ApiDecision>("/decisions/{id}", DecisionsModule.Read, "readDecision", "Une décision.", Read);
        api.Make<ApiDecision>("/decisions", DecisionsModule.Write, "noteDecision", "Noter une décision.", Note);
        api.Change<ApiDecision>("/decisions/{id}", DecisionsModule.Write, "correctDecision", "Corriger une décision ; une règle qui repose sur elle la fige.", Correct);
        api.Remove("/decisions/{id}", DecisionsModule.Write, "removeDecision", "Retirer une décision notée par erreur.", Remove, versioned: true);
        api.File("/decisions/{id}/document", DecisionsModule.Read, "readDecisionDocument", "Le document d’une décision.", Decision.Pdf, (Id<Decision> id, HttpContext http, Db db, DocumentFiles files) => DecisionFile.Get(http, id.Value, db, files));
        api.Change<ApiDecision>("/decisions/{id}/document", DecisionsModule.Write, "joinDecisionDocument", "Joindre le document d’une décision : un PDF, de 10 Mo au plus.", Join);
    }

    private static async Task<Answer> List(PageAsked page, Db db, HttpContext http)
    {
        var after = page.After<Decision>();
        return await page.Of(db.Set<Decision>().AsNoTracking().Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id), d => d.Id.Value, ApiDecision.Of, http);
    }

    private static async Task<Answer> Read(Id<Decision> id, Db db) => Answer.Found(await Find(id, db), ApiDecision.Of);

    private static async Task<Answer> Note(Sent<ApiDecisionText> sent, DecisionActions actions) => Answer.Made(await actions.Save(Id<Decision>.New(), sent.Value.Said(), "", []), d => $"/decisions/{d.Id}", ApiDecision.Of);

    private static async Task<Answer> Correct(Id<Decision> id, IfMatch version, Sent<ApiDecisionText> sent, DecisionActions actions, Db db) =>
        await Find(id, db) is null ? Answer.Refused([Refusal.NotFound]) : Answer.Done(await actions.Save(id, sent.Value.Said(), "", [], version.Version), ApiDecision.Of);

    private static async Task<Answer> Remove(Id<Decision> id, IfMatch version, DecisionActions actions) => Answer.Gone(await actions.Remove(id, version.Version));

    private static async Task<Answer> Join(Id<Decision> id, IfMatch version, SentFile sent, DecisionActions actions, Db db) => await Find(id, db) is not { } decision ? Answer.Refused([Refusal.NotFound])
        : sent.Bytes.Length == 0 ? Answer.Refused([new("decision.document", "Le document est vide.", "File")])
        : Answer.Done(await actions.Save(id, decision.Content, sent.Name, sent.Bytes, version.Version), ApiDecision.Of);

    private static Task<Decision?> Find(Id<Decision> id, Db db) => db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id);
}
