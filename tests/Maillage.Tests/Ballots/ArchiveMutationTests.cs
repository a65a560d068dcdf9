using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Maillage.Ballots;
using Maillage.Ballots.Archives;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Verification;
using Maillage.Ballots.Voting;

namespace Maillage.Tests.Ballots;

/// <summary>Everything that can be done to an archive by whoever holds the server, hashes and chain made anew: refused, with the right reason.</summary>
public sealed class ArchiveMutationTests
{
    private static readonly SampleElection Sample = SampleElection.Small;

    public static TheoryData<string> Changes => [.. All.Keys];

    internal static Dictionary<string, (FindingKind Kind, Action<Forged> Change)> All => new()
    {
        ["version of the protocol"] = (FindingKind.UnknownVersion, f => f.Election = Forged.Edit(f.Election, e => e["version"] = 2)),
        ["group"] = (FindingKind.UnknownGroup, f => f.Election = Forged.Edit(f.Election, e => e["group"] = "Ed25519")),
        ["a question whose ballots are mixed"] = (FindingKind.UnsupportedQuestion, f => f.Election = Forged.Edit(f.Election, e => e["questions"]![0] = JsonNode.Parse("""{"type":"NonHomomorphic","value":{"answers":["A"],"question":"?"}}"""))),
        ["a question nobody can answer"] = (FindingKind.ImpossibleQuestion, f => f.Election = Forged.Edit(f.Election, e => e["questions"]![0]!["max"] = 0)),
        ["no question"] = (FindingKind.ImpossibleQuestion, f => f.Election = Forged.Edit(f.Election, e => e["questions"] = new JsonArray())),
        ["a field nobody knows"] = (FindingKind.MalformedMessage, f => f.Election = Forged.Edit(f.Election, e => e["extra"] = 1)),
        ["an election without name"] = (FindingKind.MalformedMessage, f => f.Election = Forged.Edit(f.Election, e => e.AsObject().Remove("name"))),
        ["identifier with a look-alike"] = (FindingKind.MalformedMessage, f => f.Election = Forged.Edit(f.Election, e => e["uuid"] = "0123456789abcd")),
        ["a question changed after the opening"] = (FindingKind.OtherElection, f => f.Election = Forged.Edit(f.Election, e => e["questions"]![0]!["question"] = "Approuvez-vous la dissolution ?")),
        ["answers exchanged after the opening"] = (FindingKind.OtherElection, f => f.Election = f.Election.Replace("\"Pour\",\"Contre\"", "\"Contre\",\"Pour\"", StringComparison.Ordinal)),
        ["another key of the election"] = (FindingKind.WrongElectionKey, f => f.Election = Forged.Edit(f.Election, e => e["public_key"] = Sample.Election.Group.Generator.ToString())),
        ["key of the election outside the group"] = (FindingKind.NotInGroup, f => f.Election = Forged.Edit(f.Election, e => e["public_key"] = Sample.Election.PublicKey.Minus().ToString())),
        ["a trustee who does not prove their key"] = (FindingKind.WrongKeyProof, f => f.Trustees = Forged.Edit(f.Trustees, t => Forged.NextDigit(t[1]![1]!["pok"]!, "challenge"))),
        ["response of a trustee's proof"] = (FindingKind.WrongKeyProof, f => f.Trustees = Forged.Edit(f.Trustees, t => Forged.NextDigit(t[0]![1]!["pok"]!, "response"))),
        ["a trustee's key outside the group"] = (FindingKind.NotInGroup, f => f.Trustees = Forged.Edit(f.Trustees, t => t[0]![1]!["public_key"] = Sample.Trustees.Members[0].Key.Minus().ToString())),
        ["a trustee's key replaced"] = (FindingKind.WrongElectionKey, f => f.Trustees = Forged.Edit(f.Trustees, t => t[1] = t[0]!.DeepClone())),
        ["no trustee"] = (FindingKind.MalformedMessage, f => f.Trustees = "[]"),
        ["a credential twice"] = (FindingKind.RepeatedCredential, f => f.Credentials = Forged.Edit(f.Credentials, c => c.AsArray().Add(c[0]!.DeepClone()))),
        ["a credential of two voices"] = (FindingKind.WeightedCredential, f => f.Credentials = Forged.Edit(f.Credentials, c => c[0] = (string)c[0]! + ",2")),
        ["a credential outside the group"] = (FindingKind.NotInGroup, f => f.Credentials = Forged.Edit(f.Credentials, c => c[0] = "2")),
        ["a credential taken out"] = (FindingKind.UnknownCredential, f => f.Credentials = Forged.Edit(f.Credentials, c => Remove(c, Sample.Credentials[1]))),
        ["the ballot of a stranger"] = (FindingKind.UnknownCredential, f => f.Ballots.Add(Text(BallotMaker.Make(Sample.Election, Credential.New(Sample.Random), Anything, Sample.Random)))),
        ["a digit of a ballot's signature"] = (FindingKind.WrongSignature, f => f.Ballots[0] = Forged.Edit(f.Ballots[0], b => Forged.NextDigit(b["signature"]!["proof"]!, "response"))),
        ["a digit of a ballot's proof"] = (FindingKind.WrongSignature, f => f.Ballots[1] = Forged.Edit(f.Ballots[1], b => Forged.NextDigit(b["answers"]![0]!["individual_proofs"]![0]![0]!, "response"))),
        ["a digit of a ciphertext"] = (FindingKind.WrongSignature, f => f.Ballots[1] = Forged.Edit(f.Ballots[1], b => Forged.NextDigit(b["answers"]![0]!["choices"]![0]!, "alpha"))),
        ["a ballot dropped"] = (FindingKind.WrongTallySize, f => f.Ballots.RemoveAt(3)),
        ["a ballot dropped, its revote too"] = (FindingKind.WrongTally, f => { f.Ballots.RemoveAt(3); f.Counted = 2; }
        ),
        ["the revote dropped"] = (FindingKind.WrongTally, f => f.Ballots.RemoveAt(2)),
        ["a vote and its revote exchanged"] = (FindingKind.WrongTally, f => (f.Ballots[0], f.Ballots[2]) = (f.Ballots[2], f.Ballots[0])),
        ["an old ballot put in again"] = (FindingKind.RepeatedBallot, f => f.Ballots.Add(f.Ballots[0])),
        ["a ballot stuffed before the sum"] = (FindingKind.WrongTally, f => { f.Ballots.Add(Text(BallotMaker.Make(Sample.Election, Sample.Credentials[3], Anything, Sample.Random))); f.Counted = 4; }
        ),
        ["a ciphertext of the sum"] = (FindingKind.WrongTally, f => f.Tally = Forged.Edit(f.Tally, t => t[0]![0]!["beta"] = Sample.Election.Group.Generator.ToString())),
        ["a ciphertext of the sum outside the group"] = (FindingKind.NotInGroup, f => f.Tally = Forged.Edit(f.Tally, t => t[0]![0]!["alpha"] = "2")),
        ["questions of the sum exchanged"] = (FindingKind.WrongTally, f => f.Tally = Forged.Edit(f.Tally, t => { var first = t[0]!.DeepClone(); t[0] = t[2]!.DeepClone(); t[2] = first; })),
        ["number of ballots"] = (FindingKind.WrongTallySize, f => f.Counted = 4),
        ["a number of ballots beyond counting"] = (FindingKind.WrongTallySize, f => f.Counted = int.MaxValue),
        ["a decryption by nobody"] = (FindingKind.WrongDecryptionOwner, f => f.Decryptions[1] = (3, f.Decryptions[1].Json)),
        ["a decryption twice"] = (FindingKind.WrongDecryptionOwner, f => f.Decryptions.Add(f.Decryptions[0])),
        ["decryptions of each other"] = (FindingKind.WrongDecryption, f => (f.Decryptions[0], f.Decryptions[1]) = ((1, f.Decryptions[1].Json), (2, f.Decryptions[0].Json))),
        ["a decryption factor outside the group"] = (FindingKind.NotInGroup, f => Decryption(f, d => Forged.NextDigit(d["decryption_factors"]![0]!, 0))),
        ["another decryption factor"] = (FindingKind.WrongDecryption, f => Decryption(f, d => d["decryption_factors"]![0]![0] = Sample.Election.Group.Generator.ToString())),
        ["challenge of a decryption"] = (FindingKind.WrongDecryption, f => Decryption(f, d => Forged.NextDigit(d["decryption_proofs"]![2]![2]!, "challenge"))),
        ["response of a decryption"] = (FindingKind.WrongDecryption, f => Decryption(f, d => Forged.NextDigit(d["decryption_proofs"]![1]![0]!, "response"))),
        ["a decryption of one question less"] = (FindingKind.WrongDecryption, f => Decryption(f, d => { d["decryption_factors"]!.AsArray().RemoveAt(2); d["decryption_proofs"]!.AsArray().RemoveAt(2); })),
        ["a decryption missing"] = (FindingKind.MissingDecryption, f => f.Decryptions.RemoveAt(1)),
        ["one voice more"] = (FindingKind.WrongResult, f => f.Result = Forged.Edit(f.Result!, r => r["result"]![0]![0] = (int)r["result"]![0]![0]! + 1)),
        ["two totals exchanged"] = (FindingKind.WrongResult, f => f.Result = Forged.Edit(f.Result!, r => (r["result"]![1]![0], r["result"]![1]![1]) = ((int)r["result"]![1]![1]!, (int)r["result"]![1]![0]!))),
        ["a total missing"] = (FindingKind.WrongResult, f => f.Result = Forged.Edit(f.Result!, r => r["result"]![1]!.AsArray().RemoveAt(0))),
        ["a result that is no number"] = (FindingKind.MalformedMessage, f => f.Result = Forged.Edit(f.Result!, r => r["result"]![0]![0] = "1")),
        ["a result before the sum"] = (FindingKind.EventOutOfOrder, f => { f.Counted = null; f.Decryptions.Clear(); }
        ),
        ["a sum before the closing"] = (FindingKind.EventOutOfOrder, f => f.IsClosed = false),
    };

    private static Choice[] Anything => [Choice.Of(0), Choice.Blank, Choice.Of(0)];

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_archive_is_refused_with_its_reason(string change)
    {
        var (kind, edit) = All[change];
        var forged = new Forged(Sample.Archive);
        edit(forged);
        Assert.Contains(kind, ElectionVerifier.Verify(forged.Seal()).Findings.Select(f => f.Kind));
    }

    [Fact]
    public void Sealing_it_again_changes_nothing()
    {
        Assert.Equal(Sample.Archive, new Forged(Sample.Archive).Seal());
        Assert.Empty(ElectionVerifier.Verify(Sample.Archive).Findings);
    }

    [Theory]
    [InlineData("a file dropped", FindingKind.BrokenChain)]
    [InlineData("data dropped", FindingKind.MissingData)]
    [InlineData("data twice", FindingKind.RepeatedData)]
    [InlineData("an old ballot put in again, data and event", FindingKind.RepeatedData)]
    [InlineData("data for nothing", FindingKind.UnusedData)]
    [InlineData("two events exchanged", FindingKind.BrokenChain)]
    [InlineData("an event twice", FindingKind.RepeatedData)]
    [InlineData("a name", FindingKind.WrongHash)]
    [InlineData("without its opening", FindingKind.EventOutOfOrder)]
    [InlineData("a height", FindingKind.BrokenChain)]
    [InlineData("an event of another kind", FindingKind.MalformedMessage)]
    [InlineData("a mixing", FindingKind.UnsupportedQuestion)]
    [InlineData("a closing with data", FindingKind.MalformedMessage)]
    public void Files_that_do_not_hold_together_are_refused(string change, FindingKind kind)
    {
        var files = Archive.Read(Sample.Archive).Files.ToList();
        var events = files.Select((file, i) => (file, i)).Where(f => f.file.Name.EndsWith(ArchiveFile.EventEnd, StringComparison.Ordinal)).Select(f => f.i).ToList();
        switch (change)
        {
            case "a file dropped": files.RemoveAt(events[2]); break;
            case "data dropped": files.RemoveAt(events[2] - 1); break;
            case "data twice": files.Insert(events[2], files[events[2] - 1]); break;
            case "an old ballot put in again, data and event": files.InsertRange(events[4] + 1, [files[events[1] - 1], Next(files[events[4]], files[events[1] - 1])]); break;
            case "data for nothing": files.Add(Data("{}")); break;
            case "two events exchanged": (files[events[2]], files[events[3]]) = (files[events[3]], files[events[2]]); break;
            case "an event twice": files.Add(files[events[2]]); break;
            case "a name": files[events[2]] = files[events[2]] with { Name = files[events[1]].Name }; break;
            case "without its opening": files = files[..events[0]]; break;
            case "a height": files[events[^1]] = Edited(files[events[^1]], e => e["height"] = 99); break;
            case "an event of another kind": files[events[^1]] = Edited(files[events[^1]], e => e["type"] = "7"); break;
            case "a mixing": files[events[6]] = Edited(files[events[6]], e => e["type"] = "Shuffle"); break;
            case "a closing with data": files[events[5]] = Edited(files[events[5]], e => e["payload"] = files[0].Name[..64]); break;
        }
        Assert.Equal(kind, Assert.Single(ElectionVerifier.Verify(Packed(files)).Findings).Kind);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        var archive = Sample.Archive;
        foreach (var wrong in (byte[][])[[], [1], archive[..^1], archive[..^512], archive[..700], archive[1024..], [.. archive, .. new byte[1024]], Encoding.UTF8.GetBytes("BELENIOS")])
            Assert.Equal(FindingKind.MalformedArchive, Assert.Single(ElectionVerifier.Verify(wrong).Findings).Kind);
        Assert.Equal(FindingKind.EventOutOfOrder, Assert.Single(ElectionVerifier.Verify(archive[..1024]).Findings).Kind);
        var later = new ArchiveFile(ArchiveHeader.Name, Encoding.UTF8.GetBytes("""{"version":2,"timestamp":"1795717880"}""")).ToBytes(1_795_717_880);
        Assert.Equal(FindingKind.UnknownVersion, Assert.Single(ElectionVerifier.Verify(later).Findings).Kind);
    }

    [Fact]
    public void Not_one_byte_of_a_small_archive_may_change()
    {
        var election = new SampleElection(3, 1, [new("?", ["A"], 0, 1)], trustees: 1);
        election.Cast(0, Choice.Of(0));
        election.Finish();
        var archive = election.Archive;
        Assert.True(ElectionVerifier.Verify(archive).IsRight);
        FindingKind[] reasons = [FindingKind.MalformedArchive, FindingKind.WrongHash, FindingKind.MalformedMessage, FindingKind.UnknownVersion];
        for (var i = 0; i < archive.Length; i++)
        {
            var kept = archive[i];
            archive[i] ^= (byte)(1 << (i % 8));
            Assert.Contains(Assert.Single(ElectionVerifier.Verify(archive).Findings).Kind, reasons);
            archive[i] = kept;
        }
    }

    [Fact]
    public void Not_one_character_of_a_message_may_change_even_sealed_again()
    {
        var election = new SampleElection(4, 1, [new("?", ["A"], 0, 1, Blank: true)], trustees: 1);
        election.Cast(0, Choice.Of(0));
        election.Finish();
        Gen.Select(Gen.Int[0, 6], Gen.Double[0, 1], Gen.Char[' ', '~']).Sample((part, where, character) =>
        {
            var forged = new Forged(election.Archive);
            switch (part)
            {
                case 0: forged.Election = Changed(forged.Election); break;
                case 1: forged.Trustees = Changed(forged.Trustees); break;
                case 2: forged.Credentials = Changed(forged.Credentials); break;
                case 3: forged.Ballots[0] = Changed(forged.Ballots[0]); break;
                case 4: forged.Tally = Changed(forged.Tally); break;
                case 5: forged.Decryptions[0] = (1, Changed(forged.Decryptions[0].Json)); break;
                case 6: forged.Result = Changed(forged.Result!); break;
            }
            var archive = forged.Seal();
            Assert.Equal(archive.AsSpan().SequenceEqual(election.Archive), ElectionVerifier.Verify(archive).IsRight);

            string Changed(string json)
            {
                var at = (int)(where * (json.Length - 1));
                return json[..at] + character + json[(at + 1)..];
            }
        }, iter: 150, threads: 1);
    }

    private static void Decryption(Forged forged, Action<JsonNode> edit) => forged.Decryptions[0] = (1, Forged.Edit(forged.Decryptions[0].Json, edit));

    private static void Remove(JsonNode list, Credential credential) =>
        Assert.True(list.AsArray().Remove(list.AsArray().Single(c => (string)c! == credential.PublicKey(Sample.Election.Group, Sample.Election.Uuid).ToString())));

    private static ArchiveFile Data(string content, string end = ArchiveFile.DataEnd) =>
        new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content))) + end, Encoding.UTF8.GetBytes(content));

    private static ArchiveFile Edited(ArchiveFile file, Action<JsonNode> edit) => Data(Forged.Edit(Encoding.UTF8.GetString(file.Content.Span), edit), ArchiveFile.EventEnd);

    /// <summary>The event after another, about some data.</summary>
    private static ArchiveFile Next(ArchiveFile before, ArchiveFile data)
    {
        var next = BoardEvent.Read(before.Content);
        return Data(Encoding.UTF8.GetString((next with { Parent = before.Name[..64], Height = next.Height + 1, Payload = data.Name[..64] }).ToJson()), ArchiveFile.EventEnd);
    }

    private static byte[] Packed(IEnumerable<ArchiveFile> files) =>
        [.. new ArchiveFile(ArchiveHeader.Name, new ArchiveHeader(1_795_717_880).ToJson()).ToBytes(1_795_717_880), .. files.SelectMany(f => f.ToBytes(1_795_717_880))];

    private static string Text(Ballot ballot) => Encoding.UTF8.GetString(ballot.Json.Span);
}
