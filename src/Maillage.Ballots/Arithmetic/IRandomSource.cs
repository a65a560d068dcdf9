using System.Security.Cryptography;

namespace Maillage.Ballots.Arithmetic;

/// <summary>Where random bytes come from: the system's generator, or a fixed stream in a test.</summary>
public interface IRandomSource
{
    /// <summary>Fills the whole span.</summary>
    void Fill(Span<byte> bytes);
}

/// <summary>The cryptographic generator of the system (<see cref="RandomNumberGenerator"/>). The only source for a real election.</summary>
public sealed class SystemRandom : IRandomSource
{
    /// <summary>The one instance.</summary>
    public static SystemRandom Instance { get; } = new();

    private SystemRandom()
    {
    }

    /// <inheritdoc/>
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
