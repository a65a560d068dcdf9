using Maillage.Ballots.Archives;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Voting;

namespace Maillage.Ballots;

/// <summary>
/// The public board of an election: the archive <c>UUID.bel</c>, to which the server appends and that everyone may read and keep (specification §4.4). It holds no
/// secret and lets in nothing it did not verify. One thread at a time.
/// </summary>
public sealed class ElectionBoard
{
    private readonly ArchiveWriter archive;
    private readonly TrusteeSet trustees;
    private readonly BallotChecker checker;
    private readonly Urn urn = new();
    private readonly Dictionary<int, PartialDecryption> decryptions = [];
    private IReadOnlyList<Ballot>? counted;
    private EncryptedTally? tally;
    private ElectionResult? result;

    private ElectionBoard(ArchiveWriter archive, Election election, TrusteeSet trustees, CredentialList credentials) =>
        (this.archive, this.trustees, Election, checker) = (archive, trustees, election, new BallotChecker(election, credentials));

    /// <summary>The election.</summary>
    public Election Election { get; }

    /// <summary>Ballots received, those that a later one replaces among them.</summary>
    public int Received => urn.Ballots.Count;

    /// <summary>Trackers of the ballots that count as things stand, the last of each credential.</summary>
    public IReadOnlyList<string> Trackers => [.. EncryptedTally.Counted(urn.Ballots).Select(b => b.Tracker)];

    /// <summary>Hash of the event that closed the vote, for the minutes; null while it is open.</summary>
    public string? Closing { get; private set; }

    /// <summary>Opens a vote.</summary>
    /// <param name="stream">Empty; written to at its end only.</param>
    /// <param name="opened">The date that the archive carries, to the second.</param>
    /// <exception cref="ArgumentException">When the election's key is not the trustees', or one of them does not prove to know theirs.</exception>
    public static ElectionBoard Open(Stream stream, Election election, TrusteeSet trustees, CredentialList credentials, DateTimeOffset opened)
    {
        if (!election.PublicKey.Equals(trustees.PublicKey) || trustees.Verify(election.Protocol).Count > 0) throw new ArgumentException("These are not the trustees of the election.", nameof(trustees));
        var archive = ArchiveWriter.Open(stream, opened.ToUnixTimeSeconds());
        var setup = new SetupData(archive.AddData(election.Json), archive.AddData(trustees.Json), archive.AddData(credentials.Json));
        archive.AddEvent(EventType.Setup, archive.AddData(setup.ToJson()));
        return new ElectionBoard(archive, election, trustees, credentials);
    }

    /// <summary>
    /// Goes on with a board of one's own after a restart. What follows the last whole event was being written when the program stopped, and nobody was told of it:
    /// it is cut off. <see cref="Verification.ElectionVerifier"/> is what verifies a board.
    /// </summary>
    /// <param name="stream">Readable, writable and seekable, the archive in it.</param>
    /// <exception cref="RefusedException">When it cannot be read.</exception>
    public static ElectionBoard Resume(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.Seek(0, SeekOrigin.Begin);
        stream.ReadExactly(bytes);
        var end = Archive.EndOfLastEvent(bytes);
        var archive = Archive.Read(bytes.AsMemory(0, end));
        var read = BoardReader.Read(archive);
        if (end < bytes.Length) stream.SetLength(end);
        var election = Election.Read(read.Election);
        var board = new ElectionBoard(ArchiveWriter.Resume(stream, archive, read), election, TrusteeSet.Read(read.Trustees, election.Group), CredentialList.Read(read.Credentials, election.Group)) { Closing = read.Closing };
        foreach (var ballot in read.Ballots) board.urn.Add(Ballot.Read(ballot, election.Group));
        if (read.Closing is not null) board.counted = EncryptedTally.Counted(board.urn.Ballots);
        if (read.Size is not null) board.tally = EncryptedTally.Read(read.Tally, election.Group);
        foreach (var (owner, json) in read.Decryptions) board.decryptions.Add(owner, PartialDecryption.Read(json, election.Group));
        if (read.Result is { } totals) board.result = ElectionResult.Read(totals);
        return board;
    }

    /// <summary>Lets a ballot in when it is right; a later ballot of the same credential replaces it.</summary>
    /// <param name="tracker">What the voter finds it by; null when it is refused.</param>
    /// <returns>Why it is refused, or null.</returns>
    /// <exception cref="InvalidOperationException">When the vote is closed.</exception>
    public Finding? Cast(ReadOnlyMemory<byte> json, out string? tracker)
    {
        Need(counted is null, "The vote is closed.");
        tracker = null;
        if (checker.Check(json, out var ballot) is { } refused) return refused;
        if (!urn.Add(ballot!)) return new Finding(FindingKind.RepeatedBallot);
        archive.AddEvent(EventType.Ballot, archive.AddData(json));
        tracker = ballot!.Tracker;
        return null;
    }

    /// <summary>Closes the vote: no ballot comes in any more.</summary>
    /// <exception cref="InvalidOperationException">When it is closed already.</exception>
    public void Close()
    {
        Need(counted is null, "The vote is closed.");
        counted = EncryptedTally.Counted(urn.Ballots);
        Closing = archive.AddEvent(EventType.EndBallots);
    }

    /// <summary>Adds the ballots without opening them, for the trustees.</summary>
    /// <exception cref="InvalidOperationException">When the vote is open, or the tally is made already.</exception>
    public EncryptedTally PublishTally()
    {
        Need(counted is not null && tally is null, "The tally comes once, after the vote.");
        tally = EncryptedTally.Of(Election, counted!);
        var size = new SizedTally(counted!.Count, counted.Count, archive.AddData(tally.Json));
        archive.AddEvent(EventType.EncryptedTally, archive.AddData(size.ToJson()));
        return tally;
    }

    /// <summary>Publishes a trustee's decryption when it is proved.</summary>
    /// <param name="owner">The trustee's number, from 1.</param>
    /// <returns>Why it is refused, or null.</returns>
    /// <exception cref="InvalidOperationException">When there is no tally yet, or the result is published.</exception>
    public Finding? PublishDecryption(int owner, ReadOnlyMemory<byte> json)
    {
        Need(tally is not null && result is null, "Decryptions come between the tally and the result.");
        if (owner < 1 || owner > trustees.Members.Count || decryptions.ContainsKey(owner)) return new Finding(FindingKind.WrongDecryptionOwner, Words.Trustee(owner));
        try
        {
            var decryption = PartialDecryption.Read(json, Election.Group);
            if (!decryption.Verify(Election, tally!, trustees.Members[owner - 1].Key)) return new Finding(FindingKind.WrongDecryption, Words.Trustee(owner));
            decryptions.Add(owner, decryption);
        }
        catch (RefusedException refused)
        {
            return refused.Finding;
        }
        var owned = new OwnedDecryption(owner, archive.AddData(json));
        archive.AddEvent(EventType.PartialDecryption, archive.AddData(owned.ToJson()));
        return null;
    }

    /// <summary>Opens and publishes the totals.</summary>
    /// <exception cref="InvalidOperationException">When there is no tally yet, or the result is published.</exception>
    /// <exception cref="RefusedException"><see cref="FindingKind.MissingDecryption"/>.</exception>
    public ElectionResult PublishResult()
    {
        Need(tally is not null && result is null, "The result comes once, after the tally.");
        result = ElectionResult.Of(Election, trustees, tally!, decryptions, counted!.Count);
        archive.AddEvent(EventType.Result, archive.AddData(result.Json));
        return result;
    }

    private static void Need(bool condition, string why)
    {
        if (!condition) throw new InvalidOperationException(why);
    }
}
