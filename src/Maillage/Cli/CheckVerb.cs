using Maillage.Modules.Cooperative;
using Maillage.Platform;
using Maillage.Platform.Data;

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
        var faults = await Triggers(services, report);
        foreach (var cooperative in await services.GetRequiredService<CooperativeDirectory>().All())
        {
            await report.WriteLineAsync((await services.GetRequiredService<CooperativeDirectory>().Of(cooperative)).Name);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(cooperative);
            await using var snapshot = await scope.ServiceProvider.GetRequiredService<Db>().Snapshot();
            foreach (var check in scope.ServiceProvider.GetServices<ICheck>())
                faults += await Write(report, check.Name, await check.Run());
        }
        await report.WriteLineAsync(faults == 0 ? "Tout est juste." : faults == 1 ? "1 faute." : $"{faults} fautes.");
        return faults;
    }

    private static async Task<int> Triggers(IServiceProvider services, TextWriter report)
    {
        await using var scope = services.CreateAsyncScope();
        var tables = services.GetServices<FrozenTable>().Count();
        var missing = await services.GetRequiredService<FrozenTriggers>().Missing(scope.ServiceProvider.GetRequiredService<Db>());
        return await Write(report, "Base", new CheckReport($"{tables} tables protégées", [.. missing.Select(t => $"La table {t} n’est plus protégée contre les modifications.")]));
    }

    private static async Task<int> Write(TextWriter report, string name, CheckReport found)
    {
        await report.WriteLineAsync($"  {(found.Faults.Count == 0 ? "juste" : "FAUTE")}  {name} : {found.Figures}");
        foreach (var fault in found.Faults) await report.WriteLineAsync($"         {fault}");
        return found.Faults.Count;
    }
}
