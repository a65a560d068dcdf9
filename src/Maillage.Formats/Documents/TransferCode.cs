using System.Globalization;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Formats.Documents;

/// <summary>The credit transfer that pays an invoice, as banking applications read it in a QR code (EPC069-12, version 3.1).</summary>
public static class TransferCode
{
    /// <summary>Most that the scheme carries, in bytes: version 13 of the code at error correction M.</summary>
    private const int MostBytes = 331;
    private const int LongestName = 70;
    private const int LongestRemittance = 140;
    private static readonly Money Most = new(99_999_999_999);

    /// <summary>The lines of the code; null when nothing is to be paid, for a draft, without a valid IBAN, or when it would hold too much.</summary>
    public static string? Of(DocumentSnapshot document)
    {
        var amount = DocumentWords.DueNow(document);
        var iban = Identifiers.Compact(document.Seller.Iban).ToUpperInvariant();
        if (document.IsDraft || document.Kind is DocumentKind.Quote or DocumentKind.CreditNote || !amount.IsPositive || amount > Most || !Identifiers.IsIban(iban)) return null;
        var bic = Identifiers.Compact(document.Seller.Bic).ToUpperInvariant();
        // Service tag, version 2 (BIC optional), UTF-8, SEPA credit transfer; then purpose and structured reference, both empty.
        string[] lines =
        [
            "BCD", "002", "1", "SCT", bic.Length is 8 or 11 ? bic : "", Line(document.Seller.Name, LongestName), iban,
            "EUR" + amount.Euros.ToString("0.00", CultureInfo.InvariantCulture), "", "", Line(document.Number, LongestRemittance),
        ];
        var text = string.Join('\n', lines);
        return Encoding.UTF8.GetByteCount(text) <= MostBytes && lines[5].Length > 0 ? text : null;
    }

    /// <summary>On one line, cut between whole characters.</summary>
    private static string Line(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest) break;
            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return line.ToString().Trim();
    }
}
