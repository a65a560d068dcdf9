using Maillage.Platform.Data;
using Maillage.Platform.Data.Copies;

namespace Maillage.Cli;

/// <summary>Copies the whole database into one file.</summary>
public static class BackupVerb
{
    public static readonly Verb Verb = new("backup", "FICHIER [--data DOSSIER]", "sauvegarde tout dans un fichier", """
        Une archive zip : les tables en lignes JSON et un manifeste. Elle se restaure sur SQLite comme sur PostgreSQL.
        Maillage peut servir pendant ce temps. Gardez le fichier en lieu sûr : il contient tout, clés des sessions comprises.
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("backup", typed, [], words: 1);
        var settings = CommandHouse.Settings(options);
        await CommandHouse.NeedCurrentDatabase(settings);
        await using var db = Db.OfOwner(settings);
        var manifest = await CopyWriter.Write(db, Path.GetFullPath(options.Words[0]), DateTime.UtcNow);
        Console.WriteLine($"{manifest.Tables.Sum(t => t.Rows)} lignes de {manifest.Tables.Count} tables sont dans {options.Words[0]}.");
        return 0;
    }
}
