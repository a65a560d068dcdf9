using System.Text;
using System.Text.Json.Nodes;
using Maillage.Ballots;
using Maillage.Ballots.Verification;

namespace Maillage.Tests.Ballots;

/// <summary>An election made by <c>belenios-tool</c> alone: a key that is always needed, and three of which two suffice.</summary>
public sealed class ThresholdTests(ThresholdElection made) : IClassFixture<ThresholdElection>
{
    [Fact]
    public void An_election_of_the_tool_with_threshold_trustees_is_verified_here()
    {
        var report = ElectionVerifier.Verify(made.Archive);
        Assert.Empty(report.Findings);
        Assert.Equal((ElectionPhase.Published, 4, 4, 3), (report.Phase, report.Credentials, report.Received, report.Trackers.Count));
        Assert.Equal([[1, 1, 1], [1, 2, 1]], report.Totals!);
    }

    [Theory]
    [InlineData("certificate", FindingKind.WrongCertificate)]
    [InlineData("certificate of another", FindingKind.WrongCertificate)]
    [InlineData("coefficients", FindingKind.WrongCertificate)]
    [InlineData("coefficients of another", FindingKind.WrongCertificate)]
    [InlineData("keys exchanged", FindingKind.WrongThresholdKey)]
    [InlineData("threshold", FindingKind.WrongThresholdKey)]
    [InlineData("threshold above all", FindingKind.WrongThresholdKey)]
    [InlineData("a member less", FindingKind.WrongThresholdKey)]
    [InlineData("key proof", FindingKind.WrongKeyProof)]
    public void A_changed_circle_is_refused_with_its_reason(string change, FindingKind kind)
    {
        var forged = new Forged(made.Archive);
        forged.Trustees = Forged.Edit(forged.Trustees, trustees =>
        {
            var circle = trustees.AsArray().Single(t => (string)t![0]! == "Pedersen")![1]!;
            switch (change)
            {
                case "certificate": Forged.NextDigit(circle["certs"]![1]!["signature"]!, "response"); break;
                case "certificate of another": Exchange(circle["certs"]!); break;
                case "coefficients": Forged.NextDigit(circle["coefexps"]![2]!["signature"]!, "challenge"); break;
                case "coefficients of another": Exchange(circle["coefexps"]!); break;
                case "keys exchanged": Exchange(circle["verification_keys"]!); break;
                case "threshold": circle["threshold"] = 3; break;
                case "threshold above all": circle["threshold"] = 4; break;
                case "a member less": circle["verification_keys"]!.AsArray().RemoveAt(2); break;
                case "key proof": Forged.NextDigit(circle["verification_keys"]![0]!["pok"]!, "challenge"); break;
            }
        });
        Assert.Contains(kind, ElectionVerifier.Verify(forged.Seal()).Findings.Select(f => f.Kind));
    }

    [Fact]
    public void One_of_the_circle_alone_does_not_open_the_result()
    {
        var forged = new Forged(made.Archive);
        forged.Decryptions.RemoveAt(0);
        Assert.Equal(FindingKind.MissingDecryption, Assert.Single(ElectionVerifier.Verify(forged.Seal()).Findings).Kind);
    }

    private static void Exchange(JsonNode list)
    {
        var (first, second) = (list[0]!.DeepClone(), list[1]!.DeepClone());
        (list[0], list[1]) = (second, first);
    }
}

/// <summary>Made once: it takes the tool some seconds.</summary>
public sealed class ThresholdElection : IDisposable
{
    private const string Group = "--group BELENIOS-2048";
    private readonly BeleniosTool tool = new();

    public ThresholdElection()
    {
        var uuid = tool.Run("setup generate-token").Trim();
        tool.Run($"setup generate-credentials --uuid {uuid} {Group} --count 4");
        var credentials = File.ReadAllLines(Single("*.privcreds")).Select(line => line.Split(' ')[1]).ToList();
        File.Move(Single("*.pubcreds"), tool.Path("public_creds.json"));
        MakeKeys();
        tool.Write("questions.json", """
            {"description":"Fabriquée ailleurs","name":"Élection","questions":[{"answers":["Été","Hiver"],"blank":true,"min":1,"max":1,"question":"Quand ?"},{"answers":["Anaïs","Béa","Zoé"],"min":1,"max":2,"question":"Qui ?"}]}
            """.Trim());
        tool.Run($"setup make-election --uuid {uuid} {Group} --template questions.json");
        tool.Run("archive init");
        // The first voter votes twice, the fourth does not.
        foreach (var (voter, choices) in (IEnumerable<(int, string)>)[(0, "[[0,0,1],[0,0,1]]"), (1, "[[1,0,0],[0,1,0]]"), (2, "[[0,0,1],[0,1,1]]"), (0, "[[0,1,0],[1,0,0]]")])
        {
            var (credential, choice) = (tool.Write("credential", credentials[voter]), tool.Write("choices", choices));
            tool.Run("archive add-event --type=Ballot", tool.Run($"election generate-ballot --privcred {credential} --ballot {choice}"));
        }
        tool.Run("archive add-event --type=EndBallots");
        tool.Run("archive add-event --type=EncryptedTally", tool.Run("election compute-encrypted-tally"));
        // Numbers 2 and 4 of the circle decrypt, so that the coefficients are not 1 and 2.
        foreach (var (name, id) in Names().Select((n, i) => (n, i + 2)).Where(n => n.Item2 != 3))
            tool.Run("archive add-event --type=PartialDecryption", tool.Run($"election decrypt-threshold --key {name}.key --decryption-key {name}.dkey --trustee-id {id}"));
        tool.Run("archive add-event --type=PartialDecryption", tool.Run($"election decrypt --privkey {Single("*.privkey")} --trustee-id 1"));
        tool.Run("archive add-event --type=Result", tool.Run("election compute-result"));
        Archive = File.ReadAllBytes(tool.Path($"{uuid}.bel"));
    }

    public byte[] Archive { get; }

    public void Dispose() => tool.Dispose();

    private void MakeKeys()
    {
        for (var i = 0; i < 3; i++) Step("--step 1");
        tool.Write("certs.jsons", string.Concat(Names().Select(n => File.ReadAllText(tool.Path($"{n}.cert")))));
        Step("--certs certs.jsons --step 2");
        tool.Write("polynomials.jsons", string.Concat(Names().Select(n => Step($"--certs certs.jsons --key {n}.key --step 3 --threshold 2"))));
        Step("--certs certs.jsons --step 4 --polynomials polynomials.jsons");
        var outputs = Names().Select(n => Step($"--certs certs.jsons --key {n}.key --step 5", File.ReadAllText(tool.Path($"{n}.vinput")))).ToList();
        tool.Write("threshold.json", Step("--certs certs.jsons --step 6 --polynomials polynomials.jsons", string.Concat(outputs)));
        tool.Run($"setup generate-trustee-key {Group}");
        tool.Write("public_keys.jsons", File.ReadAllText(Single("*.pubkey")));
        tool.Run("setup make-trustees");
        // What make-election would take for the trustees, once they are made.
        File.Delete(tool.Path("threshold.json"));

        string Step(string arguments, string input = "") => tool.Run($"setup generate-trustee-key-threshold {Group} {arguments}", input);
    }

    private List<string> Names() => [.. tool.Folder.GetFiles("*.cert").Select(f => Path.GetFileNameWithoutExtension(f.Name)).Order(StringComparer.Ordinal)];

    private string Single(string pattern) => tool.Folder.GetFiles(pattern).Single().FullName;
}
