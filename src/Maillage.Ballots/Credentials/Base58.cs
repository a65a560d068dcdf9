using Maillage.Ballots.Arithmetic;

namespace Maillage.Ballots.Credentials;

/// <summary>The alphabet without look-alikes that identifiers and credentials are written in (specification §4.8).</summary>
internal static class Base58
{
    public const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static bool Contains(char c) => Alphabet.Contains(c, StringComparison.Ordinal);

    /// <summary>Uniform characters: one byte for each, drawn again from 232 = 4·58.</summary>
    public static string Random(IRandomSource random, int length)
    {
        Span<char> text = stackalloc char[length];
        Span<byte> drawn = stackalloc byte[1];
        for (var i = 0; i < length;)
        {
            random.Fill(drawn);
            if (drawn[0] < 4 * Alphabet.Length) text[i++] = Alphabet[drawn[0] % Alphabet.Length];
        }
        return new string(text);
    }
}
