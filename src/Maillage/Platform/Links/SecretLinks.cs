using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Links;

/// <param name="Token">For the address of the page; shown now and never again.</param>
public sealed record NewLink(Id<SecretLink> Id, string Token);

/// <summary>Makes, finds and closes links for outsiders. The use case that asks verifies the right over the target.</summary>
public sealed class SecretLinks(Db db, Clock clock, Current current, RandomNumberGenerator random)
{
    /// <param name="expiresOn">Last day it opens.</param>
    public Task<Result<NewLink>> Create(string purpose, long targetId, DateOnly expiresOn) => db.Write<NewLink>(() =>
    {
        if (expiresOn < clock.Today)
            return Task.FromResult<Result<NewLink>>(new Refusal("link.expired", "Le dernier jour du lien est déjà passé.", "ExpiresOn"));
        var token = LinkToken.New(db.Cooperative, random);
        var link = new SecretLink
        {
            CooperativeId = db.Cooperative,
            Purpose = purpose,
            TargetId = targetId,
            Hash = LinkToken.Hash(token),
            CreatedAt = clock.Now,
            CreatedBy = current.Account,
            ExpiresOn = expiresOn,
        };
        db.Add(link);
        return Task.FromResult<Result<NewLink>>(new NewLink(link.Id, token));
    });

    /// <summary>
    /// The link a token opens for a purpose; null when it is unknown, of another purpose, expired or revoked, the four after the same work.
    /// The endpoint is marked <see cref="ByLinkAttribute"/>, which enters the cooperative the token names.
    /// </summary>
    public async Task<SecretLink?> Find(string token, string purpose)
    {
        var hash = LinkToken.Hash(token);
        var link = await db.Set<SecretLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash);
        return link is not null && link.Purpose == purpose && link.IsOpenOn(clock.Today) ? link : null;
    }

    /// <summary>Finds, and notes the opening: for the first page a link shows.</summary>
    /// <param name="address">From where, only when it must be proved later who signed.</param>
    public async Task<SecretLink?> Open(string token, string purpose, string? address = null)
    {
        if (await Find(token, purpose) is not { } link) return null;
        var now = clock.Now;
        await db.Write(async () =>
        {
            await db.Set<SecretLink>().Where(l => l.Id == link.Id).ExecuteUpdateAsync(set => set
                .SetProperty(l => l.Openings, l => l.Openings + 1).SetProperty(l => l.LastOpenedAt, now).SetProperty(l => l.FirstOpenedAt, l => l.FirstOpenedAt ?? now));
            db.Add(new SecretLinkOpening { CooperativeId = db.Cooperative, LinkId = link.Id, At = now, Address = address });
            return Result.Done;
        });
        return link;
    }

    /// <summary>Closes every link made for something, at once; says how many were not closed before.</summary>
    public async Task<int> RevokeAll(string purpose, long targetId)
    {
        var now = clock.Now;
        return await db.Set<SecretLink>().Where(l => l.Purpose == purpose && l.TargetId == targetId && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now));
    }

    /// <summary>Whether a link made for something still opens it.</summary>
    public Task<bool> AnyOpen(string purpose, long targetId)
    {
        var today = clock.Today;
        return db.Set<SecretLink>().AnyAsync(l => l.Purpose == purpose && l.TargetId == targetId && l.RevokedAt == null && l.ExpiresOn >= today);
    }

    /// <summary>The links made for something, the last first.</summary>
    public async Task<IReadOnlyList<SecretLink>> Of(string purpose, long targetId) =>
        await db.Set<SecretLink>().AsNoTracking().Where(l => l.Purpose == purpose && l.TargetId == targetId).OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id).ToListAsync();
}
