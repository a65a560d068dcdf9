using Maillage.Domain.Kernel;

namespace Maillage.Domain.Identity;

/// <summary>Activities that are accompanied together. Grants over it reach each of them, as it is when they are used.</summary>
public sealed class Portfolio : IOwned
{
    /// <summary>Longest name, in characters.</summary>
    public const int MostName = 80;

    private readonly List<PortfolioActivity> activities = [];

    private Portfolio() { }

    public Portfolio(CooperativeId cooperative, string name)
    {
        CooperativeId = cooperative;
        Id = Id<Portfolio>.New();
        Name = name;
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Portfolio> Id { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<PortfolioActivity> Activities => activities;

    public void Rename(string name) => Name = name;

    /// <summary>Makes it hold these activities and no other.</summary>
    public void Hold(IReadOnlyCollection<long> wanted)
    {
        activities.RemoveAll(a => !wanted.Contains(a.ActivityId));
        activities.AddRange(wanted.Except(activities.Select(a => a.ActivityId)).Select(a => new PortfolioActivity(CooperativeId, Id, a)));
    }
}

/// <summary>An activity of a portfolio.</summary>
public sealed class PortfolioActivity : IOwned
{
    private PortfolioActivity() { }

    internal PortfolioActivity(CooperativeId cooperative, Id<Portfolio> portfolio, long activity) => (CooperativeId, PortfolioId, ActivityId) = (cooperative, portfolio, activity);

    public CooperativeId CooperativeId { get; private set; }
    public Id<Portfolio> PortfolioId { get; private set; }
    public long ActivityId { get; private set; }
}
