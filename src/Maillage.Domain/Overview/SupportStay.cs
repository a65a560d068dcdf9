using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;

namespace Maillage.Domain.Overview;

/// <summary>What is known of a person who may be accompanied.</summary>
/// <param name="Contracts">All of theirs, in any order.</param>
/// <param name="Associate">Their dates as an associate.</param>
/// <param name="Memberships">Their dates in the activities that are looked at; null when the whole cooperative is, where a contract is enough.</param>
public sealed record SupportedPerson(Id<Person> Id, IReadOnlyCollection<ContractTerms> Contracts, IReadOnlyCollection<DateRange> Associate, IReadOnlyCollection<DateRange>? Memberships);

/// <summary>
/// The accompaniment of a person as a period sees it: contracts that follow each other without a day between. Both kinds carry individual support, the CAPE
/// by C. com. L127-1 s., the CESA by C. trav. L7331-2 and R7331-3.
/// </summary>
/// <param name="To">Last day, when it is in the period; null while it goes on after it.</param>
/// <param name="Kinds">Those that held in the period, in their order.</param>
/// <param name="Days">Of the period.</param>
/// <param name="CesaOn">Day of the period when a CESA followed a CAPE.</param>
/// <param name="AssociateOn">Day of the period when the person became an associate.</param>
public sealed record SupportStay(Id<Person> PersonId, DateOnly From, DateOnly? To, IReadOnlyList<ContractKind> Kinds, int Days, DateOnly? CesaOn, DateOnly? AssociateOn)
{
    /// <summary>Those of a person that have a day in the period; none for whoever was in no activity that is looked at during it.</summary>
    public static IEnumerable<SupportStay> Of(SupportedPerson person, DateOnly first, DateOnly last)
    {
        var period = new DateRange(first, last);
        if (person.Memberships?.Any(m => m.Overlaps(period)) == false) yield break;
        foreach (var stay in Continuous(person.Contracts))
        {
            var whole = new DateRange(stay[0].From, End(stay));
            if (!whole.Overlaps(period)) continue;
            var (begins, ends) = (whole.From > first ? whole.From : first, whole.To < last ? whole.To.Value : last);
            yield return new(
                person.Id, whole.From, whole.To <= last ? whole.To : null, [.. stay.Where(c => c.Dates.Overlaps(period)).Select(c => c.Kind).Distinct()], ends.DayNumber - begins.DayNumber + 1,
                First(stay.Zip(stay.Skip(1)).Where(c => c is { First.Kind: ContractKind.Cape, Second.Kind: ContractKind.Cesa }).Select(c => c.Second.From).Where(period.Contains)),
                First(person.Associate.Where(a => !person.Associate.Any(o => o.Contains(a.From.AddDays(-1)))).Select(a => a.From).Where(d => period.Contains(d) && whole.Contains(d))));
        }
    }

    /// <summary>What came of it in the period: « passé·e en CESA », « devenu·e associé·e », « parti·e »; « en cours » when nothing did.</summary>
    public IReadOnlyList<(string Text, DateOnly? On)> Outcomes
    {
        get
        {
            var told = new[] { ("passé·e en CESA", CesaOn), ("devenu·e associé·e", AssociateOn), ("parti·e", To) }.Where(o => o.Item2 is not null).ToList();
            return told.Count == 0 ? [("en cours", null)] : told;
        }
    }

    /// <summary>« CAPE puis CESA ».</summary>
    public string KindsInWords => string.Join(" puis ", Kinds.Select(ContractRules.Word));

    /// <summary>A contract that begins the day after another ends, or before, goes on with it.</summary>
    private static List<List<ContractTerms>> Continuous(IEnumerable<ContractTerms> contracts)
    {
        var stays = new List<List<ContractTerms>>();
        foreach (var contract in contracts.OrderBy(c => c.From))
            if (stays.LastOrDefault() is { } open && !(End(open) is { } end && end.AddDays(1) < contract.From)) open.Add(contract);
            else stays.Add([contract]);
        return stays;
    }

    private static DateOnly? End(List<ContractTerms> stay) => stay.Exists(c => c.Last is null) ? null : stay.Max(c => c.Last);

    private static DateOnly? First(IEnumerable<DateOnly> days) => days.Select(d => (DateOnly?)d).Min();
}
