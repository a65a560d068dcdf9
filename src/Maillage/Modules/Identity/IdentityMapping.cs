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
        row.HasIndex(a => new { a.NormalizedUserName, a.CooperativeId }).IsUnique();
        row.HasIndex(a => new { a.NormalizedEmail, a.CooperativeId }).IsUnique();
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
        row.Property(g => g.Role).HasMaxLength(60);
        row.Property(g => g.Scope).HasMaxLength(30);
        row.Property(g => g.Origin).HasMaxLength(200);
        row.HasIndex(g => new { g.CooperativeId, g.AccountId });
    }
}

internal sealed class OwnRoleMapping : IEntityTypeConfiguration<OwnRole>
{
    public void Configure(EntityTypeBuilder<OwnRole> row)
    {
        row.ToTable("OwnRoles").HasKey(r => r.Id);
        row.Property(r => r.Key).HasMaxLength(60);
        row.Property(r => r.Model).HasMaxLength(60);
        row.Property(r => r.Name).HasMaxLength(OwnRole.MostName);
        row.Property(r => r.Meaning).HasMaxLength(OwnRole.MostMeaning);
        row.HasIndex(r => new { r.CooperativeId, r.Key }).IsUnique();
    }
}

internal sealed class SeparatedDutyMapping : IEntityTypeConfiguration<SeparatedDuty>
{
    public void Configure(EntityTypeBuilder<SeparatedDuty> row)
    {
        row.ToTable("SeparatedDuties").HasKey(d => d.Id);
        row.Property(d => d.Key).HasMaxLength(60);
        row.HasIndex(d => new { d.CooperativeId, d.Key }).IsUnique();
    }
}

internal sealed class PortfolioMapping : IEntityTypeConfiguration<Portfolio>
{
    public void Configure(EntityTypeBuilder<Portfolio> row)
    {
        row.ToTable("Portfolios").HasKey(p => p.Id);
        row.Property(p => p.Name).HasMaxLength(Portfolio.MostName);
        row.HasIndex(p => new { p.CooperativeId, p.Name }).IsUnique();
        row.HasMany(p => p.Activities).WithOne().HasForeignKey(a => a.PortfolioId).OnDelete(DeleteBehavior.Cascade);
        row.Navigation(p => p.Activities).AutoInclude();
    }
}

internal sealed class PortfolioActivityMapping : IEntityTypeConfiguration<PortfolioActivity>
{
    public void Configure(EntityTypeBuilder<PortfolioActivity> row)
    {
        row.ToTable("PortfolioActivities").HasKey(a => new { a.PortfolioId, a.ActivityId });
        row.HasIndex(a => new { a.CooperativeId, a.ActivityId });
    }
}
