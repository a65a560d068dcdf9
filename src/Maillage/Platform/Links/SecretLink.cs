using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Links;

/// <summary>A link given to someone without an account. What opens it is not kept, only its hash.</summary>
public sealed class SecretLink : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<SecretLink> Id { get; init; } = Id<SecretLink>.New();
    /// <summary>What it lets see or do: a word of the module that made it.</summary>
    public string Purpose { get; init; } = "";
    public long TargetId { get; init; }
    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public string Hash { get; init; } = "";
    public DateTime CreatedAt { get; init; }
    public long? CreatedBy { get; init; }
    /// <summary>Last day it opens, in the cooperative's zone.</summary>
    public DateOnly ExpiresOn { get; init; }
    public DateTime? RevokedAt { get; private set; }
    public DateTime? FirstOpenedAt { get; private set; }
    public DateTime? LastOpenedAt { get; private set; }
    /// <summary>How many times its page was asked for; mail scanners count too.</summary>
    public int Openings { get; private set; }

    public bool IsOpenOn(DateOnly day) => RevokedAt is null && day <= ExpiresOn;
}

/// <summary>One opening of a link.</summary>
public sealed class SecretLinkOpening : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<SecretLinkOpening> Id { get; init; } = Id<SecretLinkOpening>.New();
    public Id<SecretLink> LinkId { get; init; }
    public DateTime At { get; init; }
    /// <summary>From where, kept only by those who must prove who signed.</summary>
    public string? Address { get; init; }
}

internal sealed class SecretLinkMapping : IEntityTypeConfiguration<SecretLink>
{
    public void Configure(EntityTypeBuilder<SecretLink> row)
    {
        row.ToTable("SecretLinks").HasKey(l => l.Id);
        row.Property(l => l.Purpose).HasMaxLength(60);
        row.Property(l => l.Hash).HasMaxLength(64);
        row.HasIndex(l => new { l.CooperativeId, l.Hash }).IsUnique();
        row.HasIndex(l => new { l.CooperativeId, l.Purpose, l.TargetId });
    }
}

internal sealed class SecretLinkOpeningMapping : IEntityTypeConfiguration<SecretLinkOpening>
{
    public void Configure(EntityTypeBuilder<SecretLinkOpening> row)
    {
        row.ToTable("SecretLinkOpenings").HasKey(o => o.Id);
        row.Property(o => o.Address).HasMaxLength(45);
        row.HasIndex(o => new { o.CooperativeId, o.LinkId, o.At });
        row.HasOne<SecretLink>().WithMany().HasForeignKey(o => o.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}
