using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Tests.Domain.Contribution;

/// <summary>Activities and persons without a ledger.</summary>
internal static class LevyCase
{
    public static LevyPerson Person(Month? entry = null, bool associate = false, string? contract = null, long id = 1, Func<Month, bool>? associateIn = null) =>
        new(new Id<Person>(id), entry ?? new(2020, 1), null, associateIn ?? (_ => associate), _ => contract);

    /// <param name="movements">Account and amount, positive on the debit, by month.</param>
    public static LevyActivity Activity(
        Scale scale, IEnumerable<(Month Month, string Account, Money Debit)> movements, Month? start = null, Month? end = null, long id = 10, IReadOnlyList<LevyHolder>? holders = null,
        Func<Month, Scale?>? scaleIn = null, IReadOnlyList<CountedMovement>? earlier = null, IReadOnlyCollection<string>? granted = null) => new(
        new Id<Activity>(id), $"Activité {id}", start ?? new(2020, 1), end, scaleIn ?? (_ => scale), _ => holders ?? [new(Person(start), 1)],
        movements.ToLookup(m => m.Month, m => new CountedMovement(m.Account, m.Debit)), earlier ?? [], _ => granted ?? []);

    /// <summary>Sales of services, one amount a month from January.</summary>
    public static IEnumerable<(Month, string, Money)> Sold(int year, params IEnumerable<Money> months) => months.Select((m, i) => (new Month(year, i + 1), "706", -m));

    public static IReadOnlyList<LevyDue> Year(int year, params IReadOnlyList<LevyActivity> activities) => LeviesOfYear.Compute(year, activities, new(year, 12), new(year, 1));

    public static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
