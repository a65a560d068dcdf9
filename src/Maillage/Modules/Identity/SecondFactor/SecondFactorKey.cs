using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>The secret that a person's authenticator shares with us, one for an account. It counts once confirmed by a first code.</summary>
public sealed class SecondFactorKey
{
    public long AccountId { get; init; }
    public byte[] Secret { get; init; } = [];
    public DateTime? ConfirmedAt { get; set; }
    /// <summary>The step of the last code accepted: a code serves once.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code of one use for who has lost their device; the row goes with the use. Only the hash is kept.</summary>
public sealed class RecoveryCode
{
    public long AccountId { get; init; }
    /// <summary>SHA-256 of the code, in hexadecimal: a hundred and twenty random bits need no slower hash.</summary>
    public string Hash { get; init; } = "";
}

internal sealed class SecondFactorKeyMapping : IEntityTypeConfiguration<SecondFactorKey>
{
    public void Configure(EntityTypeBuilder<SecondFactorKey> row)
    {
        row.ToTable("SecondFactorKeys").HasKey(k => k.AccountId);
        row.Property(k => k.AccountId).ValueGeneratedNever();
        row.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> row)
    {
        row.ToTable("RecoveryCodes").HasKey(c => new { c.AccountId, c.Hash });
        row.Property(c => c.Hash).HasMaxLength(64);
        row.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
