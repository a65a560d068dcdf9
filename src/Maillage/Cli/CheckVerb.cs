using Maillage.Modules.Cooperative;
using Maillage.Modules.Operating;
using Maillage.Platform;

namespace Maillage.Cli;

/// <summary>Verifies the invariants of every module on a live database.</summary>
public static class CheckVerb
{
    public static readonly Verb Verb = new("check", "[--data DOSSIER]", "vérifie tout, module par module", """
        Lit la base d’un même instant, sans rien y changer, pendant que Maillage sert ou non.
        Répond 0 quand tout est juste, 1 quand une faute est trouvée.
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("check", typed, []);
        var settings = CommandHouse.Settings(options);
        await CommandHouse.NeedCurrentDatabase(settings);
        await using var services = CommandHouse.Open(settings, TimeProvider.System);
        return await Run(services, Console.Out) == 0 ? 0 : 1;
    }

    /// <summary>Writes the report and gives the number of faults.</summary>
    public static async Task<int> Run(IServiceProvider services, TextWriter report)
    {
        var faults = 0;
        await using (var store = services.CreateAsyncScope()) await Write(await store.ServiceProvider.GetRequiredService<CheckRun>().Store());
        foreach (var cooperative in await services.GetRequiredService<CooperativeDirectory>().All())
        {
            await report.WriteLineAsync((await services.GetRequiredService<CooperativeDirectory>().Of(cooperative)).Name);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(cooperative);
            await foreach (var part in scope.ServiceProvider.GetRequiredService<CheckRun>().Modules()) await Write(part);
        }
        await report.WriteLineAsync(faults == 0 ? "Tout est juste." : faults == 1 ? "1 faute." : $"{faults} fautes.");
        return faults;

        async Task Write(CheckedPart part)
        {
            foreach (var line in part.Lines) await report.WriteLineAsync($"  {line}");
            faults += part.Report.Faults.Count;
        }
    }
}
