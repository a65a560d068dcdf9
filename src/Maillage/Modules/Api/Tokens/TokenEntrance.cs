using Maillage.Modules.Identity.Accounts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Tokens;

/// <summary>Lets in whoever brings an open token of an account that is not closed. The cooperative it names is entered before.</summary>
public sealed class TokenEntrance(Db db, Current current, Clock clock, ClosedAccounts closed)
{
    public async Task Enter(string text)
    {
        var hash = LinkToken.Hash(text);
        var today = clock.Today;
        if (await db.Set<AccessToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash) is not { } token || !token.IsOpenOn(today) || await closed.Contains(token.AccountId)) return;
        current.SignIn(token.AccountId, new TokenUse(token.Id.Value, token.Name, token.ReadOnly, token.RightList?.ToHashSet()));
        if (token.LastUsedOn is null || token.LastUsedOn < today)
            await db.Set<AccessToken>().Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedOn, today));
    }
}
