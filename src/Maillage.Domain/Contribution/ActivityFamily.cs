using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>From a month on an activity is of a family that may have scales of its own: trainings, services at home.</summary>
public sealed class ActivityFamily : IOwned
{
    public const int LongestName = 40;

    private ActivityFamily() { }

    /// <param name="family">Its name; empty for the activities that have no family.</param>
    public ActivityFamily(CooperativeId cooperative, Id<Activity> activity, Month from, string family)
    {
        CooperativeId = cooperative;
        Id = Id<ActivityFamily>.New();
        (ActivityId, From, Family) = (activity, from, family.Trim());
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ActivityFamily> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    /// <summary>First month; it holds until the next one.</summary>
    public Month From { get; private set; }
    public string Family { get; private set; } = "";
}
