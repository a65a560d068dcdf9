using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What a sequence counts together, for one document: two documents of equal scopes share a counter.</summary>
/// <param name="Period">Year, or year × 100 + month; zero for the whole life of the entity.</param>
/// <param name="Activity">Code of the activity, empty when all share.</param>
public readonly record struct NumberScope(NumberSequence Sequence, int Period, string Activity)
{
    public static NumberScope Of(NumberSequence sequence, DateOnly date, string activity) => sequence switch
    {
        NumberSequence.Global => new(sequence, 0, ""),
        NumberSequence.Year => new(sequence, date.Year, ""),
        NumberSequence.Month => new(sequence, date.Year * 100 + date.Month, ""),
        _ => new(sequence, date.Year * 100 + date.Month, activity),
    };
}

/// <summary>An index a sequence has given.</summary>
public readonly record struct UsedIndex(DateOnly Date, int Index, string Activity = "");

/// <summary>The last index given by the program used before.</summary>
/// <param name="Date">Any day of the period it counts in; without it only a global sequence takes it.</param>
public readonly record struct InitialIndex(int Value, DateOnly? Date = null, string Activity = "");

/// <summary>A number that exists already; a legacy one was given by the program used before and may be given again.</summary>
public readonly record struct ExistingNumber(string Number, bool Legacy = false);

/// <summary>A document that asks for its number.</summary>
/// <param name="Number">The number it has already, null when it has none.</param>
public readonly record struct Unnumbered(DateOnly Date, string Activity = "", string? Number = null);

/// <summary>The numbers of invoices: unique, chronological, without gap. Credit notes share them.</summary>
public static class InvoiceNumbering
{
    /// <summary>
    /// The next index for a document: one more than the highest used in its scope; else one more than the initial value when that falls in the
    /// scope; else 1. Later periods do not matter.
    /// </summary>
    public static int NextIndex(NumberSequence sequence, IEnumerable<UsedIndex> used, InitialIndex? initial, DateOnly date, string activity = "")
    {
        var scope = NumberScope.Of(sequence, date, activity);
        var highest = used.Where(u => NumberScope.Of(sequence, u.Date, u.Activity) == scope).Select(u => (int?)u.Index).Max();
        if (highest is { } last) return last + 1;
        return initial is { } first && InScope(first, scope) ? first.Value + 1 : 1;
    }

    /// <summary>
    /// Gives numbers to documents in the order of the list, from the state of the sequences. A refused document uses up no index.
    /// </summary>
    /// <param name="last">The last index given in a scope; zero when none was.</param>
    /// <param name="existing">Numbers that exist, whatever their sequence.</param>
    public static IReadOnlyList<Result<string>> Assign(
        NumberTemplate template, Func<NumberScope, int> last, IEnumerable<ExistingNumber> existing, IEnumerable<Unnumbered> documents)
    {
        var counters = new Dictionary<NumberScope, int>();
        var taken = existing.Where(e => !e.Legacy).Select(e => e.Number).ToHashSet(StringComparer.Ordinal);
        var results = new List<Result<string>>();
        foreach (var document in documents)
        {
            int Next(NumberSequence sequence)
            {
                var scope = NumberScope.Of(sequence, document.Date, document.Activity);
                return (counters.TryGetValue(scope, out var given) ? given : last(scope)) + 1;
            }

            var result = Number(template, document, Next, taken);
            results.Add(result);
            if (!result.Ok) continue;
            taken.Add(result.Value);
            foreach (var sequence in template.Sequences)
            {
                var index = Next(sequence);
                counters[NumberScope.Of(sequence, document.Date, document.Activity)] = index;
            }
        }
        return results;
    }

    private static Result<string> Number(NumberTemplate template, Unnumbered document, Func<NumberSequence, int> next, HashSet<string> taken)
    {
        if (document.Number is { } already)
            return new Refusal("sales.number.already", $"Cette facture porte déjà le numéro {already}. Un numéro donné ne change pas.", null, InvoiceNumber.Sequence);
        var number = template.Render(document.Date, document.Activity, next);
        if (taken.Contains(number))
            return new Refusal("sales.number.taken", $"Le numéro {number} existe déjà. Demandez à l’équipe de vérifier le modèle de numéro.", null, InvoiceNumber.Sequence);
        var check = InvoiceNumber.Check(number);
        return check.Ok ? number : Result<string>.Refused(check.Refusals);
    }

    private static bool InScope(InitialIndex initial, NumberScope scope) => scope.Sequence == NumberSequence.Global
        || (initial.Date is { } date && NumberScope.Of(scope.Sequence, date, initial.Activity) == scope);
}
