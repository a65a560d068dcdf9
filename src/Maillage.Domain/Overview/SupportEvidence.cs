using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;

namespace Maillage.Domain.Overview;

/// <summary>An activity that is looked at.</summary>
/// <param name="Holders">Who is or was in it.</param>
/// <param name="Turnover">Excluding VAT, without what activities sold to each other.</param>
public sealed record SupportedActivity(ActivityKind Kind, DateRange Dates, IReadOnlyCollection<Id<Person>> Holders, Turnover Turnover);

/// <summary>
/// Persons accompanied in a period, in numbers. Who is there the day before it begins and goes on is <paramref name="Before"/>, who goes on after its last day is
/// <paramref name="After"/>: what a period ends with, the next begins with, and each coming and going is counted once and in one period.
/// </summary>
/// <param name="Persons">Bound by a CAPE or a CESA on at least one day.</param>
/// <param name="Entered">Stays that began: whoever left and came back counts again.</param>
/// <param name="Left">Stays that ended, no contract following.</param>
/// <param name="ToCesa">Whose CAPE was followed by a CESA.</param>
/// <param name="Days">Of accompaniment, of all persons together.</param>
public sealed record SupportFigures(int Persons, int Before, int Entered, int Left, int After, int InCape, int InCesa, int ToCesa, int ToAssociate, int Days)
{
    public static SupportFigures Of(IReadOnlyCollection<SupportStay> stays, DateOnly first)
    {
        int Persons(Func<SupportStay, bool> which) => stays.Where(which).Select(s => s.PersonId).Distinct().Count();
        return new(
            Persons(_ => true), stays.Count(s => s.From < first), stays.Count(s => s.From >= first), stays.Count(s => s.To is not null), stays.Count(s => s.To is null),
            Persons(s => s.Kinds.Contains(ContractKind.Cape)), Persons(s => s.Kinds.Contains(ContractKind.Cesa)), Persons(s => s.CesaOn is not null), Persons(s => s.AssociateOn is not null), stays.Sum(s => s.Days));
    }
}

/// <summary>Activities that were open in a period, in numbers.</summary>
/// <param name="Opened">Of them, those that began in it.</param>
/// <param name="Closed">Those whose last day is in it.</param>
public sealed record ActivityFigures(int Individual, int Collective, int Opened, int Closed)
{
    public int Open => Individual + Collective;

    public static ActivityFigures Of(IEnumerable<SupportedActivity> activities, DateOnly first, DateOnly last)
    {
        var period = new DateRange(first, last);
        var open = activities.Where(a => a.Dates.Overlaps(period)).ToList();
        return new(open.Count(a => a.Kind == ActivityKind.Individual), open.Count(a => a.Kind == ActivityKind.Collective), open.Count(a => period.Contains(a.Dates.From)), open.Count(a => a.Dates.To <= last));
    }
}

/// <summary>Turnover of activities together, where it tells nothing of one of them.</summary>
/// <param name="To">Last month looked at: a month that runs is not, for asking each day would tell of each sale.</param>
/// <param name="Amount">Of the months shown; null when there is none.</param>
/// <param name="Hidden">
/// Months left out, since too few activities or persons sold in them; none of all is too few, for it would tell when one sells. Month by month, so that two periods taken
/// from each other show no more than one does.
/// </param>
public sealed record GroupTurnover(Month To, Money? Amount, IReadOnlyList<Month> Hidden)
{
    /// <summary>Fewer activities or persons than this, and one of them is recognised (GDPR; cae.md §4.2).</summary>
    public const int Fewest = 5;

    /// <param name="last">Last day of the period that is over.</param>
    public static GroupTurnover Of(IReadOnlyCollection<SupportedActivity> activities, Month from, DateOnly last)
    {
        var (shown, hidden, to) = (new List<Money>(), new List<Month>(), Month.Of(last));
        if (last < to.Last) to = to.Previous;
        // Before the first activity, there is nothing to hide.
        var earliest = activities.Count == 0 ? to.Next : activities.Min(a => Month.Of(a.Dates.From));
        foreach (var month in (from < earliest ? earliest : from).To(to))
        {
            var sellers = activities.Where(a => !a.Turnover.Over(month, month).IsZero).ToList();
            if (Math.Min(sellers.Count, sellers.SelectMany(a => a.Holders).Distinct().Count()) >= Fewest) shown.Add(sellers.Sum(a => a.Turnover.Over(month, month)));
            else hidden.Add(month);
        }
        return new(to, shown.Count == 0 ? null : shown.Sum(), hidden);
    }
}

/// <summary>What shows a funder whom the cooperative accompanied in a period, and what came of it.</summary>
/// <param name="Stays">What the figures are counted from, the first to begin first.</param>
public sealed record SupportEvidence(IReadOnlyList<SupportStay> Stays, SupportFigures Persons, ActivityFigures Activities, GroupTurnover Turnover)
{
    /// <param name="last">From <paramref name="first"/> on; the turnover is that of the months that are over by then.</param>
    public static SupportEvidence Of(DateOnly first, DateOnly last, IEnumerable<SupportedPerson> persons, IReadOnlyCollection<SupportedActivity> activities)
    {
        var stays = persons.SelectMany(p => SupportStay.Of(p, first, last)).OrderBy(s => s.From).ThenBy(s => s.PersonId).ToList();
        return new(stays, SupportFigures.Of(stays, first), ActivityFigures.Of(activities, first, last), GroupTurnover.Of(activities, Month.Of(first), last));
    }
}
