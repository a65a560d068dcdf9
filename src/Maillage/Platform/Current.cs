using Maillage.Domain.Kernel;

namespace Maillage.Platform;

/// <summary>Who acts, in which cooperative: set once at the start of a request, a job or a command, never from a parameter of the page.</summary>
public sealed class Current
{
    public CooperativeId Cooperative { get; private set; } = CooperativeId.None;
    /// <summary>The zone that decides « aujourd’hui ».</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    /// <summary>The signed-in account; null for jobs and commands.</summary>
    public long? Account { get; private set; }
    /// <summary>True for jobs and commands, which answer to no one's rights.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Who looks through the eyes of <see cref="Account"/>, and may write nothing; null when nobody does.</summary>
    public long? Behind { get; private set; }
    /// <summary>What is being done, for the audit trail: the verb and address of a request, a job, a command.</summary>
    public string Act { get; private set; } = "";
    /// <summary>The access token that acts for <see cref="Account"/>; null when the person acts.</summary>
    public TokenUse? Token { get; private set; }

    public void Enter(CooperativeId cooperative, TimeZoneInfo zone) => (Cooperative, Zone) = (cooperative, zone);

    public void SignIn(long account) => Account = account;

    /// <summary>Looks through the eyes of an account: its rights, nothing written.</summary>
    public void LookAs(long account, long behind) => (Account, Behind) = (account, behind);

    public void Do(string act) => Act = act;

    /// <summary>A program acts for an account, by one of its access tokens.</summary>
    public void SignIn(long account, TokenUse token) => (Account, Token) = (account, token);

    /// <summary>Acts as the program itself.</summary>
    public void ActAsSystem() => IsSystem = true;
}

/// <summary>An access token at work: it never has more than its owner has at that moment, and may have less.</summary>
/// <param name="Rights">The rights it is narrowed to; null for all those of its owner.</param>
public sealed record TokenUse(long Id, string Name, bool ReadOnly, IReadOnlySet<string>? Rights)
{
    /// <summary>Said when a token that only reads is asked to write.</summary>
    public static Refusal ReadOnlyRefusal { get; } = new("token.read-only", "Ce jeton ne fait que lire. Pour écrire, faites-en un qui le peut, dans « Mon profil et ma sécurité », « Accès par programme ».");

    public bool Allows(string right) => Rights is null || Rights.Contains(right);
}

/// <summary>Instants and days, as the cooperative sees them.</summary>
public sealed class Clock(TimeProvider time, Current current)
{
    /// <summary>The instant, UTC, to the millisecond (what both stores keep).</summary>
    public DateTime Now => NowOf(time);

    /// <summary>The same for what outlives a request.</summary>
    public static DateTime NowOf(TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    /// <summary>Today in the cooperative's zone.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, current.Zone));

    /// <summary>The middle of a day in the cooperative's zone, UTC: the instant of what is known by its day only.</summary>
    public DateTime NoonOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(12, 0)), current.Zone);

    /// <summary>An hour of the next day in the cooperative's zone, UTC: when a job of each morning comes back.</summary>
    public DateTime Tomorrow(int hour) => TimeZoneInfo.ConvertTimeToUtc(Today.AddDays(1).ToDateTime(new TimeOnly(hour, 0)), current.Zone);

    /// <summary>An instant in the cooperative's zone, in words: « 24 novembre 2026 à 14 h 05 ».</summary>
    public string InWords(DateTime utc) => $"{French.LongDate(DayOf(utc))} à {HourOf(utc)}";

    /// <summary>The same in figures: « 24/11/2026 à 9 h 05 ».</summary>
    public string InFigures(DateTime utc) => $"{French.ShortDate(DayOf(utc))} à {HourOf(utc)}";

    /// <summary>« 14 h 05 », on one line.</summary>
    public string HourOf(DateTime utc) => $"{Local(utc):%H}{French.NoBreak}h{French.NoBreak}{Local(utc):mm}";

    /// <summary>An instant in the cooperative's zone, for reading.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, current.Zone);
}

/// <summary>A clock moved by a fixed offset or held by hand: demos and tests live on chosen days.</summary>
public sealed class MovableTime(TimeProvider real) : TimeProvider
{
    private TimeSpan offset;

    /// <summary>Makes now be <paramref name="instant"/>; time goes on from there.</summary>
    public void MoveTo(DateTimeOffset instant) => offset = instant - real.GetUtcNow();

    /// <summary>Nine o'clock in London on a day: the same day in Paris, winter and summer.</summary>
    public void MoveTo(DateOnly day) => MoveTo(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + offset;
}

/// <summary>Makes the scope act as the program itself inside a cooperative: the start of every job and command.</summary>
public delegate Task EnterAsSystem(CooperativeId cooperative);

/// <summary>Makes the scope read a cooperative for someone who is not known yet; false when there is none.</summary>
public delegate Task<bool> EnterCooperative(CooperativeId cooperative);

/// <summary>The cooperative whose address is asked, for who is not known yet; null when the address names none.</summary>
public delegate Task<CooperativeId?> CooperativeByHost(HttpRequest request);

/// <summary>Makes the scope read the cooperative whose address is asked, or the only one there is; false when none is meant.</summary>
public delegate Task<bool> EnterByHost(HttpRequest request);

/// <summary>The name of a cooperative, for a text.</summary>
public delegate Task<string> NameOfCooperative(CooperativeId cooperative);
