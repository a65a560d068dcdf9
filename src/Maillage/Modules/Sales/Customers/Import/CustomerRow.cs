using System.Globalization;
using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Ledger.Import;

namespace Maillage.Modules.Sales.Customers.Import;

/// <summary>A row of a file of customers as it is read.</summary>
public static partial class CustomerRow
{
    private static readonly Dictionary<CustomerKind, string> KindWords = new()
    {
        [CustomerKind.Company] = "entreprise|association|société|professionnel|pro|entreprise ou association|b2b|société civile|personne morale",
        [CustomerKind.Private] = "particulier|privé|individuel|consommateur|b2c|personne physique|p",
        [CustomerKind.Public] = "public|organisme public|collectivité|administration|mairie|secteur public|établissement public|b2g",
        [CustomerKind.Foreign] = "étranger|professionnel étranger|export|ue|hors ue|hors de france",
    };

    private static readonly Dictionary<string, CustomerKind> Kinds = KindWords.SelectMany(k => k.Value.Split('|').Select(w => (Word: CustomerColumns.Plain(w), k.Key))).DistinctBy(k => k.Word).ToDictionary(k => k.Word, k => k.Key);

    private static readonly Dictionary<string, string> CountryCodes = Countries.All
        .SelectMany(c => new[] { (Word: CustomerColumns.Plain(c.Name), c.Code), (Word: c.Code.ToLowerInvariant(), c.Code) })
        .Append(("republiquetcheque", "CZ")).Append(("grandebretagne", "GB")).Append(("angleterre", "GB")).Append(("usa", "US"))
        .DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Item2);

    /// <summary>The details a row gives, cleaned, or null with every fault told under its column.</summary>
    /// <param name="cell">Gives the text of a column, empty when the file has none.</param>
    public static CustomerDetails? Read(int line, Func<CustomerColumn, string> cell, CustomerColumns columns, PaymentTermLaw terms, DateOnly today, List<ImportFault> faults)
    {
        var before = faults.Count;
        void Fault(CustomerColumn column, string reason) => faults.Add(new(line, columns.Title(column), reason));

        var country = Countries.France;
        if (cell(CustomerColumn.Country) is { Length: > 0 } word)
        {
            if (CountryCodes.TryGetValue(CustomerColumns.Plain(word), out var code)) country = code;
            else Fault(CustomerColumn.Country, $"« {French.Excerpt(word)} » n’est pas un pays connu : écrivez son nom en français ou ses deux lettres, par exemple Belgique ou BE.");
        }
        var (siren, siret) = (Identifiers.Compact(cell(CustomerColumn.Siren)), Identifiers.Compact(cell(CustomerColumn.Siret)));
        // A SIRET typed under SIREN is taken for what it is.
        if (siren.Length == 14 && siret.Length == 0) (siren, siret) = (siren[..9], siren);
        var kind = KindOf(cell, country, siren.Length > 0 || siret.Length > 0);
        if (kind is null) Fault(CustomerColumn.Kind, $"« {French.Excerpt(cell(CustomerColumn.Kind))} » n’est pas un type de client : écrivez entreprise, particulier, public ou étranger.");
        var term = Term(cell(CustomerColumn.Days));
        if (term is null) Fault(CustomerColumn.Days, $"« {French.Excerpt(cell(CustomerColumn.Days))} » n’est pas un délai : écrivez un nombre de jours, par exemple 30, ou 45 fin de mois.");
        if (faults.Count > before) return null;

        var (name, contact) = Names(cell);
        var details = new CustomerDetails(kind!.Value, name, siren, siret, cell(CustomerColumn.Vat),
            string.Join('\n', new[] { cell(CustomerColumn.Street), cell(CustomerColumn.MoreStreet) }.Where(s => s.Length > 0)),
            PostCode(cell(CustomerColumn.PostCode), country), cell(CustomerColumn.City), country, cell(CustomerColumn.Email), cell(CustomerColumn.Phone),
            term!.Value.Days, string.Join('\n', new[] { contact, cell(CustomerColumn.Notes) }.Where(s => s.Length > 0)), term.Value.EndOfMonth).Clean();
        foreach (var refusal in details.Check(terms, today)) faults.Add(new(line, columns.TitleOf(refusal.Field), refusal.Message));
        return faults.Count > before ? null : details;
    }

    /// <summary>The kind said, or else what the row tells: a country abroad, a SIREN, a company, a first name.</summary>
    private static CustomerKind? KindOf(Func<CustomerColumn, string> cell, string country, bool hasSiren)
    {
        if (cell(CustomerColumn.Kind) is { Length: > 0 } word) return Kinds.TryGetValue(CustomerColumns.Plain(word), out var said) ? said : null;
        if (country != Countries.France) return CustomerKind.Foreign;
        return hasSiren || cell(CustomerColumn.Company).Length > 0 ? CustomerKind.Company : CustomerKind.Private;
    }

    /// <summary>The name of the customer, and the person to write to when the name is that of a company.</summary>
    private static (string Name, string Contact) Names(Func<CustomerColumn, string> cell)
    {
        var person = string.Join(' ', new[] { cell(CustomerColumn.Civility), cell(CustomerColumn.FirstName), cell(CustomerColumn.Name) }.Where(p => p.Length > 0));
        return cell(CustomerColumn.Company) is { Length: > 0 } company ? (company, person.Length > 0 ? $"Contact : {person}" : "") : (person, "");
    }

    /// <summary>« 30 », « 30 jours », « 45 jours fin de mois », « 45 FDM », « comptant », « à réception »; the usual delay when empty; null when it is none.</summary>
    private static PaymentTerm? Term(string text)
    {
        if (text.Length == 0) return new(CustomerDetails.UsualDays);
        var plain = French.Fold(text);
        var endOfMonth = plain.Contains("fin de mois", StringComparison.Ordinal) || EndOfMonth().IsMatch(plain);
        if (Digits().Match(plain) is { Success: true } match && int.TryParse(match.Value, CultureInfo.InvariantCulture, out var days)) return new(days, endOfMonth);
        return endOfMonth || plain.Contains("comptant", StringComparison.Ordinal) || plain.Contains("reception", StringComparison.Ordinal) ? new(0, endOfMonth) : null;
    }

    /// <summary>A spreadsheet takes the first zero of « 01000 » away.</summary>
    private static string PostCode(string text, string country)
    {
        if (country != Countries.France) return text;
        var compact = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        return compact.Length == 4 && compact.All(char.IsAsciiDigit) ? "0" + compact : compact;
    }

    [GeneratedRegex(@"\b(fdm|fm)\b")]
    private static partial Regex EndOfMonth();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Digits();
}
