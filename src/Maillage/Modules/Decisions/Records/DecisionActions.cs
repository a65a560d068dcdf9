using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>Notes decisions and corrects them. One that rules rest on keeps what it says.</summary>
public sealed class DecisionActions(Db db, Access access, DocumentFiles files, Clock clock, Current current, IEnumerable<WhatRestsOn> ruled, WebhookOutbox outbox)
{
    /// <summary>What other programs are told.</summary>
    internal const string Told = "decision.recorded";

    /// <summary>What is held while a rule is made to rest on a decision.</summary>
    public static string LockOf(Id<Decision> id) => $"decision:{id}";

    /// <summary>The rules of every module that rest on a decision.</summary>
    public async Task<IReadOnlyList<DecidedRule>> RestingOn(Id<Decision> decision)
    {
        var all = new List<DecidedRule>();
        foreach (var of in ruled) all.AddRange(await of(decision));
        return all;
    }

    /// <param name="document">Bytes of the document; empty keeps the one there is.</param>
    /// <param name="version">The version the person saw; 0 when it is new.</param>
    public Task<Result<Decision>> Save(Id<Decision> id, DecisionText text, string documentName, byte[] document, int version = 0) => db.Write<Decision>(async () =>
    {
        if (await access.Need(DecisionsModule.Write, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock(LockOf(id));
        var decision = await db.Set<Decision>().SingleOrDefaultAsync(d => d.Id == id);
        if (decision is null && version > 0) return Refusal.NotFound;
        if (decision is not null && decision.Version != version) return version == 0 && decision.Content == Trimmed(text) ? decision : Refusal.Stale;
        var refusals = Decision.Check(text, clock.Today).ToList();
        if (document.Length > 0 && Decision.Obstacle(document) is { } obstacle) refusals.Add(obstacle);
        if (decision is not null && Rewrites(decision, Trimmed(text), document) && await RestingOn(id) is { Count: > 0 })
            refusals.Add(new("decision.ruled", "Des règles en vigueur reposent sur cette décision : ce qui est noté ne change plus. Un texte ou un document qui manque peut encore être ajouté.", nameof(text.Title)));
        if (refusals.Count > 0) return Result<Decision>.Refused(refusals);
        string? key = null;
        if (document.Length > 0)
        {
            var kept = await files.Receive(documentName, document, "Document");
            if (!kept.Ok) return Result<Decision>.Refused(kept.Refusals);
            key = kept.Value;
        }
        if (decision is null)
        {
            db.Add(decision = new Decision(db.Cooperative, id, text, clock.Now, current.Account));
            await outbox.Tell(Told, $"/decisions/{id}");
        }
        else decision.Write(text);
        if (key is not null) decision.Join(FileKind.NameOf(documentName, Decision.Pdf), key);
        return decision;
    });

    /// <summary>Takes out a decision noted by mistake, when no rule rests on it.</summary>
    public Task<Result> Remove(Id<Decision> id, int version) => db.Write(async () =>
    {
        if (await access.Need(DecisionsModule.Write, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock(LockOf(id));
        if (await db.Set<Decision>().SingleOrDefaultAsync(d => d.Id == id) is not { } decision) return Refusal.NotFound;
        if (decision.Version != version) return Refusal.Stale;
        if (await RestingOn(id) is { Count: > 0 }) return new Refusal("decision.ruled", "Des règles reposent sur cette décision : elle ne se retire plus.");
        db.Remove(decision);
        return Result.Done;
    });

    private static bool Rewrites(Decision decision, DecisionText text, byte[] document) =>
        (decision.Body, decision.Date, decision.Title) != (text.Body, text.Date, text.Title) || decision.Text.Length > 0 && decision.Text != text.Text || decision.Document is not null && document.Length > 0;

    private static DecisionText Trimmed(DecisionText text) => text with { Title = text.Title.Trim(), Text = text.Text.Trim() };
}
