using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>Codes that change with time (RFC 6238): HMAC-SHA-1, six digits, thirty seconds, which every authenticator knows.</summary>
public static class Totp
{
    public const int Digits = 6;
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>Steps accepted on both sides of now: clocks of telephones drift, and people type slowly.</summary>
    private const int Drift = 1;

    /// <summary>Bytes of a secret: the length of the hash, as RFC 4226 recommends.</summary>
    public const int SecretLength = 20;

    public static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / Period.Ticks;

    /// <summary>The code of a step (RFC 4226, 5.3).</summary>
    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm of the standard: what it needs of SHA-1 holds.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, near <paramref name="now"/> and after <paramref name="last"/>; null when there is none.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime now, long last)
    {
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)) && step > last)
                found = step;
        return found;
    }
}
