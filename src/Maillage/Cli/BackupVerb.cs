using Maillage.Modules.Cooperative;
using Maillage.Modules.Operating;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Data.Copies;

namespace Maillage.Cli;

/// <summary>Copies the whole database into one file.</summary>
public static class BackupVerb
{
    public static readonly Verb Verb = new("backup", "FICHIER [--data DOSSIER]", "sauvegarde tout dans un fichier", """
        Une archive zip : les tables en lignes JSON et un manifeste. Elle se restaure sur SQLite comme sur PostgreSQL.
        Maillage peut servir pendant ce temps. Gardez le fichier en lieu sûr : il contient tout, pièces jointes et clés des sessions comprises.
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("backup", typed, [], words: 1);
        var settings = CommandHouse.Settings(options);
        await CommandHouse.NeedCurrentDatabase(settings);
        var (file, started) = (Path.GetFullPath(options.Words[0]), DateTime.UtcNow);
        CopyManifest manifest;
        await using (var db = Db.OfOwner(settings)) manifest = await CopyWriter.Write(db, file, started);
        var print = await VerifyBackupVerb.FingerprintOf(file);
        await Note(settings, started, $"{Path.GetFileName(file)}, {manifest.Tables.Sum(t => t.Rows)} lignes, SHA-256 {print}");
        Console.WriteLine($"{manifest.Tables.Sum(t => t.Rows)} lignes de {manifest.Tables.Count} tables sont dans {options.Words[0]}.\nEmpreinte SHA-256 du fichier : {print}");
        return 0;
    }

    /// <summary>Says to those who watch over each cooperative that a copy was made.</summary>
    private static async Task Note(Settings settings, DateTime started, string text)
    {
        await using var services = CommandHouse.Open(settings, TimeProvider.System);
        foreach (var cooperative in await services.GetRequiredService<CooperativeDirectory>().All())
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(cooperative);
            await scope.ServiceProvider.GetRequiredService<OperationLog>().Note(OperationKind.Backup, started, 0, text);
        }
    }
}
