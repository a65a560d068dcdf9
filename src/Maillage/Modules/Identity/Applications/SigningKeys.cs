using System.Globalization;
using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// The keys that sign, kept in memory: made at the first need, replaced by themselves. A new one is published a day before it signs, an old one a month
/// after it did, so that applications and other programs of the database always know the one that signs.
/// </summary>
public sealed class SigningKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time, IOptionsMonitorCache<OpenIddictServerOptions> options) : IDisposable
{
    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);
    /// <summary>How long a key is published before it signs.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(1);
    /// <summary>How long a key is published after it signed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("Maillage.SigningKeys");
    private readonly SemaphoreSlim gate = new(1);
    private volatile Ring ring = new([], [], DateTime.MinValue);

    /// <summary>The one that signs first, then those still or already published.</summary>
    public IReadOnlyList<SigningCredentials> Credentials => ring.Credentials;

    /// <summary>Reads the keys when they were not lately, and makes the next one in time.</summary>
    public async Task Ready()
    {
        if (IsFresh) return;
        await gate.WaitAsync();
        try
        {
            if (IsFresh) return;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var now = Clock.NowOf(time);
            var rows = await Read(db);
            if (!HasNext(rows, now) || rows.Any(k => IsOver(k, now))) rows = await Turn(db, now);
            var ordered = rows.OrderByDescending(k => k.CreatedAt <= now - Lead).ThenBy(k => k.CreatedAt <= now - Lead ? -k.CreatedAt.Ticks : k.CreatedAt.Ticks).ToList();
            var ids = ordered.ConvertAll(k => k.Id);
            ring = ids.SequenceEqual(ring.Ids) ? ring with { ReadAt = now } : new(ids, [.. ordered.Select(Open)], now);
            options.TryRemove(Options.DefaultName);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private bool IsFresh => ring is { Ids.Count: > 0, ReadAt: var at } && Clock.NowOf(time) - at is var ago && ago >= TimeSpan.Zero && ago < ReadEvery;

    /// <summary>Whether the newest still has more than a day to sign.</summary>
    private static bool HasNext(IReadOnlyList<SigningKey> keys, DateTime now) => keys.Any(k => now < k.CreatedAt + Life - Lead);

    private static bool IsOver(SigningKey key, DateTime now) => now >= key.CreatedAt + Lead + Life + Kept;

    private static Task<List<SigningKey>> Read(Db db) => db.Set<SigningKey>().AsNoTracking().OrderBy(k => k.CreatedAt).ToListAsync();

    /// <summary>Makes the next key and forgets those that are over. Several programs agree on one.</summary>
    private async Task<List<SigningKey>> Turn(Db db, DateTime now)
    {
        // Enciphering may store a new key by a connection of its own, which would wait for the transaction.
        using var rsa = RSA.Create(2048);
        var next = new SigningKey { Secret = protector.Protect(Convert.ToBase64String(rsa.ExportPkcs8PrivateKey())), CreatedAt = now };
        await db.Write(async () =>
        {
            await db.Lock("signing-keys");
            var keys = await Read(db);
            if (!HasNext(keys, now)) db.Add(next);
            db.RemoveRange(keys.Where(k => IsOver(k, now)));
            return Result.Done;
        });
        return await Read(db);
    }

    private SigningCredentials Open(SigningKey key)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(protector.Unprotect(key.Secret)), out _);
        return new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = key.Id.ToString(CultureInfo.InvariantCulture) }, SecurityAlgorithms.RsaSha256);
    }

    private sealed record Ring(IReadOnlyList<long> Ids, IReadOnlyList<SigningCredentials> Credentials, DateTime ReadAt);
}
