using System.Globalization;
using Maillage.Ballots;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Voting;
using Maillage.Platform;

namespace Maillage.Cli;

/// <summary>Plays a whole secret vote, secrets included, so that anyone can try to vote, to verify or to forge it.</summary>
public static class ElectionDemoVerb
{
    private const int MostVoters = 10_000;

    public static readonly Verb Verb = new("election-demo", "--voters N --out DOSSIER [--open [--urls ADRESSE]]", "joue un vote secret entier, clés comprises", $"""
        Fabrique trois clés, N droits de vote (de 5 à {MostVoters}), des bulletins au hasard, des votes changés, puis dépouille. Dans le dossier :
        l’archive IDENTIFIANT.bel, que « verify-election » et « belenios-tool election verify » vérifient ; droits.txt, les droits de vote secrets ;
        cle-1.privkey à cle-3.privkey, les clés secrètes. Rien de cela ne doit servir à un vrai vote.

        --open                  personne ne vote d’avance : sert l’isoloir et l’urne jusqu’à Ctrl+C, puis clôt et dépouille
        --urls ADRESSE          où servir ; sinon {Serving.DefaultAddress}
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("election-demo", typed, ["voters", "out", "urls"], ["open"]);
        var addresses = Serving.Addresses(options["urls"] ?? Serving.DefaultAddress);
        var (voters, folder) = (Voters(options.Need("election-demo", "voters")), options.Need("election-demo", "out"));
        var random = SystemRandom.Instance;
        List<TrusteePrivateKey> keys = [.. Enumerable.Range(0, 3).Select(_ => TrusteePrivateKey.New(Group.Belenios2048, random))];
        var trustees = TrusteeSet.Of([.. keys.Select(k => k.PublicKey(random))]);
        var uuid = Election.NewUuid(random);
        List<Credential> credentials = [.. Enumerable.Range(0, voters).Select(_ => Credential.New(random))];
        var election = Election.Create(uuid, "Assemblée générale de démonstration", "", trustees.PublicKey, Questions, "Maillage", "Maillage");
        var file = Path.Combine(EmptyFolder.Make("election-demo", folder), $"{uuid}.bel");
        File.WriteAllLines(Path.Combine(folder, "droits.txt"), credentials.Select(c => c.ToString()));
        for (var i = 0; i < keys.Count; i++) File.WriteAllText(Path.Combine(folder, $"cle-{i + 1}.privkey"), keys[i].ToJson());

        await using (var archive = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read))
        {
            var board = ElectionBoard.Open(archive, election, trustees, CredentialList.Of(election.Group, uuid, credentials), DateTimeOffset.UtcNow);
            if (options.Has("open"))
            {
                await using var site = BoothSite.Build(board, () => Copy(file), addresses);
                await Serving.Run(site, "Le vote est ouvert");
            }
            else
            {
                // One in ten stays at home, one in ten votes again.
                foreach (var credential in credentials.Where(_ => Random.Shared.Next(10) > 0)) Cast(board, credential);
                foreach (var credential in credentials.Where(_ => Random.Shared.Next(10) == 0)) Cast(board, credential);
            }
            board.Close();
            var tally = board.PublishTally();
            for (var i = 0; i < keys.Count; i++) Sure(board.PublishDecryption(i + 1, PartialDecryption.Make(election, tally, keys[i], random).Json));
            board.PublishResult();
        }
        Console.WriteLine($"Le vote est joué, par {voters} droits de vote : {file}\nVérifiez-le : Maillage verify-election {file}");
        return 0;
    }

    private static IReadOnlyList<Question> Questions =>
    [
        Question.Resolution("Approuvez-vous les comptes de l’exercice ?"),
        new("Conseil : choisissez une ou deux personnes", ["Anaïs", "Benoît", "Chloé", "Édouard"], 1, 2, Blank: true),
        Question.Judgment("Changer le barème de la contribution", ["Très bien", "Bien", "Passable", "À rejeter"]),
    ];

    private static int Voters(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var voters) && voters is >= 5 and <= MostVoters
        ? voters
        : throw new SettingsException($"election-demo : --voters attend un nombre de 5 à {MostVoters}.");

    /// <summary>What is written so far, while the board goes on writing.</summary>
    private static byte[] Copy(string file)
    {
        using var archive = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[archive.Length];
        archive.ReadExactly(bytes);
        return bytes;
    }

    private static void Cast(ElectionBoard board, Credential credential)
    {
        var choices = board.Election.Questions.Select(q => q.Blank && Random.Shared.Next(5) == 0 ? Choice.Blank : Choice.Of(Random.Shared.Next(q.Answers.Count))).ToList();
        Sure(board.Cast(BallotMaker.Make(board.Election, credential, choices, SystemRandom.Instance).Json, out _));
    }

    private static void Sure(Finding? refused)
    {
        if (refused is not null) throw new InvalidOperationException(refused.Message);
    }
}
