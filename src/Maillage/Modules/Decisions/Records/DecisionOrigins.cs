using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>Decisions as what gives rights: the latest may be chosen, any is named.</summary>
public sealed class DecisionOrigins(Db db)
{
    public const string Kind = "decision";

    /// <summary>How many are offered.</summary>
    private const int Offered = 40;

    public OriginSource Source => new(Kind, _ => Latest(), Named, id => db.Lock(DecisionActions.LockOf(new(id))));

    /// <summary>The rights that rest on a decision.</summary>
    public async Task<IReadOnlyList<DecidedRule>> RestingOn(Id<Decision> decision)
    {
        var origin = KeyOf(decision);
        return [.. (await (from g in db.Set<Grant>() where g.Origin == origin join a in db.Set<Account>() on g.AccountId equals a.Id orderby g.From select new { g.From, g.AccountId, a.DisplayName }).ToListAsync())
            .Select(g => new DecidedRule($"droit de {g.DisplayName} à partir du {French.LongDate(g.From)}", $"/administration/comptes/{g.AccountId}", IdentityModule.ManageAccounts))];
    }

    private static string KeyOf(Id<Decision> decision) => $"{Kind}:{decision}";

    private async Task<IReadOnlyList<OriginChoice>> Latest() =>
        [.. (await db.Set<Decision>().AsNoTracking().OrderByDescending(d => d.Date).ThenByDescending(d => d.Id).Take(Offered).ToListAsync()).Select(Of)];

    private async Task<IReadOnlyList<OriginChoice>> Named(IReadOnlyList<long> ids)
    {
        var keys = ids.Select(i => new Id<Decision>(i)).ToList();
        return [.. (await db.Set<Decision>().AsNoTracking().Where(d => keys.Contains(d.Id)).ToListAsync()).Select(Of)];
    }

    private static OriginChoice Of(Decision decision) => new(KeyOf(decision.Id), $"décision du {French.LongDate(decision.Date)} : {decision.Title}");
}
