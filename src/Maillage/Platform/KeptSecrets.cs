using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Maillage.Platform;

/// <summary>Secrets that are kept to be used again, enciphered by the keys of the program.</summary>
/// <param name="purpose">What is enciphered for one is read by no other.</param>
public abstract class KeptSecrets(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector protector = protection.CreateProtector(purpose);

    public string Keep(string secret) => protector.Protect(secret);

    /// <summary>Null when the keys of the program are no longer those it was kept with.</summary>
    public string? Read(string kept)
    {
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
