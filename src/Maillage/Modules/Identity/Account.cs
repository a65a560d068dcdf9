using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity;

/// <summary>A sign-in account. It opens one cooperative; what it may do there is in its grants. Someone of several cooperatives has one in each, at the same address.</summary>
public sealed class Account : IdentityUser<long>
{
    private Account() { }

    public Account(CooperativeId cooperative, string email, string displayName)
    {
        Id = IdSequence.Next();
        CooperativeId = cooperative;
        UserName = Email = email;
        DisplayName = displayName;
        LockoutEnabled = true;
    }

    public CooperativeId CooperativeId { get; private set; }
    public string DisplayName { get; set; } = "";
    /// <summary>A disabled account cannot sign in, and its open sessions end at once.</summary>
    public bool Disabled { get; set; }
    /// <summary>The address the person asked for, until they confirm it: then it becomes the one they sign in with.</summary>
    public string? NewEmail { get; set; }
    /// <summary>Who this person is, in one sentence, in a demonstration only: it makes the account one of those anyone may enter.</summary>
    public string? Persona { get; set; }
}
