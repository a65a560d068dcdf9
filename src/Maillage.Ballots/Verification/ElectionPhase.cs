namespace Maillage.Ballots.Verification;

/// <summary>How far an election is.</summary>
public enum ElectionPhase
{
    /// <summary>Ballots may come.</summary>
    Voting,

    /// <summary>No more ballots; nothing is added yet.</summary>
    Closed,

    /// <summary>The encrypted tally is published, trustees decrypt.</summary>
    Tallied,

    /// <summary>The totals are published.</summary>
    Published,
}
