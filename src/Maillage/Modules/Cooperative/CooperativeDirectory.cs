using System.Collections.Concurrent;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative;

/// <summary>Name and zone of each cooperative of the database, kept in memory because every request asks; another program may change them meanwhile.</summary>
public sealed class CooperativeDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<CooperativeId, (string Name, TimeZoneInfo Zone, long ReadAt)> known = new();

    private volatile KnownHosts? hosts;

    public async Task<(string Name, TimeZoneInfo Zone)> Of(CooperativeId id) =>
        await Find(id) ?? throw new InvalidOperationException($"There is no cooperative {id}.");

    /// <summary>Null when there is no such cooperative: for numbers that come from outside.</summary>
    public async Task<(string Name, TimeZoneInfo Zone)?> Find(CooperativeId id)
    {
        if (known.TryGetValue(id, out var entry) && time.GetElapsedTime(entry.ReadAt) < Kept) return (entry.Name, entry.Zone);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Set<CooperativeSettings>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is { } settings
            ? Keep(settings)
            : null;
    }

    private (string Name, TimeZoneInfo Zone) Keep(CooperativeSettings settings)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
        known[settings.Id] = (settings.Name, zone, time.GetTimestamp());
        return (settings.Name, zone);
    }

    /// <summary>The cooperative a name of machine leads to; null when it leads to none in particular.</summary>
    public async Task<CooperativeId?> At(string host) =>
        (await Hosts()).FirstOrDefault(c => c.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)) is { Hosts: not null } found ? found.Id : null;

    /// <summary>The names of machine that lead to a cooperative.</summary>
    public async Task<IReadOnlyList<string>> HostsOf(CooperativeId id) => (await Hosts()).FirstOrDefault(c => c.Id == id).Hosts ?? [];

    /// <summary>The cooperative when the database has one alone; null otherwise.</summary>
    public async Task<CooperativeId?> Only() => await Hosts() is [var only] ? only.Id : null;

    private async Task<IReadOnlyList<(CooperativeId Id, IReadOnlyList<string> Hosts)>> Hosts()
    {
        if (hosts is { } read && time.GetElapsedTime(read.ReadAt) < Kept) return read.All;
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<Db>().Set<CooperativeSettings>().AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.Hosts }).ToListAsync();
        IReadOnlyList<(CooperativeId, IReadOnlyList<string>)> all = [.. rows.Select(c => (c.Id, (IReadOnlyList<string>)c.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        hosts = new(all, time.GetTimestamp());
        return all;
    }

    private sealed record KnownHosts(IReadOnlyList<(CooperativeId Id, IReadOnlyList<string> Hosts)> All, long ReadAt);

    /// <summary>Every cooperative of the database.</summary>
    public async Task<IReadOnlyList<CooperativeId>> All()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Set<CooperativeSettings>().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
    }

    public async Task<TimeZoneInfo> ZoneOf(CooperativeId id) => (await Of(id)).Zone;

    /// <summary>Forgets what changed.</summary>
    public void Forget(CooperativeId id)
    {
        known.TryRemove(id, out _);
        hosts = null;
    }
}
