using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Sessions;

/// <summary>
/// One sign-in on one device, as long as it lasts: the signed cookie names this row, and without the row the cookie opens nothing. It is read before
/// the cooperative is trusted, so it belongs to its account only.
/// </summary>
public sealed class AccountSession
{
    /// <summary>How long a session holds unseen.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(12);

    /// <summary>The same, for who asked to stay signed in on the device.</summary>
    public static readonly TimeSpan WhenKept = TimeSpan.FromDays(30);

    /// <summary>How long a session holds at most, however often it is seen: a working day that goes on the next one.</summary>
    public static readonly TimeSpan UsualAtMost = TimeSpan.FromHours(36);

    /// <summary>The same, for who asked to stay signed in on the device.</summary>
    public static readonly TimeSpan KeptAtMost = TimeSpan.FromDays(180);

    /// <summary>How old « last seen » may be: it is not written at every request.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    public long Id { get; init; } = Maillage.Domain.Kernel.IdSequence.Next();
    public long AccountId { get; init; }
    public DateTime BeganAt { get; init; }
    /// <summary>Behind by <see cref="SeenEvery"/> at most.</summary>
    public DateTime SeenAt { get; set; }
    /// <summary>When the person last proved who they are, by password or passkey.</summary>
    public DateTime ConfirmedAt { get; set; }
    /// <summary>Opened with two factors, or with a passkey, which is both.</summary>
    public bool Strong { get; set; }
    /// <summary>Stays on the device for <see cref="WhenKept"/>.</summary>
    public bool Kept { get; init; }
    /// <summary>Opened by a mailed link.</summary>
    public bool ByLink { get; init; }
    /// <summary>In plain words: « Firefox sur Windows ».</summary>
    public string Device { get; init; } = "";
    /// <summary>From where, shortened: enough to recognise a place, not a person.</summary>
    public string Address { get; init; } = "";

    /// <summary>The same session under a new identity, the person having just proved who they are.</summary>
    /// <param name="strong">With two factors, or a passkey.</param>
    public AccountSession Confirmed(DateTime now, bool strong) => new()
    {
        AccountId = AccountId,
        BeganAt = BeganAt,
        SeenAt = now,
        ConfirmedAt = now,
        Strong = Strong || strong,
        Kept = Kept,
        ByLink = ByLink,
        Others = Others,
        Device = Device,
        Address = Address,
    };

    /// <summary>The accounts of other cooperatives that the same person proved to hold when they signed in, one space between: they change to them without a password.</summary>
    public string Others { get; set; } = "";

    /// <summary>Longest <see cref="Others"/>: some twenty accounts.</summary>
    public const int LongestOthers = 400;

    public IReadOnlyList<long> OtherList => [.. Others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => long.Parse(o, System.Globalization.CultureInfo.InvariantCulture))];

    public TimeSpan Lifespan => Kept ? WhenKept : Usual;

    public bool IsOpenAt(DateTime now) => now < SeenAt + Lifespan && now < BeganAt + (Kept ? KeptAtMost : UsualAtMost);
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> row)
    {
        row.ToTable("AccountSessions").HasKey(s => s.Id);
        row.Property(s => s.Device).HasMaxLength(80);
        row.Property(s => s.Address).HasMaxLength(45);
        row.Property(s => s.Others).HasMaxLength(AccountSession.LongestOthers);
        row.HasIndex(s => s.AccountId);
        row.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
