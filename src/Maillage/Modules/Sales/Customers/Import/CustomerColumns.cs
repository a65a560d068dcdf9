using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Modules.Sales.Customers.Import;

/// <summary>What a column of a file of customers holds.</summary>
public enum CustomerColumn { Kind, Company, Civility, FirstName, Name, Siren, Siret, Vat, Street, MoreStreet, PostCode, City, Country, Email, Phone, Days, Notes }

/// <summary>The titles by which the columns of a file are known, whatever their case, accents, spaces and order.</summary>
public sealed class CustomerColumns
{
    private static readonly Dictionary<CustomerColumn, string> Words = new()
    {
        [CustomerColumn.Kind] = "type|type de client|catégorie|nature",
        [CustomerColumn.Company] = "raison sociale|société|entreprise|dénomination|dénomination sociale|organisme|organisation|structure",
        [CustomerColumn.Civility] = "civilité|titre|civ",
        [CustomerColumn.FirstName] = "prénom|prénom du contact",
        [CustomerColumn.Name] = "nom|client|nom du client|nom de famille|nom complet|contact|nom du contact|libellé",
        [CustomerColumn.Siren] = "siren|numéro siren|n° siren",
        [CustomerColumn.Siret] = "siret|numéro siret|n° siret",
        [CustomerColumn.Vat] = "tva|n° tva|numéro de tva|tva intracommunautaire|n° tva intracommunautaire|numéro de tva intracommunautaire|tva intracom",
        [CustomerColumn.Street] = "adresse|rue|adresse 1|adresse postale|voie|adresse ligne 1",
        [CustomerColumn.MoreStreet] = "complément|complément d’adresse|adresse 2|adresse ligne 2",
        [CustomerColumn.PostCode] = "code postal|cp|c.p.",
        [CustomerColumn.City] = "ville|commune|localité",
        [CustomerColumn.Country] = "pays",
        [CustomerColumn.Email] = "email|e-mail|courriel|mail|adresse e-mail|adresse mail|adresse électronique|adresse de courriel|mél",
        [CustomerColumn.Phone] = "téléphone|tél|tel.|portable|mobile|numéro de téléphone|téléphone fixe|téléphone portable",
        [CustomerColumn.Days] = "délai|délai de paiement|délai de règlement|délai de paiement en jours|échéance|conditions de paiement|paiement",
        [CustomerColumn.Notes] = "notes|note|commentaire|commentaires|remarque|remarques|observations",
    };

    private static readonly Dictionary<string, CustomerColumn> Known = Words.SelectMany(w => w.Value.Split('|').Select(t => (Title: Plain(t), Column: w.Key))).DistinctBy(t => t.Title).ToDictionary(t => t.Title, t => t.Column);

    /// <summary>Where what <see cref="CustomerDetails.Check"/> refuses was read.</summary>
    private static readonly Dictionary<string, CustomerColumn> Fields = new()
    {
        [nameof(CustomerDetails.Name)] = CustomerColumn.Name,
        [nameof(CustomerDetails.Siren)] = CustomerColumn.Siren,
        [nameof(CustomerDetails.Siret)] = CustomerColumn.Siret,
        [nameof(CustomerDetails.VatNumber)] = CustomerColumn.Vat,
        [nameof(CustomerDetails.Street)] = CustomerColumn.Street,
        [nameof(CustomerDetails.PostCode)] = CustomerColumn.PostCode,
        [nameof(CustomerDetails.City)] = CustomerColumn.City,
        [nameof(CustomerDetails.Country)] = CustomerColumn.Country,
        [nameof(CustomerDetails.Email)] = CustomerColumn.Email,
        [nameof(CustomerDetails.Phone)] = CustomerColumn.Phone,
        [nameof(CustomerDetails.PaymentDays)] = CustomerColumn.Days,
        [nameof(CustomerDetails.Notes)] = CustomerColumn.Notes,
    };

    private readonly Dictionary<CustomerColumn, List<int>> places = [];
    private readonly string[] titles;

    public CustomerColumns(IEnumerable<string> titles)
    {
        this.titles = [.. titles.Select(t => t.Trim())];
        for (var i = 0; i < this.titles.Length; i++)
            if (Known.TryGetValue(Plain(this.titles[i]), out var column))
            {
                if (!places.TryGetValue(column, out var at)) places[column] = at = [];
                at.Add(i);
            }
    }

    /// <summary>Titles of columns that nothing is taken from.</summary>
    public IReadOnlyList<string> Left => [.. titles.Where(t => t.Length > 0 && !Known.ContainsKey(Plain(t)))];

    /// <summary>Whether a customer can be named from it.</summary>
    public bool HasNames => places.ContainsKey(CustomerColumn.Name) || places.ContainsKey(CustomerColumn.Company);

    /// <summary>The columns that hold it, in order.</summary>
    public IReadOnlyList<int> Of(CustomerColumn column) => places.TryGetValue(column, out var at) ? at : [];

    /// <summary>The title in this file, or the usual one.</summary>
    public string Title(CustomerColumn column) => Of(column) is [var first, ..] ? titles[first] : Words[column].Split('|')[0];

    /// <summary>The title of the column where a field refused was read.</summary>
    public string TitleOf(string? field) => field is null || !Fields.TryGetValue(field, out var column) ? ""
        : column == CustomerColumn.Name && Of(CustomerColumn.Name).Count == 0 ? Title(CustomerColumn.Company)
        : column == CustomerColumn.Siren && Of(CustomerColumn.Siren).Count == 0 && Of(CustomerColumn.Siret).Count > 0 ? Title(CustomerColumn.Siret) : Title(column);

    /// <summary>Letters and digits alone, without case or accents.</summary>
    internal static string Plain(string text) => new([.. French.Fold(text).Where(char.IsLetterOrDigit)]);
}
