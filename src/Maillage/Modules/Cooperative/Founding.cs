using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative;

/// <summary>Founds a cooperative in an empty database: its name, a first entity to complete, a first administrator.</summary>
public sealed class Founding(Db db, Current current, Clock clock, EntityActions entities, AccountActions accounts, GrantBook grants)
{
    private static readonly CooperativeId First = new(1);

    /// <summary>Number template of a first entity; its administrator may change it.</summary>
    public const string DefaultTemplate = "{YYYY}-{SEQYEAR:05d}";

    /// <returns>The administrator’s account.</returns>
    public Task<Result<long>> Found(string name, string email, string entityName)
    {
        current.ActAsSystem();
        current.Do("init");
        current.Enter(First, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        return db.Write<long>(async () =>
        {
            if (await db.Set<CooperativeSettings>().AnyAsync())
                return new Refusal("cooperative.exists", "Une coopérative existe déjà dans cette base : « init » n’y change rien.");
            var settings = new CooperativeSettings(First, name);
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
    }
}
