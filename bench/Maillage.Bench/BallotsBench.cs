using System.ComponentModel;
using System.Diagnostics;
using Maillage.Ballots;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Verification;
using Maillage.Ballots.Voting;
using static System.FormattableString;

namespace Maillage.Bench;

/// <summary>A secret vote of one question with three answers: verified on one core, against <c>belenios-tool</c> on the same archive; ballots made and let in.</summary>
public static class BallotsBench
{
    private const int Voters = 1000;
    private const int Rounds = 3;

    public static IReadOnlyList<Row> Run()
    {
        var folder = Directory.CreateTempSubdirectory("maillage-bench-ballots-");
        try
        {
            return Measure(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<Row> Measure(string folder)
    {
        var random = SystemRandom.Instance;
        var key = TrusteePrivateKey.New(Group.Belenios2048, random);
        var trustees = TrusteeSet.Of([key.PublicKey(random)]);
        var uuid = Election.NewUuid(random);
        List<Credential> credentials = [.. Enumerable.Range(0, Voters).Select(_ => Credential.New(random))];
        var election = Election.Create(uuid, "Bench", "", trustees.PublicKey, [Question.Resolution("?")]);
        var file = Path.Combine(folder, $"{uuid}.bel");
        List<TimeSpan> making = [], letting = [];
        using (var archive = File.Create(file))
        {
            var board = ElectionBoard.Open(archive, election, trustees, CredentialList.Of(election.Group, uuid, credentials), DateTimeOffset.UtcNow);
            foreach (var credential in credentials)
            {
                var clock = Stopwatch.StartNew();
                var ballot = BallotMaker.Make(election, credential, [Choice.Of(1)], random);
                making.Add(clock.Elapsed);
                clock.Restart();
                if (board.Cast(ballot.Json, out _) is { } refused) throw new InvalidOperationException(refused.Message);
                letting.Add(clock.Elapsed);
            }
            board.Close();
            var tally = board.PublishTally();
            if (board.PublishDecryption(1, PartialDecryption.Make(election, tally, key, random).Json) is { } wrong) throw new InvalidOperationException(wrong.Message);
            board.PublishResult();
        }
        List<TimeSpan> ours = [], theirs = [];
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Timed(() => ElectionVerifier.Verify(File.ReadAllBytes(file)).IsRight));
            if (HasTool) theirs.Add(Timed(() => Tool(folder)));
        }
        return
        [
            new Row(Invariant($"Verification of {Voters:N0} ballots of one question with three answers, one core, against belenios-tool on the same archive ({Rounds} rounds)"), Seconds(Table.Median(ours)),
                theirs.Count > 0 ? Seconds(Table.Median(theirs)) : "–", theirs.Count > 0 ? Table.Ratio(Table.Median(ours), Table.Median(theirs)) : "–", "products of 2048 bits: membership of every element, then proofs"),
            new Row(Invariant($"Ballots let in one by one, one core ({Voters:N0})"), Invariant($"{60 * Voters / letting.Sum(t => t.TotalSeconds):N0}/min, p95 {Percentile95(letting).TotalMilliseconds:0.0} ms"), "–", "–", "the same"),
            new Row(Invariant($"Ballots made, one core ({Voters:N0})"), Invariant($"{making.Average(t => t.TotalMilliseconds):0.0} ms each"), "–", "–", "constant-time powers: every entry of a table is read"),
        ];
    }

    private static bool HasTool
    {
        get
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo("belenios-tool", ["--version"]) { RedirectStandardOutput = true });
                process?.WaitForExit();
                return process is not null;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    private static bool Tool(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("belenios-tool", ["election", "verify", "--dir", folder]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static TimeSpan Timed(Func<bool> verify)
    {
        var clock = Stopwatch.StartNew();
        if (!verify()) throw new InvalidOperationException("The election is refused.");
        return clock.Elapsed;
    }

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.0} s");

    private static TimeSpan Percentile95(List<TimeSpan> times) => times.Order().ElementAt(times.Count * 95 / 100);
}
