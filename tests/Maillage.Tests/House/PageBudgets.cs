using Maillage.Domain.Identity;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>No page asks the database more than its budget, whatever the number of rows: the second visit is counted, caches warm.</summary>
public sealed class PageBudgets
{
    private const int Usual = 15;

    /// <summary>Pages that gather from many modules.</summary>
    private static readonly Dictionary<string, int> Larger = new() { ["/"] = 30 };

    [Fact]
    public async Task Every_page_stays_within_its_budget_of_sql_commands()
    {
        var counter = new SqlCounter();
        await using var house = await TestHouse.Serve(demo: true, and: s => s.AddSingleton<IInterceptor>(counter));
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Administrateur", Role.Administrator);
        var faults = new List<string>();
        foreach (var email in (string[])["une.equipe@maillage.example", "un.administrateur@maillage.example"])
        {
            using var visitor = await Visitor.SignedIn(house, email);
            foreach (var route in (await EndpointRights.Endpoints(house.Services)).Select(e => e.Route).Where(r => !r.Contains('{') && !r.Contains('.')).Distinct())
            {
                using (await visitor.Get(route)) counter.Reset();
                using var answer = await visitor.Get(route);
                if (counter.Commands.Count > Larger.GetValueOrDefault(route, Usual)) faults.Add($"{route}: {counter.Commands.Count} commands\n{string.Join('\n', counter.Commands)}");
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}
