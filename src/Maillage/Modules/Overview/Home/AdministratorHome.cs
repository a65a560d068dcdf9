using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.People;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Home;

/// <summary>What is left to set up.</summary>
/// <param name="Empty">Open activities that nobody is in today.</param>
/// <param name="WithoutAccount">Persons who cannot sign in.</param>
/// <param name="Invited">Accounts whose owner has not chosen a password yet.</param>
/// <param name="WithoutRight">Accounts that may do nothing today.</param>
public sealed record AdministratorView(int Activities, int Empty, int WithoutAccount, int Invited, int WithoutRight)
{
    public bool IsQuiet => Empty + WithoutAccount + Invited + WithoutRight == 0;
}

/// <summary>What an administrator finds on arriving: the people and activities that are not ready to work.</summary>
public sealed class AdministratorHome(Db db, Access access, AccountActions accounts, Remembered remembered, Clock clock)
{
    /// <summary>Null for someone who does not manage accounts.</summary>
    public async Task<AdministratorView?> Read() => await access.Can(IdentityModule.ManageAccounts, Resource.Cooperative) ? await remembered.Of("administrator", Count) : null;

    private async Task<AdministratorView> Count()
    {
        var today = clock.Today;
        var open = await db.Set<Activity>().Where(a => a.Kind != ActivityKind.Structure && (a.ClosedOn == null || a.ClosedOn >= today))
            .GroupBy(_ => 1).Select(g => new { All = g.Count(), Empty = g.Count(a => !a.Members.Any(m => m.From <= today && (m.To == null || m.To >= today))) }).SingleOrDefaultAsync();
        var grants = db.Set<Grant>().Where(g => g.From <= today && (g.To == null || g.To >= today));
        var states = await accounts.All.Where(a => !a.Disabled)
            .GroupBy(_ => 1).Select(g => new { Invited = g.Count(a => a.PasswordHash == null), WithoutRight = g.Count(a => !grants.Any(r => r.AccountId == a.Id)) }).SingleOrDefaultAsync();
        var without = await db.Set<Person>().CountAsync(p => p.AccountId == null);
        return new(open?.All ?? 0, open?.Empty ?? 0, without, states?.Invited ?? 0, states?.WithoutRight ?? 0);
    }
}
