using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Maillage.Domain.Ledger;

/// <summary>
/// The canonical form of a validated entry and its SHA-256. Every stored column goes in (a forgotten column could be changed without trace);
/// strings are preceded by their length, so that no two entries share a form.
/// </summary>
public static class EntryHash
{
    /// <summary>The form written today. A later form gets a new number; old hashes stay checkable.</summary>
    public const int CurrentFormat = 1;

    /// <exception cref="NotSupportedException">When the entry was hashed in a form this program does not know.</exception>
    public static string Of(Entry entry)
    {
        if (entry.HashFormat != 1) throw new NotSupportedException($"Hash format {entry.HashFormat} is unknown.");
        var form = new StringBuilder(512);
        Add(form, entry.CooperativeId, entry.Id, entry.EntityId, entry.Journal, entry.Date, entry.Label, entry.Document, entry.DocumentDate,
            entry.Search, entry.Source, entry.Reverses, entry.CreatedAt, entry.CreatedBy, entry.YearStart, entry.Number, entry.ValidatedOn, entry.ValidatedAt, entry.ValidatedBy);
        foreach (var line in entry.Lines.OrderBy(l => l.Rank))
            Add(form, line.CooperativeId, line.Id, line.EntryId, line.EntityId, line.Date, line.Rank, line.ActivityId, line.Account, line.ThirdPartyId,
                line.VatCode, line.Label, line.Debit.Cents, line.Credit.Cents, line.DueOn, line.Settles);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }

    private static void Add(StringBuilder form, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            var text = value switch
            {
                null => null,
                DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTime t => t.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            };
            if (text is null) form.Append("-;");
            else form.Append(text.Length).Append(':').Append(text).Append(';');
        }
        form.Append('\n');
    }
}
