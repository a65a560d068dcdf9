using Maillage.Platform.Data;

namespace Maillage.Cli;

/// <summary>Puts a copy back into an empty database, on either engine, and verifies it.</summary>
public static class RestoreVerb
{
    public static readonly Verb Verb = new("restore", "FICHIER [--data DOSSIER]", "remet une sauvegarde dans une base vide", """
        Prépare la base, y met toute la sauvegarde ou rien, la met à jour si elle vient d’une version plus ancienne, puis vérifie tout comme « check ».
        Répond 1 quand la vérification trouve une faute.
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("restore", typed, [], words: 1);
        var settings = CommandHouse.Settings(options);
        using var alone = CommandHouse.Alone(settings);
        await using var services = CommandHouse.Open(settings, TimeProvider.System);
        var manifest = await services.GetRequiredService<Migrator>().Restore(Path.GetFullPath(options.Words[0]));
        Console.WriteLine($"{manifest.Tables.Sum(t => t.Rows)} lignes de {manifest.Tables.Count} tables sont restaurées.");
        return await CheckVerb.Run(services, Console.Out) == 0 ? 0 : 1;
    }
}
