using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Tokens;

/// <param name="Text">Shown now and never again.</param>
public sealed record NewToken(AccessToken Token, string Text);

/// <summary>What people do with their own access tokens.</summary>
public sealed class TokenActions(Db db, Access access, Current current, Clock clock, RoleBook rights, RandomNumberGenerator random)
{
    public const int LongestDays = 365;

    /// <summary>Those of the acting account, the last made first.</summary>
    public async Task<IReadOnlyList<AccessToken>> Mine() =>
        await db.Set<AccessToken>().AsNoTracking().Where(t => t.AccountId == current.Account).OrderByDescending(t => t.Id).ToListAsync();

    /// <summary>The rights one holds, and may hand on to a token.</summary>
    public async Task<IReadOnlyList<DeclaredRight>> Held()
    {
        var held = new List<DeclaredRight>();
        foreach (var right in rights.All)
            if (await access.CanAtAll(right.Right)) held.Add(right);
        return held;
    }

    /// <param name="only">The rights it is narrowed to; none: all those of its owner, whatever they become.</param>
    public Task<Result<NewToken>> Make(string name, DateOnly endsOn, bool readOnly, IReadOnlyList<string> only) => db.Write<NewToken>(async () =>
    {
        if (current.Account is not { } account || current.Token is not null) return Refusal.Forbidden;
        var refusals = new List<Refusal>();
        name = name.Trim();
        if (name.Length == 0) refusals.Add(new("token.name", "Dites à quoi servira ce jeton : vous le reconnaîtrez dans la liste.", "Name"));
        if (name.Length > AccessToken.LongestName) refusals.Add(new("token.name", $"Le nom a plus de {AccessToken.LongestName} caractères : raccourcissez-le.", "Name"));
        if (endsOn < clock.Today || endsOn > clock.Today.AddDays(LongestDays)) refusals.Add(new("token.end", "La fin va d’aujourd’hui à dans un an.", "EndsOn"));
        var held = (await Held()).Select(r => r.Right).ToHashSet();
        if (only.FirstOrDefault(r => !held.Contains(r)) is { } other) refusals.Add(new("token.rights", $"Vous n’avez pas le droit « {French.Excerpt(other)} » : un jeton ne peut pas plus que vous.", "Rights"));
        if (refusals.Count > 0) return Result<NewToken>.Refused(refusals);
        var text = TokenText.New(db.Cooperative, random);
        var token = new AccessToken
        {
            CooperativeId = db.Cooperative,
            AccountId = account,
            Name = name,
            Prefix = TokenText.PrefixOf(text),
            Hash = LinkToken.Hash(text),
            ReadOnly = readOnly,
            Rights = only.Count == 0 ? null : string.Join(' ', only.Distinct().Order(StringComparer.Ordinal)),
            CreatedAt = clock.Now,
            EndsOn = endsOn,
        };
        db.Add(token);
        return new NewToken(token, text);
    });

    /// <summary>Shuts one's own token at once. Shutting it again changes nothing.</summary>
    public Task<Result> Revoke(Id<AccessToken> id) => db.Write(async () =>
    {
        if (await db.Set<AccessToken>().SingleOrDefaultAsync(t => t.Id == id && t.AccountId == current.Account) is not { } token) return Refusal.NotFound;
        token.RevokedAt ??= clock.Now;
        return Result.Done;
    });
}
