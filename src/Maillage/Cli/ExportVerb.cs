using Maillage.Modules.Leaving;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;

namespace Maillage.Cli;

/// <summary>Writes everything of a cooperative as open files.</summary>
public static class ExportVerb
{
    public static readonly Verb Verb = new("export", "FICHIER [--cooperative NUMÉRO] [--data DOSSIER]", "emporte tout d’une coopérative en fichiers ouverts", """
        Une archive zip : les tables en CSV, les documents, leur description, leurs empreintes. Tout programme la lit ; pour la restaurer dans Maillage, c’est « backup » qu’il faut.
        Maillage peut servir pendant ce temps. L’acte s’inscrit au journal de la coopérative. Gardez le fichier en lieu sûr : il contient les données de tous.

        --cooperative NUMÉRO    laquelle, quand la base en a plusieurs
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("export", typed, ["cooperative"], words: 1);
        var settings = CommandHouse.Settings(options);
        await CommandHouse.NeedCurrentDatabase(settings);
        var file = Path.GetFullPath(options.Words[0]);
        await using var services = CommandHouse.Open(settings, TimeProvider.System);
        var cooperative = await CommandHouse.Cooperative(services, options);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(cooperative);
        scope.ServiceProvider.GetRequiredService<Current>().Do("commande export");
        var unfinished = file + ".en-cours";
        try
        {
            if (File.Exists(file)) throw new SettingsException($"Le fichier « {file} » existe déjà : choisissez un autre nom.");
            await using (var stream = OwnFile.Make(unfinished))
            {
                var members = await scope.ServiceProvider.GetRequiredService<WholeArchive>().Write(stream, _ => Task.CompletedTask);
                await scope.ServiceProvider.GetRequiredService<Db>().NoteRead(nameof(WholeExport), null, Reads.Taken("toute la coopérative"));
                stream.Flush(flushToDisk: true);
                Console.WriteLine($"{members.Count} fichiers, dont {members.Count(m => m.Path.EndsWith(".csv", StringComparison.Ordinal))} tables, sont dans {options.Words[0]}.");
            }
            File.Move(unfinished, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"L’archive « {file} » ne peut pas être écrite : {e.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
        Console.WriteLine($"Empreinte SHA-256 de l’archive : {await VerifyBackupVerb.FingerprintOf(file)}");
        return 0;
    }
}
