namespace Maillage.Formats.Electronic.Rules;

/// <summary>Gathers findings.</summary>
internal sealed class Findings
{
    private readonly List<ElectronicFinding> all = [];

    public IReadOnlyList<ElectronicFinding> All => all;

    public void Add(string rule, string term, string message) => all.Add(new(rule, term, message));

    /// <summary>A finding unless the condition holds.</summary>
    public void Unless(bool holds, string rule, string term, string message)
    {
        if (!holds) Add(rule, term, message);
    }

    /// <summary>A mandatory text.</summary>
    public void Text(string? text, string rule, string term, string what) =>
        Unless(XmlText.Clean(text) is not null, rule, term, $"Il manque {what} ({term}). Renseignez cette donnée.");

    /// <summary>A mandatory value.</summary>
    public void Given(bool given, string rule, string term, string what) =>
        Unless(given, rule, term, $"Il manque {what} ({term}). Renseignez cette donnée.");

    /// <summary>A code of a list, when given.</summary>
    public void Code(string? code, string list, string rule, string term, string what)
    {
        if (code is not null && !CodeLists.Has(list, code)) Add(rule, term, $"« {code} » n’est pas {what} ({term}). Choisissez une valeur de la liste officielle.");
    }

    /// <summary>At most two decimals.</summary>
    public void Cents(decimal? amount, string rule, string term) =>
        Unless(amount is not { } given || decimal.Round(given, 2) == given, rule, term, $"Le montant {term} a plus de deux décimales. Arrondissez-le au centime.");
}
