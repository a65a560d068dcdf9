using Maillage.Domain.Kernel;
using Maillage.House;
using Maillage.Platform;
using Maillage.Platform.Jobs;

namespace Maillage.Modules.Demo;

/// <summary>Makes the demonstration cooperative: six months and what has passed of the current one, told through the real use cases.</summary>
public static class DemoModule
{
    private const int FullMonths = 6;

    public static void Add(ModuleBuilder module) => module.Services.AddSingleton<MakeDemo>(Make);

    private static async Task Make(IServiceProvider services, MovableTime time, DateOnly today, Action<string> progress)
    {
        var file = DemoFile.Read();
        var stage = new Stage(services, time, Month.Of(today).Plus(-FullMonths).First, today);
        progress($"Fabrication de la coopérative de démonstration « {file.Cooperative.Name} »…");
        stage.MoveTo(stage.First);
        var cast = await new Founders(stage, file).Found();
        progress($"  {cast.Activities.Count} activités, {file.Team.Count} personnes dans l’équipe, le barème de la contribution");
        await new Accountant(stage, file, cast).Plan();
        await new Sellers(stage, file, cast).Plan();
        new Offers(stage, cast).Plan();
        new Senders(stage, cast).Plan();
        new Stalls(stage, cast).Plan();
        new Neighbours(stage, cast).Plan();
        await stage.Play(month => progress($"  {French.MonthYear(month)} : ventes, encaissements, achats, paie, contributions"));
        progress("  dessin des factures");
        await services.GetRequiredService<JobRunner>().RunDue();
        progress("La coopérative est prête.");
    }
}
