using Maillage.Modules.Identity.Passkeys;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Confirmation;

/// <summary>By what a person can prove who they are.</summary>
/// <param name="Persona">In a demonstration, the persons anyone may become confirm in one gesture.</param>
public sealed record ConfirmationMode(bool Password, bool Passkey, bool Persona);

/// <summary>Finds how the person of this request can confirm.</summary>
public sealed class ConfirmationModes(Db db, Current current, Settings settings)
{
    public async Task<ConfirmationMode> Of()
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == current.Account);
        return new ConfirmationMode(account.PasswordHash is not null, await db.Set<Passkey>().AnyAsync(k => k.AccountId == account.Id), settings.Demo && account.Persona is not null);
    }
}
