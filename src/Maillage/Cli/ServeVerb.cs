using Maillage.Platform.Data;

namespace Maillage.Cli;

/// <summary>Serves the cooperative.</summary>
public static class ServeVerb
{
    public static readonly Verb Verb = new("serve", "[--data DOSSIER] [--urls ADRESSE]", "sert la coopérative", $"""
        Met la base à jour, puis sert les pages jusqu’à Ctrl+C. Le journal est en JSON, une ligne par fait.

        --urls ADRESSE          où écouter ; sinon {Serving.DefaultAddress}
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("serve", typed, ["urls"]);
        var settings = CommandHouse.Settings(options);
        using var alone = CommandHouse.Alone(settings);
        await using var number = await InstanceLock.Take(settings);
        await using var app = Serving.Build(options, settings, TimeProvider.System);
        await Serving.Prepare(app.Services);
        await Serving.Run(app, "Maillage est ouvert");
        return 0;
    }
}
