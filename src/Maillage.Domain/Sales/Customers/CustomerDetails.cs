using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Customers;

/// <summary>What a person says of a customer.</summary>
/// <param name="Siren">Of a company or a public body; may be typed with spaces.</param>
/// <param name="Siret">Of a public body, when its portal asks for it.</param>
/// <param name="VatNumber">Of a professional of the European Union.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="PaymentDays">Days from the issue of an invoice to its due date.</param>
/// <param name="EndOfMonth">Whether the due date then goes to the end of its month.</param>
public sealed record CustomerDetails(
    CustomerKind Kind, string Name, string Siren = "", string Siret = "", string VatNumber = "",
    string Street = "", string PostCode = "", string City = "", string Country = Countries.France,
    string Email = "", string Phone = "", int PaymentDays = CustomerDetails.UsualDays, string Notes = "", bool EndOfMonth = false)
{
    /// <summary>The delay when nothing else is agreed (C. com. L441-10, I).</summary>
    public const int UsualDays = 30;

    /// <summary>What stands for the name of one that was erased.</summary>
    public const string ErasedName = "Client effacé";

    /// <summary><see cref="UsualDays"/> from issue.</summary>
    public static PaymentTerm UsualTerm { get; } = new(UsualDays);

    /// <summary>What is left once all that names someone is erased.</summary>
    public CustomerDetails Erased() => new(Kind, ErasedName, Country: Country, PaymentDays: PaymentDays, EndOfMonth: EndOfMonth);

    public PaymentTerm Term => new(PaymentDays, EndOfMonth);

    /// <summary>Identifiers compact, spaces trimmed, what does not belong to the kind left out.</summary>
    public CustomerDetails Clean()
    {
        var siret = Kind is CustomerKind.Public or CustomerKind.Company ? Identifiers.Compact(Siret) : "";
        var siren = Kind is CustomerKind.Public or CustomerKind.Company ? Identifiers.Compact(Siren) : "";
        return this with
        {
            Name = Name.Trim(),
            Siret = siret,
            Siren = siren.Length == 0 && siret.Length == 14 ? siret[..9] : siren,
            VatNumber = Kind == CustomerKind.Private ? "" : Identifiers.Compact(VatNumber),
            Street = Street.Trim(),
            PostCode = PostCode.Trim(),
            City = City.Trim(),
            Country = Kind == CustomerKind.Foreign ? Country : Countries.France,
            Email = Email.Trim(),
            Phone = Phone.Trim(),
            Notes = Notes.Trim(),
        };
    }

    /// <summary>The reasons to refuse cleaned details, none when they are fit.</summary>
    /// <param name="terms">The delays the law allows.</param>
    public IReadOnlyList<Refusal> Check(PaymentTermLaw terms, DateOnly day)
    {
        var refusals = new List<Refusal>();
        void Refuse(bool when, string type, string message, string field, string? source = null)
        {
            if (when) refusals.Add(new("sales.customer." + type, message, field, source));
        }

        Refuse(Name.Length == 0, "name", "Donnez le nom du client.", nameof(Name));
        Refuse(Name.Length > 200, "name", "Le nom a plus de 200 caractères : raccourcissez-le.", nameof(Name));
        foreach (var (text, most, field) in ((string, int, string)[])[(Street, 200, nameof(Street)), (City, 200, nameof(City)), (PostCode, 20, nameof(PostCode)), (Email, 200, nameof(Email)), (Phone, 200, nameof(Phone)), (Notes, 2000, nameof(Notes))])
            Refuse(text.Length > most, "length", $"Ce texte a plus de {most} caractères : raccourcissez-le.", field);
        if (Kind is CustomerKind.Company or CustomerKind.Public) refusals.AddRange(CheckSiren());
        Refuse(Kind == CustomerKind.Foreign && (Country == Countries.France || Countries.Find(Country) is null), "country", "Choisissez le pays du client.", nameof(Country));
        if (VatNumber.Length > 0) refusals.AddRange(CheckVat());
        Refuse(Street.Length == 0, "street", "Donnez la rue ou le lieu-dit : l’adresse du client figure sur ses factures.", nameof(Street), PostalAddress);
        Refuse(City.Length == 0, "city", "Donnez la ville du client.", nameof(City), PostalAddress);
        Refuse(Kind != CustomerKind.Foreign && !(PostCode.Length == 5 && PostCode.All(char.IsAsciiDigit)), "postcode", "Le code postal a 5 chiffres.", nameof(PostCode), PostalAddress);
        Refuse(Email.Length > 0 && !LooksLikeEmail(Email), "email", "Cette adresse de courriel est incomplète : elle s’écrit nom@domaine.fr.", nameof(Email));
        if (terms.Check(Kind, Term, day, nameof(PaymentDays)) is { Ok: false } late) refusals.AddRange(late.Refusals);
        return refusals;
    }

    private const string PostalAddress = "CGI, annexe II, art. 242 nonies A, I, 1° (nom complet et adresse du client)";

    private IEnumerable<Refusal> CheckSiren()
    {
        if (Siren.Length == 0)
            yield return new("sales.customer.siren", Kind == CustomerKind.Public
                ? "Donnez le SIREN ou le SIRET de l’organisme public." : "Donnez le SIREN du client : ses 9 chiffres figurent sur ses factures et son site.", nameof(Siren));
        else if (Siren.Length != 9 || !Siren.All(char.IsAsciiDigit))
            yield return new("sales.customer.siren", $"Le SIREN a 9 chiffres ; celui-ci a {Siren.Length} caractère{(Siren.Length > 1 ? "s" : "")}.", nameof(Siren));
        else if (!Identifiers.IsSiren(Siren))
            yield return new("sales.customer.siren", "Ce SIREN n’existe pas : un de ses chiffres est faux. Recopiez-le depuis un document du client.", nameof(Siren));
        if (Siret.Length == 0) yield break;
        if (!Identifiers.IsSiret(Siret))
            yield return new("sales.customer.siret", "Ce SIRET n’est pas valable : il a 14 chiffres, les 9 du SIREN puis 5.", nameof(Siret));
        else if (!Siret.StartsWith(Siren, StringComparison.Ordinal))
            yield return new("sales.customer.siret", "Ce SIRET n’est pas celui de ce SIREN : ses 9 premiers chiffres sont le SIREN.", nameof(Siret));
    }

    private IEnumerable<Refusal> CheckVat()
    {
        var prefix = Countries.Find(Country)?.VatPrefix;
        if (prefix is null)
            yield return new("sales.customer.vat", "Un numéro de TVA intracommunautaire n’existe que dans l’Union européenne : laissez ce champ vide.", nameof(VatNumber));
        else if (VatNumber.Length is < 4 or > 14 || !VatNumber.StartsWith(prefix, StringComparison.Ordinal) || !VatNumber.All(char.IsAsciiLetterOrDigit))
            yield return new("sales.customer.vat", $"Le numéro de TVA commence par {prefix} et a de 4 à 14 caractères.", nameof(VatNumber));
        else if (prefix == Countries.France && Identifiers.IsSiren(Siren) && VatNumber != Identifiers.FrenchVatNumber(Siren))
            yield return new("sales.customer.vat", $"Le numéro de TVA de ce SIREN est {Identifiers.FrenchVatNumber(Siren)}.", nameof(VatNumber));
    }

    private static bool LooksLikeEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.LastIndexOf('.') > at + 1 && !text.EndsWith('.') && !text.Any(char.IsWhiteSpace);
    }
}
