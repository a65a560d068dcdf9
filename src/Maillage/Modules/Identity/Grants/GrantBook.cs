using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Grants;

/// <summary>
/// Writes grants for other modules, whose own acts give and end them. It asks for no right: who calls has checked the right of the act.
/// </summary>
public sealed class GrantBook(Db db, Clock clock)
{
    /// <param name="origin">What gave it; <see cref="EndOf"/> finds it by this.</param>
    public Grant Give(long account, string role, ScopeKind scope, long scopeId, DateRange dates, string origin)
    {
        var grant = new Grant(db.Cooperative, account, role, scope, scopeId, dates, origin);
        db.Add(grant);
        return grant;
    }

    /// <summary>Ends what came from an origin, after <paramref name="lastDay"/>.</summary>
    public async Task EndOf(string origin, DateOnly lastDay)
    {
        foreach (var grant in await db.Set<Grant>().Where(g => g.Origin == origin).ToListAsync()) grant.EndOn(lastDay);
    }

    /// <summary>Ends what came from an origin and would outlive <paramref name="lastDay"/>, at the earliest yesterday: what was held stays written. What has not begun is taken back.</summary>
    public async Task EndBy(string origin, DateOnly lastDay)
    {
        var yesterday = clock.Today.AddDays(-1);
        if (lastDay < yesterday) lastDay = yesterday;
        foreach (var grant in await db.Set<Grant>().Where(g => g.Origin == origin && (g.To == null || g.To > lastDay)).ToListAsync())
            if (grant.From > lastDay) db.Remove(grant);
            else grant.EndOn(lastDay);
    }
}
