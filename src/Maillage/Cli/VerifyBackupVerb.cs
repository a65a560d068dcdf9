using System.Security.Cryptography;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Cli;

/// <summary>Proves that a copy can be restored, by restoring it aside.</summary>
public static class VerifyBackupVerb
{
    public static readonly Verb Verb = new("verify-backup", "FICHIER", "vérifie une sauvegarde en la restaurant à part", """
        Relit les empreintes de la sauvegarde, la restaure dans une base SQLite provisoire, vérifie tout comme « check », puis efface cette base.
        Ne touche pas à la base de Maillage. Répond 0 quand tout est juste, 1 quand une faute est trouvée.
        """, Run);

    /// <summary>What to compare after the file has travelled.</summary>
    public static async Task<string> FingerprintOf(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("verify-backup", typed, [], words: 1);
        var file = Path.GetFullPath(options.Words[0]);
        // Only its owner enters this folder.
        var aside = Directory.CreateTempSubdirectory("maillage-verification-");
        try
        {
            await using var services = CommandHouse.Open(new Settings(aside.FullName, null, false), TimeProvider.System);
            var manifest = await services.GetRequiredService<Migrator>().Restore(file);
            Console.WriteLine($"Sauvegarde du {manifest.MadeAt:yyyy-MM-dd HH:mm} (UTC) par Maillage {manifest.Program} : {manifest.Tables.Sum(t => t.Rows)} lignes de {manifest.Tables.Count} tables.\nEmpreinte SHA-256 du fichier : {await FingerprintOf(file)}");
            return await CheckVerb.Run(services, Console.Out) == 0 ? 0 : 1;
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }
}
