using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Modules.Cooperative;

/// <summary>Founds a cooperative: its name, a first entity to complete, a first administrator.</summary>
public sealed class Founding(Db db, Current current, Clock clock, CooperativeDirectory directory, EntityActions entities, AccountActions accounts, GrantBook grants)
{
    /// <summary>Number template of a first entity; its administrator may change it.</summary>
    public const string DefaultTemplate = "{YYYY}-{SEQYEAR:05d}";

    /// <param name="another">Whether it stands beside those there are; else the database must hold none.</param>
    /// <returns>The administrator’s account; the scope is left in the new cooperative.</returns>
    public async Task<Result<long>> Found(string name, string email, string entityName, bool another = false)
    {
        var there = await directory.All();
        if (another && there.Count == 0) return new Refusal("cooperative.none", "Cette base n’a pas encore de coopérative : « init » sans « --another » fonde la première.");
        if (!another && there.Count > 0) return new Refusal("cooperative.exists", "Une coopérative existe déjà dans cette base : « init » n’y change rien. Pour en fonder une autre à côté, ajoutez « --another ».");
        var id = new CooperativeId(there.Select(c => c.Value).DefaultIfEmpty().Max() + 1);
        current.ActAsSystem();
        current.Do("init");
        current.Enter(id, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        var founded = await db.Write<long>(async () =>
        {
            var settings = new CooperativeSettings(id, name);
            if (settings.Change(name, settings.TimeZone) is { Ok: false } refused) return refused.Refusal!;
            db.Add(settings);
            await db.SaveChangesAsync();

            var year = clock.Today.Year;
            var (start, end) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            var entity = await entities.Open(LegalEntityRules.CodeFrom(entityName), DefaultTemplate, new LegalIdentity { From = start, Name = entityName }, start, end);
            if (!entity.Ok) return entity.Refusal!;

            var account = await accounts.Create(email, email.Split('@')[0]);
            if (!account.Ok) return account.Refusal!;
            grants.Give(account.Value, Role.Administrator, ScopeKind.Cooperative, 0, new DateRange(clock.Today), "init");
            return account;
        });
        if (founded.Ok) directory.Forget(id);
        return founded;
    }
}
