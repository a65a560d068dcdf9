using System.Globalization;

namespace Maillage.Platform.Mail;

/// <summary>What may stand in an envelope.</summary>
public static class EmailAddress
{
    /// <summary>Longest address a server takes (RFC 5321 §4.5.3.1).</summary>
    public const int MaxLength = 254;

    private const string Signs = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>
    /// The address as servers take it, its domain in ASCII; null for anything else than a plain <c>name@domain</c>. Quoted names, comments and
    /// names outside ASCII are legal somewhere and safe nowhere.
    /// </summary>
    public static string? Normalize(string text)
    {
        text = text.Trim();
        if (text.Length > MaxLength || text.Split('@') is not [{ Length: > 0 and <= 64 } name, { Length: > 0 } typed]) return null;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || Signs.Contains(c, StringComparison.Ordinal)) || name.StartsWith('.') || name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal)) return null;
        try
        {
            var domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(typed).ToLowerInvariant();
            return domain.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(domain) == UriHostNameType.Dns && name.Length + 1 + domain.Length <= MaxLength ? $"{name}@{domain}" : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
