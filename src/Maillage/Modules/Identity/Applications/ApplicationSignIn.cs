using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// One entry of a person into an application, by the session they had here. It gives no more once that session is over, whatever tokens the application
/// holds; the row stays a year, so that people read which applications they enter.
/// </summary>
public sealed class ApplicationSignIn : IOwned
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    public CooperativeId CooperativeId { get; init; }
    public Id<ApplicationSignIn> Id { get; init; } = Id<ApplicationSignIn>.New();
    public Id<Application> ApplicationId { get; init; }
    public long AccountId { get; init; }
    /// <summary>The session it came from; the row of that session may be gone.</summary>
    public long SessionId { get; init; }
    public DateTime BeganAt { get; init; }
    /// <summary>Counts what was exchanged: the code is turn 0, each token of renewal the next. What brings an earlier turn was stolen or sent twice.</summary>
    public int Turn { get; init; }
    /// <summary>When it was ended: by the person, by signing out, or because a token came twice.</summary>
    public DateTime? EndedAt { get; init; }
}

internal sealed class ApplicationSignInMapping : IEntityTypeConfiguration<ApplicationSignIn>
{
    public void Configure(EntityTypeBuilder<ApplicationSignIn> row)
    {
        row.ToTable("ApplicationSignIns").HasKey(s => s.Id);
        row.HasIndex(s => new { s.CooperativeId, s.AccountId, s.BeganAt });
        row.HasIndex(s => s.AccountId);
        row.HasOne<Application>().WithMany().HasForeignKey(s => s.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        row.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
