using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Tokens;

/// <summary>Lets in whoever brings an open token of an account that is not closed. The cooperative it names is entered before.</summary>
public sealed class TokenEntrance(Db db, Current current, Clock clock, SecurityLog log)
{
    public async Task Enter(string text)
    {
        var hash = LinkToken.Hash(text);
        var today = clock.Today;
        if (await db.Set<AccessToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && db.Set<Account>().Any(a => a.Id == t.AccountId && !a.Disabled)) is not { } token || !token.IsOpenOn(today))
        {
            log.Refused(0, "token");
            return;
        }
        current.SignIn(token.AccountId, new TokenUse(token.Id.Value, token.Name, token.ReadOnly, token.RightList?.ToHashSet()));
        current.Do($"{current.Act} (jeton {token.Id})");
        if (token.LastUsedOn is null || token.LastUsedOn < today)
            await db.Set<AccessToken>().Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedOn, today));
    }
}
