using Maillage.Domain.Kernel;
using Maillage.House;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Demo;

/// <summary>
/// Makes the demonstration cooperative, told through the real use cases: at the size of the reference cooperative over two years, or sixteen activities over six months.
/// </summary>
public static class DemoModule
{
    private const int FullMonths = 24, SmallMonths = 6;

    public static void Add(ModuleBuilder module) => module.Services.AddSingleton<MakeDemo>(Make);

    private static async Task Make(IServiceProvider services, MovableTime time, DateOnly today, bool small, Action<string> progress)
    {
        var file = small ? DemoFile.Read() : Crowd.Read().Complete(DemoFile.Read());
        var stage = new Stage(services, time, Month.Of(today).Plus(small ? -SmallMonths : -FullMonths).First, today);
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
        // Invoices are drawn when someone first reads them.
        await stage.Alone(s => s.GetRequiredService<Db>().Set<Job>().Where(j => j.Kind == InvoiceFileJob.Kind).ExecuteDeleteAsync());
        await services.GetRequiredService<JobRunner>().RunDue();
        progress("La coopérative est prête.");
    }
}
