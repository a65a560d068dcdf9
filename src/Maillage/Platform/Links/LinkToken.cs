using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Links;

/// <summary>
/// What opens a link: 192 random bits in base64url, a dash and the number of the cooperative. The number only says where to look; the hash
/// covers it too.
/// </summary>
public static class LinkToken
{
    private const int Bytes = 24;
    private const int Letters = Bytes / 3 * 4;

    public static string New(CooperativeId cooperative, RandomNumberGenerator random)
    {
        Span<byte> secret = stackalloc byte[Bytes];
        random.GetBytes(secret);
        return $"{Base64Url.EncodeToString(secret)}-{cooperative}";
    }

    /// <summary>The cooperative a token names; <see cref="CooperativeId.None"/> when it is no token.</summary>
    public static CooperativeId CooperativeOf(string? token) =>
        token?.Length > Letters + 1 && token[Letters] == '-' && int.TryParse(token.AsSpan(Letters + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new CooperativeId(number)
            : CooperativeId.None;

    /// <summary>What is stored of a token. Any text has one, so that a wrong token costs what a right one does; none, as of an address that ends with a space, has that of nothing.</summary>
    public static string Hash(string? token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
}
