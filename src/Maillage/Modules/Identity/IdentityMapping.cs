using Maillage.Domain.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> row)
    {
        row.ToTable("Accounts").HasKey(a => a.Id);
        foreach (var name in (string[])["UserName", "NormalizedUserName", "Email", "NormalizedEmail", "DisplayName", "NewEmail"])
            row.Property<string>(name).HasMaxLength(256);
        row.Property(a => a.Persona).HasMaxLength(300);
        row.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        row.HasIndex(a => a.NormalizedUserName).IsUnique();
        row.HasIndex(a => a.NormalizedEmail).IsUnique();
    }
}

internal sealed class AccountClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> row) => row.ToTable("AccountClaims").HasKey(c => c.Id);
}

internal sealed class AccountLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> row) => row.ToTable("AccountLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
}

internal sealed class AccountTokenMapping : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> row) => row.ToTable("AccountTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
}

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> row)
    {
        row.ToTable("Grants").HasKey(g => g.Id);
        row.Property(g => g.Role).HasMaxLength(30);
        row.Property(g => g.Scope).HasMaxLength(30);
        row.Property(g => g.Origin).HasMaxLength(200);
        row.HasIndex(g => new { g.CooperativeId, g.AccountId });
    }
}
