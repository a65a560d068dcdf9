using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>An exemption of a scale granted to an activity from a month on.</summary>
public sealed class ExemptionGrant : IOwned, IVersioned
{
    public const int LongestReason = 200;

    private ExemptionGrant() { }

    /// <param name="id">Made by the form, so that sending it twice grants it once.</param>
    /// <param name="code">Of an <see cref="Exemption"/> that is granted case by case.</param>
    /// <param name="reason">Who decided and why, as people name it.</param>
    public ExemptionGrant(CooperativeId cooperative, Id<ExemptionGrant> id, Id<Activity> activity, string code, Month from, Month? to, string reason, DateTime now, long? by)
    {
        CooperativeId = cooperative;
        Id = id;
        (ActivityId, Code, From, To, Reason, GrantedAt, GrantedBy) = (activity, code, from, to, reason.Trim(), now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ExemptionGrant> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public string Code { get; private set; } = "";
    /// <summary>First month it holds.</summary>
    public Month From { get; private set; }
    /// <summary>Last month; null until it is ended.</summary>
    public Month? To { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime GrantedAt { get; private set; }
    public long? GrantedBy { get; private set; }
    public int Version { get; private set; }

    public bool Holds(Month month) => From <= month && !(To < month);

    public bool Overlaps(ExemptionGrant other) => Code == other.Code && !(To < other.From) && !(other.To < From);

    /// <summary>Sets its last month.</summary>
    public Result EndAfter(Month last)
    {
        if (last < From) return new Refusal("contribution.exemption.dates", $"Cette exonération commence en {French.MonthYear(From)} : sa fin ne peut pas venir avant.", "Last");
        To = last;
        return Result.Done;
    }
}
