using System.Text;
using System.Text.Json;
using CsCheck;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Verification;
using Maillage.Ballots.Voting;
using Maillage.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Maillage.Tests.Ballots;

/// <summary>The pages of secret votes in a real browser, against the C# of the same protocol.</summary>
[Trait("Kind", "Slow")]
public sealed class BoothTests : IDisposable
{
    /// <summary><see cref="FixedRandom"/> in the page.</summary>
    private const string FixedRandomOfPage = """
        const fixed = seed => {
          let n = 0n;
          return length => {
            const bytes = new Uint8Array(length);
            for (let at = 0; at < length; at += 32) {
              const input = new DataView(new ArrayBuffer(16));
              input.setBigInt64(0, BigInt(seed), true);
              input.setBigInt64(8, n++, true);
              bytes.set(Hashes.sha256(new Uint8Array(input.buffer)).subarray(0, length - at), at);
            }
            return bytes;
          };
        };
        """;

    private readonly OwnCopy copy = new();

    public void Dispose()
    {
        copy.Dispose();
        Assert.Empty(copy.Complaints);
    }

    [Fact]
    public async Task Ballots_are_those_of_the_vectors_to_the_last_byte()
    {
        var page = await copy.Open("booth.html");
        var vectors = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "tests/Maillage.Tests/Ballots/ballot-vectors.json"));
        var made = await page.EvaluateAsync<bool[]>($$"""
            text => {
              {{FixedRandomOfPage}}
              return JSON.parse(text).cases.flatMap(expected => {
                const election = Elections.read(expected.election);
                const ballot = Ballots.make(election, Credentials.read(expected.credential), expected.choices, fixed(expected.seed));
                return [election.fingerprint === expected.fingerprint, ballot.credential === expected.publicCredential, ballot.tracker === expected.tracker, ballot.text === expected.ballot];
              });
            }
            """, vectors);
        Assert.Equal(12, made.Length);
        Assert.All(made, Assert.True);
    }

    [Fact]
    public async Task Any_ballot_is_the_same_from_the_page_and_from_the_library()
    {
        var page = await copy.Open("booth.html");
        await Gen.Select(Gen.Long, ToolTests.Questions.Array[1, 3]).SampleAsync(async made =>
        {
            var (seed, questions) = made;
            var sample = new SampleElection(seed, 1, questions, trustees: 1);
            List<Choice> choices = [.. questions.Select(sample.Any)];
            var ballot = BallotMaker.Make(sample.Election, sample.Credentials[0], choices, new FixedRandom(seed));
            var text = await page.EvaluateAsync<string>($$"""
                ([election, credential, weights, seed]) => {
                  {{FixedRandomOfPage}}
                  return Ballots.make(Elections.read(election), Credentials.read(credential), JSON.parse(weights), fixed(seed)).text;
                }
                """, new[] { Text(sample.Election.Json), sample.Credentials[0].ToString(), JsonSerializer.Serialize(choices.Zip(questions, (c, q) => c.Weights(q))), $"{seed}" });
            Assert.Equal(Text(ballot.Json), text);
        }, iter: 10, threads: 1);
    }

    [Fact]
    public async Task Keys_decryptions_and_credentials_are_those_of_the_library_to_the_last_byte()
    {
        var sample = SampleElection.Small;
        var random = new FixedRandom(51);
        var (key, decryption) = (TrusteePrivateKey.New(Group.Belenios2048, random), new FixedRandom(52));
        var tally = EncryptedTally.Read(Encoding.UTF8.GetBytes(new Forged(sample.Archive).Tally), Group.Belenios2048);
        var credentials = new FixedRandom(53);
        List<Credential> rights = [.. Enumerable.Range(0, 3).Select(_ => Credential.New(credentials))];

        var page = await copy.Open("key-holder.html");
        var made = await page.EvaluateAsync<string[]>($$"""
            archive => {
              {{FixedRandomOfPage}}
              const board = Archive.read(Uint8Array.from(atob(archive), c => c.charCodeAt(0))), election = Elections.read(board.election);
              const random = fixed(51), secret = Trustees.newKey(random), rights = fixed(53);
              const made = [Trustees.keyFile(secret), `[["Single",${Trustees.publicKey(secret, random)}]]`, Trustees.decrypt(election, Archive.tally(board, election), secret, fixed(52))];
              const credentials = [1, 2, 3].map(() => Credentials.make(rights));
              return [...made, credentials.join(" "), Credentials.publicList(credentials.map(c => Credentials.publicKey(c, election.uuid)))];
            }
            """, Convert.ToBase64String(sample.Archive));
        Assert.Equal(
        [
            key.ToJson(),
            Text(TrusteeSet.Of([key.PublicKey(random)]).Json),
            Text(PartialDecryption.Make(sample.Election, tally, key, decryption).Json),
            string.Join(' ', rights),
            Text(CredentialList.Of(Group.Belenios2048, sample.Election.Uuid, rights).Json),
        ], made);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_ballot_cast_from_the_page_is_in_the_urn_under_the_tracker_it_showed(int width)
    {
        var sample = new SampleElection(21, 5, SampleElection.ThreeKinds);
        await using var site = await copy.Serve(sample);
        var page = await copy.Open(site, width);
        List<string> sent = [];
        page.Request += (_, request) =>
        {
            if (request.Method != "GET" || request.Url.Contains('?', StringComparison.Ordinal)) lock (sent) sent.Add(request.PostData ?? request.Url);
        };
        await page.GetByRole(AriaRole.Link, new() { Name = "Entrer dans l’isoloir" }).ClickAsync();
        var credential = sample.Credentials[2].ToString();
        await Booth.Enter(page, credential);
        var tracker = await Booth.Encrypt(page, "Contre", "Anaïs", "Zoé", "Assez bien");
        Assert.Equal((0, 0), (sample.Board.Received, sent.Count));

        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer mon bulletin" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Votre bulletin est dans l’urne");
        await Expect(page.Locator(".tracker")).ToHaveTextAsync(tracker);
        Assert.Equal([tracker], sample.Board.Trackers);
        // The ballot, and nothing else, has left the page.
        var ballot = Assert.Single(sent);
        Assert.StartsWith("ballot=", ballot, StringComparison.Ordinal);
        Assert.DoesNotContain('&', ballot);
        Assert.DoesNotContain(credential, Uri.UnescapeDataString(ballot), StringComparison.Ordinal);

        // Whoever goes back finds an empty booth, and may vote again.
        await page.GoBackAsync();
        await Expect(page.Locator("#credential")).ToBeEmptyAsync();
        await Booth.Enter(page, credential.Replace("-", " ", StringComparison.Ordinal));
        await Expect(page.Locator("input:checked")).ToHaveCountAsync(0);
        var second = await Booth.Encrypt(page, "Pour", "Vote blanc", "Bien");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer mon bulletin" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir l’urne" }).ClickAsync();
        await Expect(page.Locator(".trackers li")).ToHaveTextAsync([second]);

        sample.Finish();
        var report = ElectionVerifier.Verify(sample.Archive);
        Assert.Empty(report.Findings);
        Assert.Equal((2, true), (report.Received, report.Trackers.SequenceEqual([second])));
        Assert.Equal([[1, 0, 0], [1, 0, 0, 0], [1, 0, 0]], report.Totals!);
        Assert.True(BeleniosTool.Accepts(sample.Archive, sample.Election.Uuid));
    }

    [Fact]
    public async Task An_own_copy_makes_a_ballot_that_is_handed_in_as_a_file()
    {
        var sample = new SampleElection(22, 5, SampleElection.ThreeKinds);
        var page = await copy.Open("booth.html");
        await page.GetByLabel("Fichier du vote", new() { Exact = true }).SetInputFilesAsync(OwnCopy.File("urne.bel", sample.Archive));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir ce vote" }).ClickAsync();
        await Expect(page.Locator("#fingerprint")).ToHaveTextAsync(sample.Election.Fingerprint);
        await page.GetByLabel("Droit de vote", new() { Exact = true }).FillAsync(Credential.New(new FixedRandom(99)).ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Passer aux questions" }).ClickAsync();
        await Expect(page.Locator("#credential-fault")).ToContainTextAsync("n’est pas dans la liste de ce vote");
        await Booth.Enter(page, sample.Credentials[0].ToString());
        var tracker = await Booth.Encrypt(page, "Abstention", "Béa", "À rejeter");
        await Expect(page.Locator("#send")).ToBeHiddenAsync();
        var ballot = await OwnCopy.Download(page, "Télécharger mon bulletin");

        await using var site = await copy.Serve(sample);
        foreach (var (title, received) in (IEnumerable<(string, int)>)[("Votre bulletin est dans l’urne", 1), ("Ce bulletin n’entre pas dans l’urne", 1)])
        {
            var urn = await copy.Open(site);
            await urn.Locator("#file").SetInputFilesAsync(OwnCopy.File("bulletin.json", ballot));
            await urn.GetByRole(AriaRole.Button, new() { Name = "Déposer ce bulletin" }).ClickAsync();
            await Expect(urn.Locator("h1")).ToHaveTextAsync(title);
            Assert.Equal((received, tracker), (sample.Board.Received, sample.Board.Trackers.Single()));
        }
    }

    [Fact]
    public async Task The_text_of_a_vote_opens_it_and_what_is_no_vote_does_not()
    {
        var page = await copy.Open("booth.html");
        var open = page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir ce vote" });
        await open.ClickAsync();
        await Expect(page.Locator("#open-text-fault")).ToContainTextAsync("collez le texte du vote");
        await page.Locator("#open-text").FillAsync("{\"version\":1");
        await open.ClickAsync();
        await Expect(page.Locator("#open-text-fault")).ToContainTextAsync("coupé");
        await page.Locator("#open-file").SetInputFilesAsync(OwnCopy.File("clos.bel", SampleElection.Small.Archive));
        await open.ClickAsync();
        await Expect(page.Locator("#open-file-fault")).ToContainTextAsync("Ce vote est clos");
        await page.Locator("#open-file").SetInputFilesAsync(Array.Empty<FilePayload>());
        await page.Locator("#open-text").FillAsync($" {Text(SampleElection.Small.Election.Json)}\n");
        await open.ClickAsync();
        await Expect(page.Locator("#fingerprint")).ToHaveTextAsync(SampleElection.Small.Election.Fingerprint);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var sample = new SampleElection(23, 5, [Question.Resolution("Approuvez-vous ?"), new("Conseil", ["Anaïs", "Béa", "Zoé", "Yann"], 2, 3, Blank: true)]);
        await using var site = await copy.Serve(sample);
        var page = await copy.Open(site, 360);
        await page.GotoAsync("/isoloir/booth.html");
        var right = sample.Credentials[0].ToString();
        foreach (var (typed, said) in (IEnumerable<(string, string)>)[
            ("", "Recopiez votre droit de vote"), (right[..^1], "il en manque 1"), (right + "a", "1 caractère de trop"), ("0" + right[1..], "« 0 » n’existe pas"),
            ((right[0] == 'a' ? "b" : "a") + right[1..], "Un caractère est mal recopié")])
        {
            await page.GetByLabel("Droit de vote", new() { Exact = true }).FillAsync(typed);
            await page.GetByRole(AriaRole.Button, new() { Name = "Passer aux questions" }).ClickAsync();
            Assert.Contains(said, await Said(page, "credential"), StringComparison.Ordinal);
            Assert.Equal(typed, await page.GetByLabel("Droit de vote", new() { Exact = true }).InputValueAsync());
        }

        await Booth.Enter(page, right);
        await Review();
        Assert.Contains("Choisissez une réponse.", await Said(page, "question-0"), StringComparison.Ordinal);
        Assert.Contains("Choisissez de 2 à 3 réponses, ou votez blanc.", await Said(page, "question-1"), StringComparison.Ordinal);
        await Expect(page.Locator("#questions-summary a")).ToHaveCountAsync(2);
        await Tick("Pour", "Anaïs");
        await Review();
        await Expect(page.Locator("#question-0-fault")).ToBeHiddenAsync();
        Assert.Contains("au moins 2 réponses ; vous en avez choisi 1", await Said(page, "question-1"), StringComparison.Ordinal);
        await Tick("Béa", "Zoé", "Yann");
        await Review();
        Assert.Contains("au plus 3 réponses ; vous en avez choisi 4", await Said(page, "question-1"), StringComparison.Ordinal);
        await Tick("Vote blanc");
        await Review();
        Assert.Contains("Un vote blanc ne choisit rien d’autre", await Said(page, "question-1"), StringComparison.Ordinal);
        foreach (var name in (string[])["Anaïs", "Béa", "Zoé", "Yann"]) await page.GetByLabel(name, new() { Exact = true }).UncheckAsync();
        await Review();
        await Expect(page.Locator("#choices dd")).ToHaveTextAsync(["Pour", "Vote blanc"]);

        Task Review() => page.GetByRole(AriaRole.Button, new() { Name = "Relire mes réponses" }).ClickAsync();
        async Task Tick(params IReadOnlyList<string> names)
        {
            foreach (var name in names) await page.GetByLabel(name, new() { Exact = true }).CheckAsync();
        }
    }

    [Fact]
    public async Task A_key_holder_makes_a_key_and_opens_their_part_from_the_paper()
    {
        var page = await copy.Open("key-holder.html");
        await page.GetByLabel("Votre nom", new() { Exact = true }).FillAsync("Camille Aubrac");
        await page.GetByLabel("Nom du vote", new() { Exact = true }).FillAsync("Assemblée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fabriquer ma clé" }).ClickAsync();
        var secret = TrusteePrivateKey.Read(await OwnCopy.Download(page, "Télécharger la clé secrète"), Group.Belenios2048);
        var published = TrusteePublicKey.Read(await OwnCopy.Download(page, "Télécharger la clé publique"), Group.Belenios2048);
        Assert.Equal(secret.PublicKey(SystemRandom.Instance).Key, published.Key);
        var paper = await page.Locator("#backup-lines tr").EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.cells].map(c => c.textContent).join(' '))");

        var other = TrusteePrivateKey.New(Group.Belenios2048, new FixedRandom(61));
        var sample = new SampleElection(62, 5, SampleElection.ThreeKinds, [other.PublicKey(new FixedRandom(63)), published]);
        sample.CastAnything(0);
        sample.CastAnything(1);
        sample.CastAnything(0);
        sample.Board.Close();
        await Upload(page, sample.Archive);
        await Expect(page.Locator("#facts dd").First).ToHaveTextAsync("3 reçus");
        await Expect(page.Locator("#facts dd").Last).ToHaveTextAsync(await page.Locator("#key-print").InnerTextAsync());
        await Expect(page.Locator("#key-form")).ToBeHiddenAsync();
        var tally = sample.Board.PublishTally();
        await Upload(page, sample.Archive);
        await Expect(page.Locator("#facts dd").First).ToHaveTextAsync("2 comptés, sur 3 reçus");
        await Expect(page.Locator("#facts")).ToContainTextAsync(sample.Board.Closing!);

        await page.Locator("#key-paper").FillAsync(string.Join('\n', [paper[0], paper[1], .. paper[2..].Reverse()]));
        await Decrypt("n’est pas celle d’un détenteur");
        var slip = paper[1].ToCharArray();
        slip[0] = slip[0] == '9' ? '0' : (char)(slip[0] + 1);
        await page.Locator("#key-paper").FillAsync(string.Join('\n', [paper[0], new string(slip), .. paper[2..]]));
        await Decrypt("La ligne 2 est mal recopiée.");
        await page.Locator("#key-file").SetInputFilesAsync(OwnCopy.File("autre.privkey", Encoding.UTF8.GetBytes(TrusteePrivateKey.New(Group.Belenios2048, new FixedRandom(64)).ToJson())));
        await page.GetByRole(AriaRole.Button, new() { Name = "Déchiffrer ma part" }).ClickAsync();
        await Expect(page.Locator("#key-file-fault")).ToContainTextAsync("n’est pas celle d’un détenteur");
        await page.Locator("#key-file").SetInputFilesAsync(Array.Empty<FilePayload>());
        await page.Locator("#key-paper").FillAsync(string.Join('\n', paper));
        await page.GetByRole(AriaRole.Button, new() { Name = "Déchiffrer ma part" }).ClickAsync();
        await Expect(page.Locator("#decrypted-title")).ToContainTextAsync("détenteur n° 2");

        Assert.Null(sample.Board.PublishDecryption(2, await OwnCopy.Download(page, "Télécharger mon déchiffrement")));
        Assert.Null(sample.Board.PublishDecryption(1, PartialDecryption.Make(sample.Election, tally, other, SystemRandom.Instance).Json));
        sample.Board.PublishResult();
        var report = ElectionVerifier.Verify(sample.Archive);
        Assert.Empty(report.Findings);
        Assert.Equal(sample.Expected, report.Totals!);

        async Task Decrypt(string said)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Déchiffrer ma part" }).ClickAsync();
            Assert.Contains(said, await Said(page, "key-paper"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_holder_is_shown_no_sum_but_that_of_the_urn()
    {
        var page = await copy.Open("key-holder.html");
        foreach (var (change, said) in (IEnumerable<(Action<Forged>, string)>)[
            (f => f.Ballots.RemoveRange(0, 3), "n’est pas celle des bulletins de cette urne"),
            (f => f.Tally = Forged.Edit(f.Tally, t => (t[0]![0], t[0]![1]) = (t[0]![1]!.DeepClone(), t[0]![0]!.DeepClone())), "n’est pas celle des bulletins de cette urne"),
            (f => f.Counted++, "n’est pas celle des bulletins de cette urne"),
            (f => f.Trustees = Forged.Edit(f.Trustees, t => Forged.NextDigit(t[0]![1]!["pok"]!, "response")), "ne prouve pas qu’il possède sa clé"),
            (f => f.Trustees = Forged.Edit(f.Trustees, t => t.AsArray().RemoveAt(0)), "n’est pas celle des détenteurs réunis")])
        {
            var forged = new Forged(SampleElection.Small.Archive);
            change(forged);
            await Upload(page, forged.Seal());
            Assert.Contains(said, await Said(page, "urn"), StringComparison.Ordinal);
        }
        var torn = SampleElection.Small.Archive;
        torn[2000] ^= 1;
        await Upload(page, torn);
        Assert.Contains("pas une urne bien formée", await Said(page, "urn"), StringComparison.Ordinal);
        await Expect(page.Locator("#opened")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_authority_makes_credentials_and_a_list_that_the_library_agrees_with()
    {
        var uuid = Election.NewUuid(new FixedRandom(71));
        string[] mandates = ["Ana Ruiz", "Ana Ruiz, pour Karim Benali", "Zoé <b>Petit</b>", "Yann Le Goff", "Inès"];
        var page = await copy.Open("credential-authority.html");
        var make = page.GetByRole(AriaRole.Button, new() { Name = "Fabriquer les droits de vote" });
        await make.ClickAsync();
        foreach (var (field, said) in (IEnumerable<(string, string)>)[("vote", "Écrivez le nom du vote"), ("uuid", "Recopiez l’identifiant"), ("mandates", "un par ligne")])
            Assert.Contains(said, await Said(page, field), StringComparison.Ordinal);
        await page.GetByLabel("Nom du vote", new() { Exact = true }).FillAsync("Assemblée");
        await page.GetByLabel("Identifiant du vote", new() { Exact = true }).FillAsync($" {uuid} ");
        await page.GetByLabel("Mandats, un par ligne", new() { Exact = true }).FillAsync("Inès\n\nInès ");
        await make.ClickAsync();
        Assert.Contains("« Inès » est là deux fois", await Said(page, "mandates"), StringComparison.Ordinal);
        await page.GetByLabel("Mandats, un par ligne", new() { Exact = true }).FillAsync(string.Join('\n', mandates));
        await make.ClickAsync();

        var published = await OwnCopy.Download(page, "Télécharger la liste publique");
        var secrets = Encoding.UTF8.GetString(await OwnCopy.Download(page, "Télécharger la liste secrète")).TrimEnd('\n').Split('\n').Select(line => line.Split('\t')).ToList();
        Assert.Equal(mandates, secrets.Select(s => s[0]));
        var list = CredentialList.Read(published, Group.Belenios2048);
        Assert.Equal(Text(CredentialList.Of(Group.Belenios2048, uuid, secrets.Select(s => Credential.Parse(s[1])!)).Json), Text(published));
        await Expect(page.Locator("#list-print")).ToHaveTextAsync(list.Fingerprint);
        Assert.Equal(secrets.Select(s => s[1]), await page.Locator("#slips .credential").AllTextContentsAsync());
        Assert.Equal(mandates, await page.Locator("#sheet-rows td:nth-child(2)").AllTextContentsAsync());
        var sheet = await page.Locator("#sheet").TextContentAsync();
        Assert.All(secrets, s => Assert.DoesNotContain(s[1], sheet!, StringComparison.Ordinal));
    }

    private static async Task Upload(IPage page, byte[] archive)
    {
        await page.Locator("#urn").SetInputFilesAsync(OwnCopy.File("urne.bel", archive));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir cette urne" }).ClickAsync();
    }

    /// <summary>What is said of a field, as it is written here.</summary>
    private static async Task<string> Said(IPage page, string field)
    {
        await Expect(page.Locator($"#{field}-fault")).ToBeVisibleAsync();
        return (await page.Locator($"#{field}-fault").TextContentAsync())!.Replace('\u00A0', ' ');
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
