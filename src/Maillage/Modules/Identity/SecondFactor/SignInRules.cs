using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>What a cooperative asks of those who sign in. No row: nothing more than a password.</summary>
public sealed class SignInRules : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    /// <summary>The team and the administration sign in with two factors, or with a passkey.</summary>
    public bool TeamNeedsTwo { get; set; }
}

internal sealed class SignInRulesMapping : IEntityTypeConfiguration<SignInRules>
{
    public void Configure(EntityTypeBuilder<SignInRules> row) => row.ToTable("SignInRules").HasKey(r => r.CooperativeId);
}
