using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What an invoice number may be (EN 16931 BT-1).</summary>
public static class InvoiceNumber
{
    /// <summary>Longest number (XP Z12-012, BR-FR-01).</summary>
    public const int MaxLength = 35;

    /// <summary>The rule of the continuous chronological number.</summary>
    public const string Sequence = "CGI, annexe II, art. 242 nonies A, I, 7° (numéro unique, séquence chronologique et continue)";

    /// <summary>Refuses a number that an electronic invoice cannot carry: letters without accents, digits, + - _ /, 35 characters.</summary>
    public static Result Check(string number, string? field = null)
    {
        if (number.Length == 0) return new Refusal("sales.number.empty", "Le numéro est vide.", field, Sequence);
        if (number.Length > MaxLength)
            return new Refusal("sales.number.length",
                $"Le numéro «\u00a0{number}\u00a0» a {number.Length} caractères, le maximum est {MaxLength}{French.NoBreak}: raccourcissez le modèle ou le code de l’activité.",
                field, "EN 16931, BT-1 et XP Z12-012, BR-FR-01");
        var bad = number.Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '_' or '/')).Distinct().ToArray();
        if (bad.Length > 0)
            return new Refusal("sales.number.characters",
                $"Le numéro «\u00a0{number}\u00a0» contient {string.Join(", ", bad.Select(c => c == ' ' ? "une espace" : $"«{French.NoBreak}{c}{French.NoBreak}»"))}. Seuls les lettres sans accent, les chiffres et + - _ / sont admis.",
                field, "EN 16931, BT-1 et XP Z12-012, BR-FR-02");
        return Result.Done;
    }
}
