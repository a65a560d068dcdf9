using System.Security.Cryptography;

namespace Maillage.Ballots.Messages;

/// <summary>The two ways a message is hashed.</summary>
internal static class Hashes
{
    /// <summary>Base64 of the SHA-256, without padding: fingerprint of an election, tracker of a ballot (specification §4.15).</summary>
    public static string Fingerprint(ReadOnlySpan<byte> message) => Convert.ToBase64String(SHA256.HashData(message)).TrimEnd('=');

    /// <summary>SHA-256 in hexadecimal, the name of a file of the archive (specification §4.4).</summary>
    public static string Name(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
