using System.Net;
using System.Security.Cryptography;
using System.Text;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Verification;
using Maillage.Ballots.Voting;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Engines.Cli;

/// <summary>Secret votes from the command line, as anyone may verify them.</summary>
public sealed class ElectionVerbTests
{
    [Fact]
    public async Task A_vote_is_played_verified_and_refused_once_changed()
    {
        var folder = Directory.CreateTempSubdirectory("maillage-election-").FullName;
        string In(string name) => Path.Combine(folder, name);

        var played = await TheProgram.Run("election-demo", "--voters", "6", "--out", In("vote"));
        Assert.Equal((0, ""), (played.Code, played.Error));
        Assert.Equal(6, File.ReadAllLines(In("vote/droits.txt")).Length);
        var archive = Directory.GetFiles(In("vote"), "*.bel").Single();

        var right = await TheProgram.Run("verify-election", archive, "--since", archive);
        Assert.Equal((0, ""), (right.Code, right.Error));
        Assert.Contains("droits de vote 6", right.Output, StringComparison.Ordinal);
        Assert.Contains("Tout ce qui peut être vérifié est juste.", right.Output, StringComparison.Ordinal);
        Assert.Contains("sous la contrainte", right.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await TheProgram.Run("verify-election", archive, "--tracker", "inconnu")).Code);

        var bytes = await File.ReadAllBytesAsync(archive);
        bytes[^600] ^= 1;
        await File.WriteAllBytesAsync(In("change.bel"), bytes);
        var wrong = await TheProgram.Run("verify-election", In("change.bel"));
        Assert.Equal(1, wrong.Code);
        Assert.Contains("FAUTE", wrong.Output, StringComparison.Ordinal);
        Assert.Contains("cette élection est refusée", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_vote_takes_ballots_until_the_program_is_asked_to_stop_then_is_counted()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("maillage-election-").FullName, "vote");
        using var program = await TheProgram.Serve("Le vote est ouvert : ", "election-demo", "--voters", "5", "--out", folder, "--open");
        var archive = Directory.GetFiles(folder, "*.bel").Single();
        using var client = new HttpClient { BaseAddress = program.Address };
        var copy = await client.GetByteArrayAsync(Path.GetFileName(archive));
        var election = ElectionVerifier.Verify(copy).Election!;
        var ballot = BallotMaker.Make(election, Credential.Parse(File.ReadLines(Path.Combine(folder, "droits.txt")).First())!, [Choice.Of(1), Choice.Blank, Choice.Of(0)], SystemRandom.Instance);
        using var form = new FormUrlEncodedContent([new("ballot", Encoding.UTF8.GetString(ballot.Json.Span))]);

        using var accepted = await client.PostAsync("/bulletins", form);
        Assert.Contains(ballot.Tracker, WebUtility.HtmlDecode(await accepted.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var again = await client.PostAsync("/bulletins", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("déjà dans l’urne", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var empty = await client.PostAsync("/bulletins", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);

        Assert.Equal(0, (await program.Stop()).Code);
        var counted = await File.ReadAllBytesAsync(archive);
        Assert.Null(ElectionVerifier.Compare(copy, counted));
        var report = ElectionVerifier.Verify(counted);
        Assert.Empty(report.Findings);
        Assert.Equal([[0, 1, 0], [1, 0, 0, 0, 0], [1, 0, 0, 0]], report.Totals!);
    }

    [Fact]
    public async Task The_pages_are_written_with_their_hashes()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("maillage-pages-").FullName, "pages");
        var written = await TheProgram.Run("election-pages", "--out", folder);
        Assert.Equal((0, ""), (written.Code, written.Error));
        var sums = string.Concat(Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => $"{Sha256(File.ReadAllBytes(f))}  {Path.GetFileName(f)}\n"));
        Assert.Equal($"{sums}{Sha256(Encoding.UTF8.GetBytes(sums))}  ensemble\n", written.Output);
        Assert.Contains("  booth.html\n", sums, StringComparison.Ordinal);
        Assert.Equal(2, (await TheProgram.Run("election-pages", "--out", folder)).Code);

        static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
    }

    [Theory]
    [InlineData("verify-election")]
    [InlineData("verify-election /nulle/part.bel")]
    [InlineData("election-demo --voters 4 --out x")]
    [InlineData("election-demo --voters 20")]
    [InlineData("election-demo --voters 20 --out .")]
    [InlineData("election-demo --voters 20 --out x --urls ici")]
    [InlineData("election-pages --out .")]
    public async Task A_wrong_request_is_said_in_one_line(string typed)
    {
        var refused = await TheProgram.Run(typed.Split(' '));
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Single(refused.Error.Trim().Split('\n'));
    }
}
