using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Audit;

internal sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> row)
    {
        row.ToTable("AuditRecords").HasKey(r => new { r.CooperativeId, r.Number });
        row.Property(r => r.Act).HasMaxLength(AuditRecord.MostAct);
        row.Property(r => r.PayloadHash).HasMaxLength(AuditRecord.HashSize);
        row.Property(r => r.Hash).HasMaxLength(AuditRecord.HashSize);
    }
}

internal sealed class AuditPayloadMapping : IEntityTypeConfiguration<AuditPayload>
{
    public void Configure(EntityTypeBuilder<AuditPayload> row)
    {
        row.ToTable("AuditPayloads").HasKey(p => new { p.CooperativeId, p.Number });
        row.Property(p => p.Salt).HasMaxLength(AuditPayload.SaltSize);
    }
}

internal sealed class AuditSubjectMapping : IEntityTypeConfiguration<AuditSubject>
{
    public void Configure(EntityTypeBuilder<AuditSubject> row)
    {
        row.ToTable("AuditSubjects").HasKey(s => new { s.CooperativeId, s.Kind, s.RecordId, s.Number });
        row.Property(s => s.Kind).HasMaxLength(60);
    }
}
