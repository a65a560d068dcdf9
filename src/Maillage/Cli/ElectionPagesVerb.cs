using Maillage.Ballots;

namespace Maillage.Cli;

/// <summary>Writes the pages of secret votes, to be used from a folder, and says their hashes.</summary>
public static class ElectionPagesVerb
{
    public static readonly Verb Verb = new("election-pages", "[--out DOSSIER]", "écrit l’isoloir et les pages des clés, dit leurs empreintes", """
        Dit l’empreinte SHA-256 de chaque fichier que ce programme sert aux votants, aux détenteurs de clés et à l’autorité des droits de vote, puis une empreinte
        de l’ensemble. docs/securite-des-votes.md publie les mêmes, et « sha256sum * » les refait. Les pages s’ouvrent sans serveur, sur n’importe quelle machine.

        --out DOSSIER           écrit aussi les fichiers dans ce dossier, qui doit être vide
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("election-pages", typed, ["out"]);
        if (options["out"] is { } named)
        {
            var folder = EmptyFolder.Make("election-pages", named);
            foreach (var file in BrowserFiles.All) await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Content);
        }
        Console.Write(BrowserFiles.Sums);
        Console.WriteLine($"{BrowserFiles.Sha256}  ensemble");
        return 0;
    }
}
