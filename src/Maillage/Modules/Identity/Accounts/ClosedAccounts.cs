using System.Collections.Concurrent;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>
/// The disabled accounts, kept in memory because every request asks. Another process on the same database learns of a
/// change through the security stamp, within minutes.
/// </summary>
public sealed class ClosedAccounts(IServiceScopeFactory scopes)
{
    private readonly SemaphoreSlim gate = new(1);
    private ConcurrentDictionary<long, bool>? closed;

    public async ValueTask<bool> Contains(long account) => (closed ?? await Load()).ContainsKey(account);

    /// <summary>Keeps up with a change that is already stored.</summary>
    public async Task Set(long account, bool disabled)
    {
        var set = closed ?? await Load();
        if (disabled) set[account] = true;
        else set.TryRemove(account, out _);
    }

    private async Task<ConcurrentDictionary<long, bool>> Load()
    {
        await gate.WaitAsync();
        try
        {
            if (closed is not null) return closed;
            await using var scope = scopes.CreateAsyncScope();
            var ids = await scope.ServiceProvider.GetRequiredService<Db>().Set<Account>().Where(a => a.Disabled).Select(a => a.Id).ToListAsync();
            return closed = new(ids.Select(id => KeyValuePair.Create(id, true)));
        }
        finally
        {
            gate.Release();
        }
    }
}
