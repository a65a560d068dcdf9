using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Api.Tokens;

/// <summary>What a program signs in with for a person: never more than that person may do at that moment, and less if they said so.</summary>
public sealed class AccessToken : IOwned
{
    public const int LongestName = 80;

    public CooperativeId CooperativeId { get; init; }
    public Id<AccessToken> Id { get; init; } = Id<AccessToken>.New();
    public long AccountId { get; init; }
    /// <summary>What it is for, as its owner says it.</summary>
    public string Name { get; init; } = "";
    /// <summary>Its first characters: enough to recognise it, useless to sign in.</summary>
    public string Prefix { get; init; } = "";
    /// <summary>SHA-256 of the token; the token itself is shown once and kept nowhere.</summary>
    public string Hash { get; init; } = "";
    public bool ReadOnly { get; init; }
    /// <summary>The rights it is narrowed to, one space between; null for all those of its owner.</summary>
    public string? Rights { get; init; }
    public DateTime CreatedAt { get; init; }
    /// <summary>Last day it opens.</summary>
    public DateOnly EndsOn { get; init; }
    public DateOnly? LastUsedOn { get; set; }
    public DateTime? RevokedAt { get; set; }

    public bool IsOpenOn(DateOnly day) => RevokedAt is null && day <= EndsOn;

    public IReadOnlyList<string>? RightList => Rights?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> row)
    {
        row.ToTable("AccessTokens").HasKey(t => t.Id);
        row.Property(t => t.Name).HasMaxLength(AccessToken.LongestName);
        row.Property(t => t.Prefix).HasMaxLength(20);
        row.Property(t => t.Hash).HasMaxLength(64);
        row.Property(t => t.Rights).HasMaxLength(4000);
        row.HasIndex(t => new { t.CooperativeId, t.Hash }).IsUnique();
        row.HasIndex(t => new { t.CooperativeId, t.AccountId });
    }
}
