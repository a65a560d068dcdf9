using Maillage.Ballots.Elections;

namespace Maillage.Ballots.Verification;

/// <summary>What a verification found.</summary>
public sealed class VerificationReport
{
    internal VerificationReport()
    {
    }

    /// <summary>What is wrong, in the order of the archive; empty when everything that can be verified is right.</summary>
    public IReadOnlyList<Finding> Findings { get; internal set; } = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsRight => Findings.Count == 0;

    /// <summary>French sentences: what no program can verify from this file, and what this one did not.</summary>
    public IReadOnlyList<string> NotVerified { get; internal set; } = [];

    /// <summary>The election; null when it could not be read.</summary>
    public Election? Election { get; internal set; }

    /// <summary>How far it is.</summary>
    public ElectionPhase Phase { get; internal set; }

    /// <summary>How many may vote.</summary>
    public int Credentials { get; internal set; }

    /// <summary>Ballots in the archive.</summary>
    public int Received { get; internal set; }

    /// <summary>Trackers of the ballots that count, the last of each credential; empty when a ballot is refused.</summary>
    public IReadOnlyCollection<string> Trackers { get; internal set; } = [];

    /// <summary>The published totals by question, blank votes first where they are allowed; null before the result, or when it could not be read.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Totals { get; internal set; }

    /// <summary>What to compare with what was published by other ways; null when the election could not be read.</summary>
    public ElectionFingerprints? Fingerprints { get; internal set; }
}

/// <summary>Fingerprints of an archive: those who took part compare them with their own.</summary>
/// <param name="Election">Base64 of the SHA-256 of the election.</param>
/// <param name="Trustees">Base64 of the SHA-256 of the trustees.</param>
/// <param name="Credentials">Base64 of the SHA-256 of the list of credentials.</param>
/// <param name="Closing">Hash of the event that closed the vote, in hexadecimal; null while it is open.</param>
/// <param name="Last">Hash of the last event, in hexadecimal.</param>
public sealed record ElectionFingerprints(string Election, string Trustees, string Credentials, string? Closing, string Last);
