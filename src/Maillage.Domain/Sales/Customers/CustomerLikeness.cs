using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Customers;

/// <summary>What makes two customers of an activity look like one.</summary>
public static class CustomerLikeness
{
    /// <summary>Words of a company's form, which people write or leave out.</summary>
    private static readonly HashSet<string> Forms = ["sa", "sarl", "sas", "sasu", "eurl", "snc", "sci", "scop", "scic", "selarl", "association", "asso", "ste", "societe", "ets", "etablissements"];

    private static readonly HashSet<string> Titles = ["m", "mr", "mme", "mlle", "monsieur", "madame"];

    /// <summary>Small words, which tell a name from another but seldom: « Le Gall » is not « Gall ».</summary>
    private static readonly HashSet<string> Links = ["et", "de", "la", "le", "les", "du", "des"];

    /// <summary>Why they look like one, as a person reads it; null when they do not, or when their numbers say that they are two.</summary>
    public static string? Of(CustomerDetails one, CustomerDetails other) => Of(one, Words(one.Name), other, Words(other.Name));

    /// <inheritdoc cref="Of(CustomerDetails, CustomerDetails)"/>
    /// <param name="words">The <see cref="Words"/> of its name, found once for many comparisons.</param>
    /// <param name="otherWords">Those of the other's.</param>
    public static string? Of(CustomerDetails one, string words, CustomerDetails other, string otherWords)
    {
        if (AreTwo(one, other)) return null;
        if (one.Siret.Length > 0 && one.Siret == other.Siret) return "même SIRET";
        if (one.Siren.Length > 0 && one.Siren == other.Siren) return "même SIREN";
        if (one.Email.Length > 0 && string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase)) return "même courriel";
        return one.PostCode == other.PostCode && AreNear(words, otherWords) ? "noms proches, même code postal" : null;
    }

    /// <summary>
    /// Why they are one without asking anyone, which is less than looking like one; null when they may be two. A couple or an office shares an address
    /// of mail and a post code: the name must be the same, titles that differ telling two people.
    /// </summary>
    public static string? Same(CustomerDetails one, CustomerDetails other)
    {
        if (AreTwo(one, other)) return null;
        if (one.Siret.Length > 0 && one.Siret == other.Siret) return "même SIRET";
        if (one.Siren.Length > 0 && one.Siren == other.Siren) return "même SIREN";
        if (one.Kind != other.Kind || NameOf(one) is not { Length: > 0 } name || name != NameOf(other) || Differ(TitleOf(one), TitleOf(other))) return null;
        return one.PostCode == other.PostCode ? "même nom et même code postal"
            : one.Email.Length > 0 && string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase) ? "même nom et même courriel" : null;
    }

    /// <summary>Two SIRENs are two legal persons, two SIRETs two establishments.</summary>
    public static bool AreTwo(CustomerDetails one, CustomerDetails other) =>
        Differ(one.Siren, other.Siren) || Differ(one.Siret, other.Siret);

    /// <summary>
    /// The same words in any order, forms of company and titles left out; or a slip of one letter (two in a name of ten letters or more).
    /// </summary>
    public static bool NamesAreNear(string one, string other) => AreNear(Words(one), Words(other));

    private static bool AreNear(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return false;
        if (a == b) return true;
        var most = Math.Min(a.Length, b.Length) >= 10 ? 2 : Math.Min(a.Length, b.Length) >= 5 ? 1 : 0;
        if (Math.Abs(a.Length - b.Length) > most) return false;
        // A slip in a first letter puts its word elsewhere: words said by both are set aside.
        return Distance(a, b) <= most || Distance(Without(a, b), Without(b, a)) <= most;
    }

    private static string Without(string words, string others) => string.Join(' ', words.Split(' ').Except(others.Split(' ')));

    private static bool Differ(string one, string other) => one.Length > 0 && other.Length > 0 && one != other;

    /// <summary>The words that tell a name, folded and in order.</summary>
    public static string Words(string name)
    {
        var words = Split(name);
        var kept = words.Where(w => !Forms.Contains(w) && !Titles.Contains(w) && !Links.Contains(w)).ToList();
        return string.Join(' ', (kept.Count > 0 ? kept : [.. words]).Order(StringComparer.Ordinal));
    }

    /// <summary>The words of a name in order, its title and form alone left out.</summary>
    private static string NameOf(CustomerDetails details) => string.Join(' ', Split(details.Name).Where(w => !Forms.Contains(w) && !Titles.Contains(w)).Order(StringComparer.Ordinal));

    /// <summary>« m », « f », both for a couple, or nothing when the name has no title.</summary>
    private static string TitleOf(CustomerDetails details) =>
        string.Concat(Split(details.Name).Where(Titles.Contains).Select(w => w is "m" or "mr" or "monsieur" ? "m" : "f").Distinct().Order(StringComparer.Ordinal));

    private static string[] Split(string name) =>
        new string([.. French.Fold(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters to add, take away or change, two neighbours exchanged being one slip.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[a.Length, b.Length];
    }
}
