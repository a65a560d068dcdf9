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

    [Theory]
    [InlineData("verify-election")]
    [InlineData("verify-election /nulle/part.bel")]
    [InlineData("election-demo --voters 4 --out x")]
    [InlineData("election-demo --voters 20")]
    [InlineData("election-demo --voters 20 --out .")]
    public async Task A_wrong_request_is_said_in_one_line(string typed)
    {
        var refused = await TheProgram.Run(typed.Split(' '));
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Single(refused.Error.Trim().Split('\n'));
    }
}
