using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>Of whom two factors, or a passkey, are asked.</summary>
public enum TwoFactorsOf
{
    Nobody,
    /// <summary>The team and the administration.</summary>
    Team,
    Everyone,
}

/// <summary>What a cooperative asks of those who sign in. No row: nothing more than a password.</summary>
public sealed class SignInRules : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public TwoFactorsOf TwoFactors { get; set; }
}

internal sealed class SignInRulesMapping : IEntityTypeConfiguration<SignInRules>
{
    public void Configure(EntityTypeBuilder<SignInRules> row)
    {
        row.ToTable("SignInRules").HasKey(r => r.CooperativeId);
        row.Property(r => r.TwoFactors).HasMaxLength(20);
    }
}
