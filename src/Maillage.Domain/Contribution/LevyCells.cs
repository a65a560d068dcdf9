using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>The part of one activity that one person holds: the grain every element is counted from. No person where the parts leave a rest.</summary>
internal sealed class LevyCell(LevyActivity activity, LevyPerson? person, decimal part)
{
    public LevyActivity Activity => activity;
    public LevyPerson? Person => person;
    public decimal Part => part;

    /// <summary>What it bears of the month so far.</summary>
    public Money Amount { get; set; }

    /// <summary>Whether the levy being counted is taken of it this month.</summary>
    public bool Owes { get; set; }

    /// <summary>The group it belongs to for a unit. What nobody holds counts with its activity.</summary>
    public LevyKey KeyFor(LevyUnit unit) => unit switch
    {
        LevyUnit.Person when person is not null => new(unit, 0, person.Id.Value),
        LevyUnit.Share => new(unit, activity.Id.Value, person?.Id.Value ?? 0),
        _ => new(unit, activity.Id.Value, 0),
    };

    /// <summary>The cells of an activity in a month; their parts add up to one.</summary>
    public static IReadOnlyList<LevyCell> Of(LevyActivity activity, Month month)
    {
        var cells = activity.HoldersIn(month).Select(h => new LevyCell(activity, h.Person, h.Part)).ToList();
        var rest = 1m - cells.Sum(c => c.Part);
        if (rest > 0) cells.Add(new(activity, null, rest));
        return cells;
    }
}

/// <summary>Names what is counted together.</summary>
internal readonly record struct LevyKey(LevyUnit Unit, long Activity, long Person);

/// <summary>The cells that an element counts together, and what is known of them.</summary>
internal sealed class LevyGroup
{
    private readonly LevyPerson? person;

    private LevyGroup(LevyKey key, IReadOnlyList<LevyCell> cells)
    {
        (Key, Cells) = (key, cells);
        person = key.Unit == LevyUnit.Activity ? null : cells[0].Person;
    }

    public LevyKey Key { get; }
    public IReadOnlyList<LevyCell> Cells { get; }
    public bool SpansActivities => Cells.Any(c => c.Activity.Id != Cells[0].Activity.Id);

    public Money Amount => Cells.Sum(c => c.Amount);

    public static IEnumerable<LevyGroup> By(LevyUnit unit, IEnumerable<LevyCell> cells) => cells.GroupBy(c => c.KeyFor(unit)).Select(g => new LevyGroup(g.Key, [.. g]));

    /// <summary>Months in the cooperative, 1 for the month of entry.</summary>
    public int Seniority(Month month) => Math.Max(1, month - Start + 1);

    public bool IsPresent(Month month) => Cells.Any(c => c.Activity.IsPresent(month));

    public Month Start => person?.Entry ?? Cells.Min(c => c.Activity.Start);

    private Month? End => person is not null ? person.Exit : Cells.All(c => c.Activity.End is not null) ? Cells.Max(c => c.Activity.End) : null;

    /// <summary>Of an activity counted by itself: everyone in it is one.</summary>
    public bool IsAssociate(Month month) => person is not null ? person.AssociateIn(month) : Holders(month) is { Count: > 0 } all && all.All(h => h.Person.AssociateIn(month));

    /// <summary>Of an activity counted by itself: the one contract everyone in it has, or null.</summary>
    public string? Contract(Month month) => person is not null ? person.ContractIn(month) : Holders(month).Select(h => h.Person.ContractIn(month)).Distinct().ToList() is [var one] ? one : null;

    /// <summary>The months of presence in a calendar year, counted to December for whoever has no last month.</summary>
    public IEnumerable<Month> Present(int year)
    {
        var (first, last) = (new Month(year, 1), new Month(year, 12));
        var (from, to) = (Start > first ? Start : first, End < last ? End.Value : last);
        return from <= to ? from.To(to) : [];
    }

    /// <summary>Without a person, all cells are of one activity.</summary>
    private IReadOnlyList<LevyHolder> Holders(Month month) => Cells[0].Activity.HoldersIn(month);
}

/// <summary>Amounts cut into parts that add up to them.</summary>
internal static class LevyParts
{
    /// <summary>In proportion to weights, to the cent; evenly when all weights are zero.</summary>
    public static IReadOnlyList<Money> Cut(Money amount, IReadOnlyList<decimal> weights)
    {
        var whole = weights.Sum();
        return Cents.Share([.. weights.Select(w => whole == 0 ? amount.Euros / weights.Count : amount.Euros * w / whole)], amount);
    }
}
