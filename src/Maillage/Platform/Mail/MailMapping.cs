using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Mail;

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> row)
    {
        row.ToTable("Mails").HasKey(m => m.Id);
        row.Property(m => m.Purpose).HasMaxLength(60);
        row.Property(m => m.Link).HasMaxLength(60);
        row.Property(m => m.FromName).HasMaxLength(OutgoingMail.MaxName);
        row.Property(m => m.ReplyTo).HasMaxLength(EmailAddress.MaxLength);
        row.Property(m => m.ReplyToName).HasMaxLength(OutgoingMail.MaxName);
        row.Property(m => m.Subject).HasMaxLength(OutgoingMail.MaxSubject);
        row.Property(m => m.MessageId).HasMaxLength(320);
        row.Property(m => m.Search).HasMaxLength(OutgoingMail.MaxSearch);
        row.Property(m => m.State).HasMaxLength(20);
        row.Property(m => m.Reason).HasMaxLength(OutgoingMail.MaxReason);
        row.HasIndex(m => new { m.CooperativeId, m.CreatedAt });
        row.HasIndex(m => new { m.CooperativeId, m.State, m.CreatedAt });
        row.HasIndex(m => new { m.CooperativeId, m.Purpose, m.TargetId });
        row.HasMany(m => m.Recipients).WithOne().HasForeignKey(r => r.MailId).OnDelete(DeleteBehavior.Cascade);
        row.HasMany(m => m.Files).WithOne().HasForeignKey(f => f.MailId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MailRecipientMapping : IEntityTypeConfiguration<MailRecipient>
{
    public void Configure(EntityTypeBuilder<MailRecipient> row)
    {
        row.ToTable("MailRecipients").HasKey(r => new { r.CooperativeId, r.MailId, r.Rank });
        row.Property(r => r.Name).HasMaxLength(OutgoingMail.MaxName);
        row.Property(r => r.Address).HasMaxLength(EmailAddress.MaxLength);
    }
}

internal sealed class MailFileMapping : IEntityTypeConfiguration<MailFileRow>
{
    public void Configure(EntityTypeBuilder<MailFileRow> row)
    {
        row.ToTable("MailFiles").HasKey(f => new { f.CooperativeId, f.MailId, f.Rank });
        row.Property(f => f.Kind).HasMaxLength(60);
        row.Property(f => f.FileName).HasMaxLength(OutgoingMail.MaxName);
    }
}
