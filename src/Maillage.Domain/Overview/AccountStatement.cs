using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Overview;

/// <summary>A line of a statement.</summary>
/// <param name="OfMonth">Null where only what is held counts.</param>
/// <param name="SinceStart">Since the fiscal year began, or what is held at the end of the month.</param>
public sealed record AccountStatementLine(string Label, Money? OfMonth, Money SinceStart, bool IsTotal);

/// <summary>All that the paper of the account of an activity says, at the end of a month (C. trav. R7331-5).</summary>
/// <param name="On">Day it was made.</param>
/// <param name="Month">« novembre 2026 ».</param>
/// <param name="Since">« depuis janvier ».</param>
/// <param name="Contribution">Of the month, posted or not; null when there is none.</param>
/// <param name="Steps">How the contribution comes about.</param>
/// <param name="Late">« 2 factures en retard : 300,00 € »; empty when there is none.</param>
public sealed record AccountStatement(
    DateOnly On, DocumentSeller Seller, string Activity, string Code, string Month, string Since, IReadOnlyList<AccountStatementLine> Result, IReadOnlyList<AccountStatementLine> Treasury,
    Money Free, Money? Contribution, IReadOnlyList<string> Steps, string Late, bool HasDrafts);

/// <summary>The statement of a month that was mailed to the members of an activity, as it was.</summary>
public sealed class SentAccount : IOwned
{
    private SentAccount() { }

    public SentAccount(Activity activity, Month month, AccountStatement statement, DateTime at)
    {
        (CooperativeId, Id, ActivityId, Month, At) = (activity.CooperativeId, Id<SentAccount>.New(), activity.Id, month, at);
        Content = JsonSerializer.Serialize(statement, SnapshotJson.Options);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<SentAccount> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Month Month { get; private set; }
    /// <summary>The statement as JSON.</summary>
    public string Content { get; private set; } = "";
    public DateTime At { get; private set; }

    public AccountStatement Statement => JsonSerializer.Deserialize<AccountStatement>(Content, SnapshotJson.Options)!;
}

/// <summary>Whether and when a cooperative mails their account to the members of each activity; nothing leaves until the team says so.</summary>
public sealed class AccountMailing : IOwned, IVersioned
{
    /// <summary>Every month has this day.</summary>
    public const int LastDay = 28;

    private AccountMailing() { }

    public AccountMailing(CooperativeId cooperative) => (CooperativeId, Id) = (cooperative, Id<AccountMailing>.New());

    public CooperativeId CooperativeId { get; private set; }
    public Id<AccountMailing> Id { get; private set; }
    public bool On { get; private set; }
    /// <summary>Day of the month on which the account of the month before leaves.</summary>
    public int Day { get; private set; } = 5;
    /// <summary>The first month whose account leaves: none is sent for a time before the team asked.</summary>
    public Month First { get; private set; }
    public int Version { get; private set; }

    public Result Set(bool on, int day, DateOnly today)
    {
        if (day is < 1 or > LastDay) return new Refusal("overview.mailing.day", $"Choisissez un jour de 1 à {LastDay}{French.NoBreak}: chaque mois en a un.", "Day");
        var current = Month.Of(today);
        if (on && !On) First = today.Day < day ? current.Previous : current;
        (On, Day) = (on, day);
        return Result.Done;
    }

    /// <summary>The month whose account leaves on a day, or should have left before in the same month; null when none does.</summary>
    public Month? Leaves(DateOnly today) => On && today.Day >= Day && Month.Of(today).Previous is var month && month >= First ? month : null;

    /// <summary>The next day something leaves.</summary>
    public DateOnly Next(DateOnly today)
    {
        var month = Month.Of(today) > First ? Month.Of(today) : First.Next;
        var day = new DateOnly(month.Year, month.Number, Day);
        return day > today ? day : new(month.Next.Year, month.Next.Number, Day);
    }
}
