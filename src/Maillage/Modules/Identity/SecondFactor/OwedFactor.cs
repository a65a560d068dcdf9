using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>What a second factor is already: a passkey, an authenticator, both or neither.</summary>
public readonly record struct FactorsHeld(bool Passkey, bool Codes)
{
    public bool Any => Passkey || Codes;
}

/// <summary>
/// Whether the session of this request came with one factor where the cooperative asks two. Asked of the team, it is not asked of entrepreneurs, associates, funders
/// and neighbours. Who has a second factor already can only give it: setting up another with the password alone would make the first useless.
/// </summary>
public sealed class OwedFactor(Db db, Current current, SignedSession session, Access access)
{
    private static readonly string[] NotAsked = [Role.Entrepreneur, Role.CollectiveManager, Role.Associate, Role.ExternalAssociate, Role.Funder, Role.Neighbour];

    public async Task<bool> IsOwed() => current.Account is not null && session is { NeedsTwo: not TwoFactorsOf.Nobody, Strong: false }
        && (session.NeedsTwo == TwoFactorsOf.Everyone || await access.HoldsOtherThan(NotAsked));

    /// <summary>By what the account of this request can give it.</summary>
    public async Task<FactorsHeld> Held() => await db.Set<Account>().Where(a => a.Id == current.Account)
        .Select(a => new FactorsHeld(db.Set<Passkey>().Any(k => k.AccountId == a.Id), a.TwoFactorEnabled)).SingleAsync();
}
