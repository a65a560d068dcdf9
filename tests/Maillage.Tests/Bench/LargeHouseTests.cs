using Maillage.Bench;
using Maillage.Bench.Large;
using Maillage.Cli;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Bench;

/// <summary>What is measured is a cooperative like any other: what is written in bulk is what the program would have written.</summary>
public sealed class LargeHouseTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_cooperative_written_in_bulk_is_found_right(Engine engine)
    {
        var size = LargeSize.Whole.Over(500);
        var database = engine == Engine.Postgres ? await BenchDatabase.Empty($"maillage_bench_{Environment.ProcessId}") : null;
        await using var house = await LargeHouse.Make(size, database, null, _ => { });

        var report = new StringWriter();
        Assert.True(await CheckVerb.Run(house.Services, report) == 0, report.ToString());
        Assert.Equal(size.Invoices, await house.Do(s => s.GetRequiredService<Db>().Set<Invoice>().CountAsync()));
        Assert.InRange(await house.Do(s => s.GetRequiredService<Db>().Set<EntryLine>().CountAsync()), size.Lines, size.Lines * 11 / 10);
    }
}
