using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Passkeys;

/// <summary>A public key that a device of the person holds the secret of (W3C Web Authentication).</summary>
public sealed class Passkey
{
    public long Id { get; init; } = Maillage.Domain.Kernel.IdSequence.Next();
    public long AccountId { get; init; }
    /// <summary>How the person calls it: « Téléphone ».</summary>
    public string Name { get; set; } = "";
    /// <summary>What the authenticator calls it.</summary>
    public byte[] CredentialId { get; init; } = [];
    /// <summary>COSE key.</summary>
    public byte[] PublicKey { get; init; } = [];
    /// <summary>Uses the authenticator counted; many count none.</summary>
    public long SignCount { get; set; }
    /// <summary>How browsers reach it, separated by commas: <c>internal,hybrid</c>.</summary>
    public string Transports { get; init; } = "";
    public bool IsUserVerified { get; set; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>As ASP.NET Core Identity reads it. The attestation is not kept: nothing is asked of it.</summary>
    internal UserPasskeyInfo ToInfo() => new(CredentialId, PublicKey, new DateTimeOffset(CreatedAt, TimeSpan.Zero), (uint)SignCount,
        Transports.Length > 0 ? Transports.Split(',') : [], IsUserVerified, IsBackupEligible, IsBackedUp, [], [])
    { Name = Name };
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    /// <summary>The longest that Web Authentication allows.</summary>
    private const int LongestId = 1023;

    public void Configure(EntityTypeBuilder<Passkey> row)
    {
        row.ToTable("Passkeys").HasKey(k => k.Id);
        row.Property(k => k.Name).HasMaxLength(60);
        row.Property(k => k.CredentialId).HasMaxLength(LongestId);
        row.Property(k => k.Transports).HasMaxLength(200);
        row.HasIndex(k => k.CredentialId).IsUnique();
        row.HasIndex(k => k.AccountId);
        row.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
