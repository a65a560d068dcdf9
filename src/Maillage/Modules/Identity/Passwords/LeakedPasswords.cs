using System.Security.Cryptography;
using System.Text;
using Maillage.Platform;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>
/// The operator's file of leaked passwords, when there is one: SHA-1 hashes in hexadecimal, one a line, sorted, each with whatever follows a colon (the
/// form in which Have I Been Pwned gives its list). It is searched by halves where it lies: nothing is loaded, nothing leaves the machine.
/// </summary>
public sealed class LeakedPasswords(Settings settings)
{
    private const int HashLength = 40;

    public bool Contain(string password)
    {
        if (settings.LeakedPasswords is not { } file) return false;
#pragma warning disable CA5350 // The hash of the published lists.
        var wanted = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var lines = File.OpenRead(file);
        // The line that begins at or after a place: hashes before « from » are too small, those from « to » on are not.
        var (from, to) = (0L, lines.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var (start, hash) = LineAt(lines, middle);
            if (hash is null || start >= to)
            {
                to = middle;
                continue;
            }
            var order = string.CompareOrdinal(hash, wanted);
            if (order == 0) return true;
            if (order < 0) from = start + HashLength;
            else to = middle;
        }
        return false;
    }

    /// <summary>The first line that begins at a place or after it.</summary>
    private static (long Start, string? Hash) LineAt(FileStream lines, long place)
    {
        lines.Position = Math.Max(0, place - 1);
        if (place > 0)
            for (var read = lines.ReadByte(); read != '\n'; read = lines.ReadByte())
                if (read < 0) return (lines.Length, null);
        var start = lines.Position;
        var bytes = new byte[HashLength];
        return lines.ReadAtLeast(bytes, HashLength, throwOnEndOfStream: false) == HashLength ? (start, Encoding.ASCII.GetString(bytes).ToUpperInvariant()) : (start, null);
    }
}
