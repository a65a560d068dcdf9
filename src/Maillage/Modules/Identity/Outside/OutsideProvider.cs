using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Another program that a cooperative believes about who someone is, by OpenID Connect. None unless an administrator sets one, one at most.</summary>
public sealed class OutsideProvider : IOwned, IVersioned
{
    public const int LongestName = 60;
    public const int LongestIssuer = 300;
    public const int LongestClientId = 200;
    public const int LongestSecret = 500;

    private OutsideProvider() { }

    public OutsideProvider(CooperativeId cooperative) => (CooperativeId, Id) = (cooperative, Id<OutsideProvider>.New());

    public CooperativeId CooperativeId { get; private set; }
    public Id<OutsideProvider> Id { get; private set; }
    public int Version { get; private set; }
    /// <summary>What the button says: « Se connecter avec … ».</summary>
    public string Name { get; set; } = "";
    /// <summary>The address it signs with, as it writes it.</summary>
    public string Issuer { get; set; } = "";
    public string ClientId { get; set; } = "";
    /// <summary>What it knows us by, enciphered by the keys of the program.</summary>
    public string Secret { get; private set; } = "";
    /// <summary>When the secret was set: what the trail says of it.</summary>
    public DateTime? SecretAt { get; private set; }
    /// <summary>Whether the sign-in page shows it, and accounts enter by it.</summary>
    public bool On { get; set; }

    public void Know(string secret, DateTime at) => (Secret, SecretAt) = (secret, at);
}

/// <summary>That an account and an identity elsewhere are one person, as this person said while signed in.</summary>
public sealed class OutsideIdentity : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<OutsideIdentity> Id { get; init; } = Id<OutsideIdentity>.New();
    public Id<OutsideProvider> ProviderId { get; init; }
    public long AccountId { get; init; }
    /// <summary>Who they are there, for ever.</summary>
    public string Subject { get; init; } = "";
    public DateTime JoinedAt { get; init; }
}

internal sealed class OutsideProviderMapping : IEntityTypeConfiguration<OutsideProvider>
{
    public void Configure(EntityTypeBuilder<OutsideProvider> row)
    {
        row.ToTable("OutsideProviders").HasKey(p => p.Id);
        row.Property(p => p.Name).HasMaxLength(OutsideProvider.LongestName);
        row.Property(p => p.Issuer).HasMaxLength(OutsideProvider.LongestIssuer);
        row.Property(p => p.ClientId).HasMaxLength(OutsideProvider.LongestClientId);
        row.Property(p => p.Secret).HasMaxLength(2000);
        row.HasIndex(p => p.CooperativeId).IsUnique();
    }
}

internal sealed class OutsideIdentityMapping : IEntityTypeConfiguration<OutsideIdentity>
{
    public void Configure(EntityTypeBuilder<OutsideIdentity> row)
    {
        row.ToTable("OutsideIdentities").HasKey(i => i.Id);
        row.Property(i => i.Subject).HasMaxLength(300);
        row.HasIndex(i => new { i.CooperativeId, i.ProviderId, i.Subject }).IsUnique();
        row.HasIndex(i => new { i.CooperativeId, i.AccountId }).IsUnique();
        row.HasOne<OutsideProvider>().WithMany().HasForeignKey(i => i.ProviderId).OnDelete(DeleteBehavior.Cascade);
        row.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
