using Maillage.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Ledger;

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> row)
    {
        row.ToTable("LedgerEntries").HasKey(e => e.Id);
        row.Property(e => e.Journal).HasMaxLength(6);
        row.Property(e => e.Label).HasMaxLength(EntryRules.LongestLabel);
        row.Property(e => e.Document).HasMaxLength(EntryRules.LongestDocument);
        row.Property(e => e.Search).HasMaxLength(2 * (EntryRules.LongestLabel + EntryRules.LongestDocument) + 1);
        row.Property(e => e.Source).HasMaxLength(120);
        row.Property(e => e.Hash).HasMaxLength(64);
        row.HasIndex(e => new { e.CooperativeId, e.Source }).IsUnique();
        row.HasIndex(e => new { e.CooperativeId, e.EntityId, e.Journal, e.YearStart, e.Number }).IsUnique();
        row.HasIndex(e => new { e.CooperativeId, e.EntityId, e.Date });
        row.HasIndex(e => new { e.CooperativeId, e.EntityId, e.ValidatedOn }).HasFilter("\"ValidatedOn\" IS NULL");
        row.HasIndex(e => new { e.CooperativeId, e.Reverses });
        row.HasMany(e => e.Lines).WithOne().HasForeignKey(l => l.EntryId).OnDelete(DeleteBehavior.Cascade);
        row.Navigation(e => e.Lines).AutoInclude();
    }
}

internal sealed class EntryLineMapping : IEntityTypeConfiguration<EntryLine>
{
    public void Configure(EntityTypeBuilder<EntryLine> row)
    {
        row.ToTable("LedgerLines", t => t.HasCheckConstraint("CK_LedgerLines_OneSide",
            """("Debit" = 0 AND "Credit" > 0) OR ("Debit" > 0 AND "Credit" = 0)""")).HasKey(l => l.Id);
        row.Property(l => l.Account).HasMaxLength(20);
        row.Property(l => l.VatCode).HasMaxLength(20);
        row.Property(l => l.Label).HasMaxLength(EntryRules.LongestLabel);
        row.HasIndex(l => new { l.CooperativeId, l.EntryId });
        row.HasIndex(l => new { l.CooperativeId, l.Settles }).HasFilter("\"Settles\" IS NOT NULL");
        row.HasIndex(l => new { l.CooperativeId, l.EntityId, l.ActivityId, l.Account, l.Date });
        row.HasIndex(l => new { l.CooperativeId, l.EntityId, l.Account, l.Date });
    }
}

internal sealed class ThirdPartyMapping : IEntityTypeConfiguration<ThirdParty>
{
    public void Configure(EntityTypeBuilder<ThirdParty> row)
    {
        row.ToTable("ThirdParties").HasKey(t => t.Id);
        row.Property(t => t.Kind).HasMaxLength(20);
        row.Property(t => t.Code).HasMaxLength(20);
        row.Property(t => t.Label).HasMaxLength(200);
        row.HasIndex(t => new { t.CooperativeId, t.Code }).IsUnique();
    }
}

internal sealed class OpenItemMapping : IEntityTypeConfiguration<OpenItem>
{
    public void Configure(EntityTypeBuilder<OpenItem> row)
    {
        row.ToTable("OpenItems").HasKey(i => i.Id);
        row.Property(i => i.Account).HasMaxLength(20);
        row.Property(i => i.Document).HasMaxLength(60);
        row.Property(i => i.Letter).HasMaxLength(10);
        row.HasIndex(i => new { i.CooperativeId, i.EntryId });
        row.HasIndex(i => new { i.CooperativeId, i.ActivityId, i.SettledOn, i.DueOn });
        row.HasIndex(i => new { i.CooperativeId, i.Account, i.DueOn }).HasFilter("\"SettledOn\" IS NULL");
        row.HasIndex(i => new { i.CooperativeId, i.ThirdPartyId }).HasFilter("\"SettledOn\" IS NULL");
        row.HasIndex(i => new { i.CooperativeId, i.EntityId, i.Account, i.ThirdPartyId });
    }
}

internal sealed class SettlementMapping : IEntityTypeConfiguration<Settlement>
{
    public void Configure(EntityTypeBuilder<Settlement> row)
    {
        row.ToTable("Settlements").HasKey(s => s.Id);
        row.HasIndex(s => new { s.CooperativeId, s.ItemId });
        row.HasIndex(s => new { s.CooperativeId, s.EntryId });
    }
}

internal sealed class FiscalYearMapping : IEntityTypeConfiguration<FiscalYear>
{
    public void Configure(EntityTypeBuilder<FiscalYear> row)
    {
        row.ToTable("FiscalYears").HasKey(y => y.Id);
        row.HasIndex(y => new { y.CooperativeId, y.EntityId, y.Start }).IsUnique();
    }
}

internal sealed class MonthSealMapping : IEntityTypeConfiguration<MonthSeal>
{
    public void Configure(EntityTypeBuilder<MonthSeal> row)
    {
        row.ToTable("MonthSeals").HasKey(s => s.Id);
        row.Property(s => s.PreviousHash).HasMaxLength(64);
        row.Property(s => s.Hash).HasMaxLength(64);
        row.HasIndex(s => new { s.CooperativeId, s.EntityId, s.Month }).IsUnique();
    }
}

internal sealed class MonthBalanceMapping : IEntityTypeConfiguration<MonthBalance>
{
    public void Configure(EntityTypeBuilder<MonthBalance> row)
    {
        row.ToTable("MonthBalances").HasKey(b => new { b.CooperativeId, b.EntityId, b.ActivityId, b.Account, b.Month });
        row.Property(b => b.Account).HasMaxLength(20);
        row.HasIndex(b => new { b.CooperativeId, b.EntityId, b.Account, b.Month });
    }
}

internal sealed class EntityBalanceMapping : IEntityTypeConfiguration<EntityBalance>
{
    public void Configure(EntityTypeBuilder<EntityBalance> row)
    {
        row.ToTable("EntityBalances").HasKey(b => new { b.CooperativeId, b.EntityId, b.Account, b.Month });
        row.Property(b => b.Account).HasMaxLength(20);
    }
}

internal sealed class ActivityBalanceMapping : IEntityTypeConfiguration<ActivityBalance>
{
    public void Configure(EntityTypeBuilder<ActivityBalance> row)
    {
        row.ToTable("ActivityBalances").HasKey(b => new { b.CooperativeId, b.EntityId, b.ActivityId, b.Account });
        row.Property(b => b.Account).HasMaxLength(20);
        row.HasIndex(b => new { b.CooperativeId, b.EntityId, b.Account });
    }
}

internal sealed class ImportFileMapping : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> row)
    {
        row.ToTable("ImportFiles").HasKey(f => f.Id);
        row.Property(f => f.Name).HasMaxLength(120);
        row.HasIndex(f => new { f.CooperativeId, f.SentAt });
    }
}
