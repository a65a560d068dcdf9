using System.Numerics;

namespace Maillage.Domain.Kernel;

/// <summary>Checks of the identifiers that forms receive.</summary>
public static class Identifiers
{
    /// <summary>The digits and letters of a typed identifier, upper case.</summary>
    public static string Compact(string? text) => new([.. (text ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>SIREN: nine digits whose Luhn sum is a multiple of ten.</summary>
    public static bool IsSiren(string text) => text.Length == 9 && text.All(char.IsAsciiDigit) && Luhn(text);

    /// <summary>SIRET: a SIREN and five digits, Luhn over the fourteen (La Poste, SIREN 356000000, sums to a multiple of five instead).</summary>
    public static bool IsSiret(string text) => text.Length == 14 && text.All(char.IsAsciiDigit)
        && (Luhn(text) || (text.StartsWith("356000000", StringComparison.Ordinal) && text.Sum(c => c - '0') % 5 == 0));

    /// <summary>The French VAT number of a SIREN: FR, key (12 + 3 × (SIREN mod 97)) mod 97, SIREN.</summary>
    public static string FrenchVatNumber(string siren) =>
        $"FR{(12 + 3 * (int.Parse(siren, System.Globalization.CultureInfo.InvariantCulture) % 97)) % 97:D2}{siren}";

    /// <summary>IBAN: ISO 13616 remainder of one; 27 characters for France.</summary>
    public static bool IsIban(string text)
    {
        if (text.Length is < 15 or > 34 || !text.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1])) return false;
        if (text.StartsWith("FR", StringComparison.Ordinal) && text.Length != 27) return false;
        var digits = string.Concat((text[4..] + text[..4]).Select(c => char.IsAsciiDigit(c) ? c.ToString() : (char.ToUpperInvariant(c) - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97 == 1;
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[^(i + 1)] - '0';
            if (i % 2 == 1 && (d *= 2) > 9) d -= 9;
            sum += d;
        }
        return sum % 10 == 0;
    }
}
