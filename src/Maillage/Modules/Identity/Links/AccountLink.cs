using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Links;

/// <summary>What a link lets do: choose a first password, choose another, confirm an address, enter once.</summary>
public enum AccountLinkPurpose { Invitation, Reset, Address, SignIn }

/// <summary>A link to one's own account, of one use. What opens it is not kept, only its hash.</summary>
public sealed class AccountLink : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<AccountLink> Id { get; init; } = Id<AccountLink>.New();
    public long AccountId { get; init; }
    public AccountLinkPurpose Purpose { get; init; }
    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public string Hash { get; init; } = "";
    public DateTime ExpiresAt { get; init; }
}

internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> row)
    {
        row.ToTable("AccountLinks").HasKey(l => l.Id);
        row.Property(l => l.Purpose).HasMaxLength(20);
        row.Property(l => l.Hash).HasMaxLength(64);
        row.HasIndex(l => new { l.CooperativeId, l.Hash }).IsUnique();
        row.HasIndex(l => new { l.AccountId, l.Purpose });
        row.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
