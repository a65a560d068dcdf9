using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>Creates legal entities and dates their identities.</summary>
public sealed class EntityActions(Db db, Access access, Events events, NumberTemplateCheck checkTemplate)
{
    /// <summary>A new entity with its first identity; its structure and first fiscal year come with it.</summary>
    public Task<Result<LegalEntity>> Create(string code, string template, LegalIdentity identity, DateOnly yearStart, DateOnly yearEnd) => db.Write<LegalEntity>(async () =>
    {
        var refusals = LegalIdentityRules.Check(identity.Tidy(default, default)).Refusals;
        return refusals.Count > 0 ? Result<LegalEntity>.Refused(refusals) : await Open(code, template, identity, yearStart, yearEnd);
    });

    /// <summary>A new entity whose identity may still be incomplete: the founding of a cooperative from the command line.</summary>
    public Task<Result<LegalEntity>> Open(string code, string template, LegalIdentity identity, DateOnly yearStart, DateOnly yearEnd) => db.Write<LegalEntity>(async () =>
    {
        if (await access.Need(CooperativeModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        code = code.Trim().ToUpperInvariant();
        List<Refusal> refusals = [.. LegalEntityRules.CheckCode(code).Refusals, .. LegalEntityRules.CheckFirstYear(yearStart, yearEnd).Refusals, .. checkTemplate(template.Trim(), "Template").Refusals];
        if (await db.Set<LegalEntity>().AnyAsync(e => e.Code == code))
            refusals.Add(new Refusal("cooperative.entity.code", $"Le code {code} est déjà celui d’une autre entité.", "Code"));
        if (refusals.Count > 0) return Result<LegalEntity>.Refused(refusals);

        var entity = new LegalEntity(db.Cooperative, code, template.Trim());
        entity.Identify(identity.Tidy(db.Cooperative, entity.Id));
        db.Add(entity);
        await db.SaveChangesAsync();
        await events.Tell(new EntityCreated(entity, new DateRange(yearStart, yearEnd)));
        return entity;
    });

    /// <summary>Gives the entity an identity from a date on, or replaces the one that begins that day.</summary>
    public Task<Result> Identify(Id<LegalEntity> id, LegalIdentity identity, int version) => db.Write(async () =>
    {
        var loaded = await Load(id, version);
        if (!loaded.Ok) return loaded;
        var entity = loaded.Value;
        var dated = identity.Tidy(db.Cooperative, id);
        if (LegalIdentityRules.Check(dated) is { Ok: false } wrong) return wrong;
        entity.Identify(dated);
        db.Add(dated);
        db.Touch(entity);
        return Result.Done;
    });

    /// <summary>Numbers the invoices to come by another template; those issued keep theirs.</summary>
    public Task<Result> NumberInvoicesBy(Id<LegalEntity> id, string template, int version) => db.Write(async () =>
    {
        var loaded = await Load(id, version);
        if (!loaded.Ok) return loaded;
        if (checkTemplate(template.Trim(), "Template") is { Ok: false } wrong) return wrong;
        loaded.Value.NumberInvoicesBy(template.Trim());
        return Result.Done;
    });

    private async Task<Result<LegalEntity>> Load(Id<LegalEntity> id, int version)
    {
        if (await access.Need(CooperativeModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        if (await db.Set<LegalEntity>().SingleOrDefaultAsync(e => e.Id == id) is not { } entity) return Refusal.NotFound;
        return entity.Version == version ? entity : Refusal.Stale;
    }
}
