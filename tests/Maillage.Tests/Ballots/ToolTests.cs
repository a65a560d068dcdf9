using System.Text;
using CsCheck;
using Maillage.Ballots;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Verification;
using Maillage.Ballots.Voting;

namespace Maillage.Tests.Ballots;

/// <summary>What is made here, recounted by <c>belenios-tool</c>, and the other way round.</summary>
public sealed class ToolTests
{
    /// <summary>Questions of every shape.</summary>
    internal static readonly Gen<Question> Questions = Gen.Select(Gen.Int[1, 4], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 3], (answers, blank, low, more) =>
        new Question($"Où ? « {answers} »\t\"\\", [.. Enumerable.Range(0, answers).Select(i => $"Réponse n° {i + 1} ☂")], Math.Min(low, answers), Math.Min(low + more, answers), blank));

    private static Gen<(long Seed, int Voters, Question[] Questions)> Elections(int fewest, int most) => Gen.Select(Gen.Long, Gen.Int[fewest, most], Questions.Array[1, 3]);

    [Fact]
    public void The_tool_recounts_any_election_made_here() => Elections(5, 9).Sample(made => Recount(Play(made.Seed, made.Voters, made.Questions)), iter: 3, threads: 1);

    [Fact, Trait("Kind", "Slow")]
    public void The_tool_recounts_large_elections_made_here() => Elections(40, 200).Sample(made => Recount(Play(made.Seed, made.Voters, made.Questions)), iter: 2, threads: 1);

    [Fact]
    public void The_tool_verifies_an_election_at_every_moment_of_it()
    {
        var election = new SampleElection(11, 5, SampleElection.ThreeKinds);
        Verified(ElectionPhase.Voting);
        election.CastAnything(2);
        Verified(ElectionPhase.Voting);
        election.Board.Close();
        Verified(ElectionPhase.Closed);
        election.Board.PublishTally();
        Verified(ElectionPhase.Tallied);

        void Verified(ElectionPhase phase)
        {
            Assert.True(BeleniosTool.Accepts(election.Archive, election.Election.Uuid));
            var report = ElectionVerifier.Verify(election.Archive);
            Assert.Empty(report.Findings);
            Assert.Equal(phase, report.Phase);
        }
    }

    [Fact]
    public void The_tool_refuses_what_is_refused_here()
    {
        foreach (var change in (Action<Forged>[])[
            f => f.Result = f.Result!.Replace("[[1", "[[2", StringComparison.Ordinal),
            f => f.Ballots.RemoveAt(2),
            f => f.Trustees = Forged.Edit(f.Trustees, t => Forged.NextDigit(t[0]![1]!["pok"]!, "response")),
            f => f.Ballots[0] = Forged.Edit(f.Ballots[0], b => Forged.NextDigit(b["signature"]!["proof"]!, "response"))])
        {
            var forged = new Forged(SampleElection.Small.Archive);
            change(forged);
            var archive = forged.Seal();
            Assert.False(ElectionVerifier.Verify(archive).IsRight);
            Assert.False(BeleniosTool.Accepts(archive, SampleElection.Small.Election.Uuid));
        }
    }

    [Fact]
    public void The_tool_compares_copies_alike()
    {
        var election = new SampleElection(13, 5, [Question.Resolution("?")], trustees: 1);
        election.CastAnything(0);
        var before = election.Archive;
        election.CastAnything(1);
        var shortened = new Forged(election.Archive);
        shortened.Ballots.RemoveAt(0);
        foreach (var (later, continues) in (IEnumerable<(byte[], bool)>)[(election.Archive, true), (shortened.Seal(), false)])
        {
            using var tool = new BeleniosTool();
            foreach (var (folder, archive) in (IEnumerable<(string, byte[])>)[("before", before), ("later", later)])
                File.WriteAllBytes(Path.Combine(tool.Folder.CreateSubdirectory(folder).FullName, $"{election.Election.Uuid}.bel"), archive);
            Assert.Equal(continues, tool.Try("election verify-diff --dir1 before --dir2 later").Code == 0);
            Assert.Equal(continues, ElectionVerifier.Compare(before, later) is null);
        }
    }

    [Fact]
    public void A_ballot_made_by_the_tool_is_accepted_here()
    {
        var election = new SampleElection(12, 5, SampleElection.ThreeKinds);
        using var tool = new BeleniosTool();
        File.WriteAllBytes(tool.Path($"{election.Election.Uuid}.bel"), election.Archive);
        var (credential, choices) = (tool.Write("credential", election.Credentials[3].ToString()), tool.Write("choices", "[[0,1,0],[1,0,0,0],[0,0,1]]"));
        var ballot = tool.Run($"election generate-ballot --privcred {credential} --ballot {choices}").TrimEnd('\n');
        Assert.Null(election.Board.Cast(Encoding.UTF8.GetBytes(ballot), out var tracker));
        Assert.Equal(tracker, tool.Run("sha256-b64", ballot).Trim());
        election.Finish();
        Assert.Equal([[0, 1, 0], [1, 0, 0, 0], [0, 0, 1]], ElectionVerifier.Verify(election.Archive).Totals!);
        Assert.True(BeleniosTool.Accepts(election.Archive, election.Election.Uuid));
    }

    [Fact]
    public void A_credential_has_the_same_public_key_in_the_tool()
    {
        var random = new FixedRandom(5);
        var uuid = Election.NewUuid(random);
        using var tool = new BeleniosTool();
        for (var i = 0; i < 5; i++)
        {
            var credential = Credential.New(random);
            Assert.Equal(credential.PublicKey(Group.Belenios2048, uuid).ToString(), tool.Run($"setup generate-credentials --uuid {uuid} --group BELENIOS-2048 --derive {credential}").Trim());
        }
        tool.Run($"setup generate-credentials --uuid {uuid} --group BELENIOS-2048 --count 3");
        var made = File.ReadAllLines(tool.Folder.GetFiles("*.privcreds").Single().FullName).Select(line => Credential.Parse(line.Split(' ')[1])!);
        var published = File.ReadAllText(tool.Folder.GetFiles("*.pubcreds").Single().FullName);
        Assert.All(made, c => Assert.Contains($"\"{c.PublicKey(Group.Belenios2048, uuid)}", published, StringComparison.Ordinal));
    }

    private static SampleElection Play(long seed, int voters, IReadOnlyList<Question> questions)
    {
        var election = new SampleElection(seed, voters, questions, trustees: 1 + (int)(seed & 1));
        for (var i = 0; i < voters; i++)
            if (election.Random.Below(6) > 0) election.CastAnything(i);
        for (var i = 0; i < voters; i++)
            if (election.Random.Below(6) == 0) election.CastAnything(i);
        election.Finish();
        return election;
    }

    private static void Recount(SampleElection election)
    {
        var report = ElectionVerifier.Verify(election.Archive);
        Assert.Empty(report.Findings);
        Assert.Equal(election.Expected, report.Totals!);
        // The tool compares the published result with its own count.
        Assert.True(BeleniosTool.Accepts(election.Archive, election.Election.Uuid));
    }
}
