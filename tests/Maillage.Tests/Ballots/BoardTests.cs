using System.Text;
using System.Text.Json;
using CsCheck;
using Maillage.Ballots;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Verification;
using Maillage.Ballots.Voting;

namespace Maillage.Tests.Ballots;

public sealed class BoardTests
{
    [Fact]
    public void A_later_copy_continues_an_earlier_one_unless_something_was_taken_away()
    {
        var election = new SampleElection(21, 4, [Question.Resolution("?")], trustees: 1);
        election.CastAnything(0);
        election.CastAnything(1);
        var earlier = election.Archive;
        election.CastAnything(2);
        election.Finish();
        Assert.Null(ElectionVerifier.Compare(earlier, election.Archive));
        Assert.Null(ElectionVerifier.Compare(earlier, earlier));
        Assert.Equal(FindingKind.NotAContinuation, ElectionVerifier.Compare(election.Archive, earlier)?.Kind);
        var open = new Forged(earlier);
        open.Ballots.RemoveAt(0);
        Assert.True(ElectionVerifier.Verify(open.Seal()).IsRight);
        Assert.Equal(FindingKind.NotAContinuation, ElectionVerifier.Compare(earlier, open.Seal())?.Kind);
        Assert.Equal(FindingKind.MalformedArchive, ElectionVerifier.Compare(default, earlier)?.Kind);
    }

    [Fact]
    public void A_public_key_is_taken_only_from_someone_who_proves_to_know_the_private_one()
    {
        var key = TrusteePrivateKey.New(Group.Belenios2048, new FixedRandom(24)).PublicKey(new FixedRandom(25));
        var json = Encoding.UTF8.GetString(TrusteeSet.Of([key]).Json.Span)["[[\"Single\",".Length..^2];
        Assert.Equal(key, TrusteePublicKey.Read(Encoding.UTF8.GetBytes(json), Group.Belenios2048));
        var unproved = Encoding.UTF8.GetBytes(Forged.Edit(json, k => Forged.NextDigit(k["pok"]!, "response")));
        Assert.Equal(FindingKind.WrongKeyProof, Assert.Throws<RefusedException>(() => TrusteePublicKey.Read(unproved, Group.Belenios2048)).Finding.Kind);
    }

    [Fact]
    public void The_board_lets_in_nothing_wrong()
    {
        var election = new SampleElection(22, 3, [Question.Resolution("?")]);
        var ballot = election.Cast(0, Choice.Of(1));
        Assert.Equal(FindingKind.RepeatedBallot, election.Board.Cast(ballot.Json, out var tracker)?.Kind);
        Assert.Null(tracker);
        Assert.Equal(FindingKind.UnknownCredential, election.Board.Cast(BallotMaker.Make(election.Election, Credential.New(election.Random), [Choice.Of(0)], election.Random).Json, out _)?.Kind);
        Assert.Throws<InvalidOperationException>(election.Board.PublishTally);
        election.Board.Close();
        Assert.Throws<InvalidOperationException>(() => election.Board.Cast(ballot.Json, out _));
        Assert.Throws<InvalidOperationException>(election.Board.Close);
        var tally = election.Board.PublishTally();
        var first = PartialDecryption.Make(election.Election, tally, election.Keys[0], election.Random);
        Assert.Equal(FindingKind.WrongDecryption, election.Board.PublishDecryption(2, first.Json)?.Kind);
        Assert.Equal(FindingKind.WrongDecryptionOwner, election.Board.PublishDecryption(0, first.Json)?.Kind);
        Assert.Equal(FindingKind.MalformedMessage, election.Board.PublishDecryption(1, Encoding.UTF8.GetBytes("{}"))?.Kind);
        Assert.Null(election.Board.PublishDecryption(1, first.Json));
        Assert.Equal(FindingKind.WrongDecryptionOwner, election.Board.PublishDecryption(1, first.Json)?.Kind);
        Assert.Equal(FindingKind.MissingDecryption, Assert.Throws<RefusedException>(election.Board.PublishResult).Finding.Kind);
        Assert.True(ElectionVerifier.Verify(election.Archive).IsRight);
        var other = TrusteeSet.Of([TrusteePrivateKey.New(Group.Belenios2048, election.Random).PublicKey(election.Random)]);
        Assert.Throws<ArgumentException>(() => ElectionBoard.Open(new MemoryStream(), election.Election, other, election.List, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_board_goes_on_after_a_restart_wherever_it_stopped()
    {
        using var stream = new MemoryStream();
        var sample = new SampleElection(23, 3, [Question.Resolution("?")]);
        var voted = sample.Cast(0, Choice.Of(2));
        stream.Write(sample.Archive);
        Assert.Equal(FindingKind.RepeatedBallot, ElectionBoard.Resume(stream).Cast(voted.Json, out _)?.Kind);
        Assert.Null(ElectionBoard.Resume(stream).Cast(BallotMaker.Make(sample.Election, sample.Credentials[1], [Choice.Of(2)], sample.Random).Json, out _));
        ElectionBoard.Resume(stream).Close();
        var tally = ElectionBoard.Resume(stream).PublishTally();
        for (var i = 0; i < 2; i++) Assert.Null(ElectionBoard.Resume(stream).PublishDecryption(i + 1, PartialDecryption.Make(sample.Election, tally, sample.Keys[i], sample.Random).Json));
        Assert.Equal([[0, 0, 2]], ElectionBoard.Resume(stream).PublishResult().Totals);
        Assert.Throws<InvalidOperationException>(() => ElectionBoard.Resume(stream).PublishResult());
        var report = ElectionVerifier.Verify(stream.ToArray());
        Assert.Empty(report.Findings);
        Assert.Equal((2, 2, report.Fingerprints!.Closing), (report.Received, report.Trackers.Count, ElectionBoard.Resume(stream).Closing));
    }

    [Fact]
    public void A_board_cut_off_anywhere_goes_on_from_its_last_whole_event()
    {
        var sample = new SampleElection(26, 2, [new("?", ["A"], 0, 1)], trustees: 1);
        sample.Cast(0, Choice.Of(0));
        var before = sample.Archive;
        var ballot = sample.Cast(1, Choice.Of(0));
        var after = sample.Archive;
        for (var cut = before.Length; cut < after.Length; cut += cut % 512 is 0 or 511 ? 1 : 510)
            foreach (var torn in (byte[][])[after[..cut], [.. after[..cut], .. new byte[1000]]])
            {
                using var stream = new MemoryStream();
                stream.Write(torn);
                var board = ElectionBoard.Resume(stream);
                // Zeros after a whole message are what its block ends with anyway.
                var isWhole = torn.AsSpan().StartsWith(after);
                Assert.Equal(isWhole ? 2 : 1, board.Received);
                if (!isWhole) Assert.Null(board.Cast(ballot.Json, out _));
                Assert.Equal(after, stream.ToArray());
            }
        Assert.Equal(FindingKind.MalformedArchive, Assert.Throws<RefusedException>(() => ElectionBoard.Resume(new MemoryStream())).Finding.Kind);
        // What is wrong before the end is not cut off.
        after[before.Length - 500] ^= 1;
        using var wrong = new MemoryStream();
        wrong.Write(after);
        Assert.Throws<RefusedException>(() => ElectionBoard.Resume(wrong));
        Assert.Equal(after, wrong.ToArray());
    }

    [Fact]
    public void Two_threads_verify_like_one()
    {
        var forged = new Forged(SampleElection.Small.Archive);
        forged.Ballots[1] = Forged.Edit(forged.Ballots[1], b => Forged.NextDigit(b["signature"]!["proof"]!, "response"));
        var archive = forged.Seal();
        Assert.Equal(ElectionVerifier.Verify(archive).Findings, ElectionVerifier.Verify(archive, threads: 2).Findings);
    }

    [Fact]
    public void A_report_says_where_in_french_and_what_it_could_not_verify()
    {
        var forged = new Forged(SampleElection.Small.Archive);
        forged.Ballots[1] = Forged.Edit(forged.Ballots[1], b => Forged.NextDigit(b["signature"]!["proof"]!, "response"));
        var report = ElectionVerifier.Verify(forged.Seal());
        var finding = Assert.Single(report.Findings);
        Assert.StartsWith("Bulletin 2 (suivi ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(report.NotVerified, s => s.Contains("une somme n’est vérifiée que si", StringComparison.Ordinal));
        Assert.Contains(ElectionVerifier.Verify(SampleElection.Small.Archive).NotVerified, s => s.Contains("sous la contrainte", StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<FindingKind>().Length, Enum.GetValues<FindingKind>().Select(k => new Finding(k).Message).Distinct().Count());
    }

    [Fact]
    public void No_reason_is_without_a_change_that_it_answers()
    {
        Type[] kits = [typeof(ArchiveMutationTests), typeof(ThresholdTests)];
        var inLine = kits.SelectMany(k => k.GetMethods()).SelectMany(m => m.GetCustomAttributes(typeof(InlineDataAttribute), false)).SelectMany(a => ((InlineDataAttribute)a).Data).OfType<FindingKind>();
        // These have tests of their own, here and among the ballots.
        FindingKind[] others = [FindingKind.MalformedArchive, FindingKind.NotCanonical, FindingKind.NotAContinuation];
        Assert.Empty(Enum.GetValues<FindingKind>().Except([.. ArchiveMutationTests.All.Values.Select(c => c.Kind), .. BallotMutationTests.All.Values.Select(c => c.Kind), .. inLine, .. others]));
    }

    [Fact]
    public void A_choice_the_question_does_not_allow_is_refused_where_it_is_made()
    {
        var election = new SampleElection(24, 1, [new("?", ["A", "B", "C"], 1, 2), new("?", ["A"], 0, 1, Blank: true)], trustees: 1);
        foreach (var wrong in (Choice[])[Choice.Of(), Choice.Of(0, 1, 2), Choice.Of(0, 0), Choice.Of(3), Choice.Of(-1), Choice.Blank])
            Assert.Throws<ArgumentException>(() => BallotMaker.Make(election.Election, election.Credentials[0], [wrong, Choice.Of()], election.Random));
        Assert.Throws<ArgumentException>(() => BallotMaker.Make(election.Election, election.Credentials[0], [Choice.Of(0)], election.Random));
        Assert.Throws<ArgumentException>(() => Election.Create("trop-court", "", "", election.Election.PublicKey, election.Election.Questions));
        Assert.Throws<ArgumentException>(() => Election.Create(election.Election.Uuid, "", "", election.Election.PublicKey, [new("?", ["A"], 1, 2)]));
    }

    [Fact]
    public void The_same_random_bytes_make_the_same_ballot()
    {
        var (first, second) = (new SampleElection(25, 1, SampleElection.ThreeKinds), new SampleElection(25, 1, SampleElection.ThreeKinds));
        Choice[] choices = [Choice.Of(1), Choice.Blank, Choice.Of(2)];
        Assert.Equal(first.Cast(0, choices).Tracker, second.Cast(0, choices).Tracker);
        Assert.Equal(first.Archive, second.Archive);
    }

    [Fact]
    public void A_slip_of_the_pen_in_a_credential_is_seen()
    {
        var credential = Credential.New(new FixedRandom(31)).ToString();
        Assert.Equal(credential, Credential.Parse(credential.Replace("-", "", StringComparison.Ordinal))?.ToString());
        Assert.Equal(credential, Credential.Parse($" {credential} ")?.ToString());
        foreach (var (i, c) in credential.Select((c, i) => (i, c)).Where(p => p.c != '-'))
        {
            var next = Base58.Alphabet[(Base58.Alphabet.IndexOf(c, StringComparison.Ordinal) + 1) % 58];
            Assert.Null(Credential.Parse(credential[..i] + next + credential[(i + 1)..]));
        }
        foreach (var wrong in (string[])["", "0" + credential[1..], credential[..^1], credential + "1"]) Assert.Null(Credential.Parse(wrong));
    }

    [Fact]
    public void A_private_key_comes_back_from_its_backup()
    {
        var random = new FixedRandom(32);
        var key = TrusteePrivateKey.New(Group.Belenios2048, random);
        var kept = TrusteePrivateKey.Read(Encoding.UTF8.GetBytes(key.ToJson()), Group.Belenios2048);
        Assert.Equal(key.PublicKey(random).Key, kept.PublicKey(random).Key);
    }

    [Fact]
    public void Any_text_is_written_as_json_that_reads_back() => Gen.String.Where(s => !s.Any(char.IsSurrogate)).Sample(text =>
    {
        var json = new JsonOut().String(text).ToString();
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
        Assert.Equal(text, JsonIn.Read(Encoding.UTF8.GetBytes(json), read => read.String()));
    }, iter: 2000);
}
