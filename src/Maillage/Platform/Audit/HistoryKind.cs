namespace Maillage.Platform.Audit;

/// <summary>A kind of records whose history people read.</summary>
/// <param name="Kind">Name of the type in the code, as the trail notes it.</param>
/// <param name="Slug">In addresses: <c>facture</c>.</param>
/// <param name="Label">In French, with its article: « la facture ».</param>
/// <param name="Href">The page that shows the record, or showed it before it went.</param>
/// <param name="MayRead">Whether the acting account may read this record; those who read the whole trail need not ask.</param>
public sealed record HistoryKind(string Kind, string Slug, string Label, Func<IServiceProvider, long, Task<string>> Href, Func<IServiceProvider, long, Task<bool>> MayRead)
{
    /// <summary>Whether its records tell of a person: reading their history is noted too.</summary>
    public bool IsOfPerson { get; } = Kind is "Person" or "Account";

    /// <summary>« de la facture », « du devis ».</summary>
    public string OfIt => Label.StartsWith("le ", StringComparison.Ordinal) ? $"du {Label[3..]}" : $"de {Label}";

    /// <summary>« à la facture », « au devis ».</summary>
    public string ToIt => Label.StartsWith("le ", StringComparison.Ordinal) ? $"au {Label[3..]}" : $"à {Label}";
}
