namespace Maillage.Ballots.Archives;

/// <summary>What the archive of an election says, once its files and its chain hold together; the messages inside are still as written.</summary>
internal sealed class Board
{
    public required ReadOnlyMemory<byte> Election { get; init; }

    public required ReadOnlyMemory<byte> Trustees { get; init; }

    public required ReadOnlyMemory<byte> Credentials { get; init; }

    /// <summary>In the order in which they came.</summary>
    public List<ReadOnlyMemory<byte>> Ballots { get; } = [];

    /// <summary>Hash of the event that closed the vote; null while it is open.</summary>
    public string? Closing { get; set; }

    public SizedTally? Size { get; set; }

    /// <summary>The encrypted tally; set with <see cref="Size"/>.</summary>
    public ReadOnlyMemory<byte> Tally { get; set; }

    /// <summary>In the order in which they came.</summary>
    public List<(int Owner, ReadOnlyMemory<byte> Json)> Decryptions { get; } = [];

    public ReadOnlyMemory<byte>? Result { get; set; }

    /// <summary>Hash and height of the last event.</summary>
    public (string Hash, int Height) Last { get; set; }
}
