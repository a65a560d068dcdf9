using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Confirmation;

/// <summary>By what a person can prove who they are.</summary>
/// <param name="Codes">By a code of their authenticator, or a recovery code: only where the second factor is owed.</param>
/// <param name="Persona">In a demonstration, the persons anyone may become confirm in one gesture.</param>
/// <param name="Owed">The password was given and is not enough: the second factor that the account has opens the house, and nothing else does.</param>
public sealed record ConfirmationMode(bool Password, bool Passkey, bool Codes, bool Persona, bool Owed)
{
    public bool None => !Password && !Passkey && !Codes && !Persona;
}

/// <summary>Finds how the person of this request can confirm.</summary>
public sealed class ConfirmationModes(Db db, Current current, Settings settings, OwedFactor owed)
{
    public async Task<ConfirmationMode> Of()
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == current.Account);
        var held = await owed.Held();
        return held.Any && await owed.IsOwed()
            ? new(Password: false, held.Passkey, held.Codes, Persona: false, Owed: true)
            : new(account.PasswordHash is not null, held.Passkey, Codes: false, settings.Demo && account.Persona is not null, Owed: false);
    }
}
