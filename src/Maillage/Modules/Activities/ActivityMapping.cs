using Maillage.Domain.Activities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Activities;

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> row)
    {
        row.ToTable("Activities").HasKey(a => a.Id);
        row.Property(a => a.Kind).HasMaxLength(20);
        row.Property(a => a.Code).HasMaxLength(20);
        row.Property(a => a.Name).HasMaxLength(200);
        row.Property(a => a.Trade).HasMaxLength(200);
        row.HasIndex(a => new { a.CooperativeId, a.Code }).IsUnique();
        row.HasIndex(a => new { a.CooperativeId, a.EntityId });
        row.HasMany(a => a.Members).WithOne().HasForeignKey(m => m.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActivityMemberMapping : IEntityTypeConfiguration<ActivityMember>
{
    public void Configure(EntityTypeBuilder<ActivityMember> row)
    {
        row.ToTable("ActivityMembers").HasKey(m => m.Id);
        row.HasIndex(m => new { m.CooperativeId, m.PersonId });
        row.HasIndex(m => new { m.CooperativeId, m.ActivityId });
    }
}
