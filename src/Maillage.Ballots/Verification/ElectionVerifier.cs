using Maillage.Ballots.Archives;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Voting;

namespace Maillage.Ballots.Verification;

/// <summary>
/// Verifies an election from its archive alone, at any moment of it (specification §3.5): the files and their chain, the trustees' proofs, the list of credentials, every
/// ballot, the sum of those that count, every decryption, the result. Nothing of the server that made it is trusted.
/// </summary>
public sealed class ElectionVerifier
{
    private readonly List<Finding> findings = [];
    private readonly VerificationReport report = new();
    private readonly int threads;

    private ElectionVerifier(int threads) => this.threads = threads;

    /// <summary>Verifies an archive. Never throws for what is in it.</summary>
    /// <param name="archive">The bytes of <c>UUID.bel</c>.</param>
    /// <param name="threads">How many ballots are verified at once.</param>
    public static VerificationReport Verify(ReadOnlyMemory<byte> archive, int threads = 1)
    {
        var verifier = new ElectionVerifier(threads);
        try
        {
            verifier.VerifyAll(archive);
        }
        catch (RefusedException refused)
        {
            verifier.findings.Add(refused.Finding);
        }
        verifier.report.Findings = verifier.findings;
        verifier.report.NotVerified = [.. Unverified.Of(verifier.report)];
        return verifier.report;
    }

    /// <summary>Whether a later copy of an archive begins with an earlier one, so that nothing was taken away or changed in between.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static Finding? Compare(ReadOnlyMemory<byte> earlier, ReadOnlyMemory<byte> later)
    {
        try
        {
            var (before, after) = (Archive.Read(earlier), Archive.Read(later));
            var begins = before.Header == after.Header && before.Files.Select(f => f.Name).SequenceEqual(after.Files.Take(before.Files.Count).Select(f => f.Name));
            return begins ? null : new Finding(FindingKind.NotAContinuation);
        }
        catch (RefusedException refused)
        {
            return refused.Finding;
        }
    }

    private void VerifyAll(ReadOnlyMemory<byte> archive)
    {
        var board = BoardReader.Read(Archive.Read(archive));
        report.Phase = board switch
        {
            { Result: not null } => ElectionPhase.Published,
            { Size: not null } => ElectionPhase.Tallied,
            { Closing: not null } => ElectionPhase.Closed,
            _ => ElectionPhase.Voting,
        };
        report.Received = board.Ballots.Count;
        var election = RefusedException.At("élection", () => Election.Read(board.Election));
        report.Election = election;
        report.Fingerprints = new ElectionFingerprints(election.Fingerprint, Hashes.Fingerprint(board.Trustees.Span), Hashes.Fingerprint(board.Credentials.Span), board.Closing, board.Last.Hash);
        var trustees = RefusedException.At("détenteurs de clés", () => TrusteeSet.Read(board.Trustees, election.Group));
        findings.AddRange(trustees.Verify(election.Protocol));
        if (!election.PublicKey.Equals(trustees.PublicKey)) findings.Add(new Finding(FindingKind.WrongElectionKey));
        var credentials = CredentialList.Read(board.Credentials, election.Group);
        report.Credentials = credentials.Count;

        if (VerifyBallots(board, election, credentials) is { } urn)
        {
            var counted = EncryptedTally.Counted(urn.Ballots);
            report.Trackers = counted.Select(b => b.Tracker).ToHashSet();
            if (board.Size is { } size) VerifyTally(election, counted, size, board.Tally);
        }
        if (board.Size is not null) VerifyDecryptions(board, election, trustees);
    }

    /// <returns>The urn, or null when a ballot of it is refused.</returns>
    private Urn? VerifyBallots(Board board, Election election, CredentialList credentials)
    {
        var checker = new BallotChecker(election, credentials);
        var verdicts = new (Finding? Finding, Ballot? Ballot)[board.Ballots.Count];
        Parallel.For(0, verdicts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => verdicts[i] = (checker.Check(board.Ballots[i], out var ballot), ballot));
        var (urn, refused) = (new Urn(), findings.Count);
        for (var i = 0; i < verdicts.Length; i++)
        {
            var where = Words.Ballot(i, Hashes.Fingerprint(board.Ballots[i].Span));
            if (verdicts[i].Finding is { } finding) findings.Add(finding with { Where = finding.Where.Length == 0 ? where : $"{where}, {finding.Where}" });
            else if (!urn.Add(verdicts[i].Ballot!)) findings.Add(new Finding(FindingKind.RepeatedBallot, where));
        }
        return findings.Count == refused ? urn : null;
    }

    private void VerifyTally(Election election, IReadOnlyList<Ballot> counted, SizedTally size, ReadOnlyMemory<byte> json)
    {
        if (size.Ballots != counted.Count || size.Weight != counted.Count) findings.Add(new Finding(FindingKind.WrongTallySize));
        if (!RefusedException.At("somme chiffrée", () => EncryptedTally.Read(json, election.Group)).Holds(EncryptedTally.Of(election, counted))) findings.Add(new Finding(FindingKind.WrongTally));
    }

    private void VerifyDecryptions(Board board, Election election, TrusteeSet trustees)
    {
        var tally = RefusedException.At("somme chiffrée", () => EncryptedTally.Read(board.Tally, election.Group));
        var (decryptions, before) = (new Dictionary<int, PartialDecryption>(), findings.Count);
        foreach (var (owner, json) in board.Decryptions)
        {
            var where = Words.Trustee(owner);
            if (owner < 1 || owner > trustees.Members.Count || decryptions.ContainsKey(owner))
            {
                findings.Add(new Finding(FindingKind.WrongDecryptionOwner, where));
                continue;
            }
            var decryption = RefusedException.At(where, () => PartialDecryption.Read(json, election.Group));
            if (decryption.Verify(election, tally, trustees.Members[owner - 1].Key)) decryptions.Add(owner, decryption);
            else findings.Add(new Finding(FindingKind.WrongDecryption, where));
        }
        if (board.Result is not { } published || findings.Count > before) return;
        var result = RefusedException.At("résultat", () => ElectionResult.Read(published));
        report.Totals = result.Totals;
        var opened = ElectionResult.Of(election, trustees, tally, decryptions, board.Ballots.Count);
        if (!opened.Holds(result)) findings.Add(new Finding(FindingKind.WrongResult));
    }
}
