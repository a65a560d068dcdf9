using System.Collections.Concurrent;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench.Large;

/// <summary>
/// A large cooperative: people, customers and scale by the program, documents and entries written in bulk as the same rules make them, then
/// contributions and closings by the program. Its verification finds nothing wrong.
/// </summary>
public static class LargeHouse
{
    private const int LastYear = 2026, CustomersEach = 10, OpenYears = 2, RowsAtOnce = 10_000;

    /// <param name="postgres">Connection string of an empty database; null for SQLite.</param>
    /// <param name="folder">Empty, and left in place in the end; null for one that goes with the house.</param>
    public static async Task<BenchHouse> Make(LargeSize size, string? postgres, string? folder, Action<string> progress)
    {
        var first = LastYear - size.Years + 1;
        var house = await BenchHouse.Open(size.People, first, postgres, folder);
        house.MoveTo(new DateOnly(first, 1, 2));
        await Adopt(house, first);
        await Write(house, size, new Month(first, 1), progress);
        for (var year = first; year <= LastYear; year++) await Settle(house, year, progress);
        // Engines count their tables when these have changed much, in their own time: here ten years were written in minutes.
        await using (var db = Db.OfOwner(house.Settings)) await db.Database.ExecuteSqlRawAsync("ANALYZE");
        house.MoveTo(new DateOnly(LastYear, 12, 31));
        return house;
    }

    private static async Task Adopt(BenchHouse house, int first)
    {
        var decision = BenchHouse.Sure(await house.Do(s => s.GetRequiredService<DecisionActions>().Save(Id<Decision>.New(), new(DecisionBody.OrdinaryAssembly, new(first, 1, 1), "Barème", ""), "", [])));
        BenchHouse.Sure(await house.Do(s => s.GetRequiredService<ScaleActions>().Adopt(new("solstice-2017", new Month(first, 1), decision.Id))));
    }

    /// <summary>One thread tells the story while another writes it.</summary>
    private static async Task Write(BenchHouse house, LargeSize size, Month first, Action<string> progress)
    {
        var (model, entity, activities) = await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var own = await db.Set<Activity>().AsNoTracking().Where(a => a.Kind == ActivityKind.Individual).OrderBy(a => a.Id).ToListAsync();
            return (db.Model, await db.Set<LegalEntity>().AsNoTracking().SingleAsync(), own);
        });
        // The log goes only when nobody else has the file open.
        house.Services.GetRequiredService<KeptConnections>().Clear();
        await using var store = await BulkStore.Open(house.Settings);
        using var full = new BlockingCollection<(RowShape Shape, List<object> Rows)>(8);
        var writing = Task.Run(async () =>
        {
            foreach (var (shape, rows) in full.GetConsumingEnumerable()) await store.Write(shape, rows);
        });
        var buffers = new Dictionary<Type, List<object>>();
        void Flush(Type type)
        {
            if (writing.IsFaulted) writing.GetAwaiter().GetResult();
            full.Add((RowShape.Of(model, type), buffers[type]));
            buffers[type] = [];
        }
        void Keep(object row)
        {
            if (!buffers.TryGetValue(row.GetType(), out var rows)) buffers[row.GetType()] = rows = [];
            rows.Add(row);
            if (rows.Count >= RowsAtOnce) Flush(row.GetType());
        }
        try
        {
            var s = house.Services;
            var (accounts, chart) = (s.GetRequiredService<SalesAccounts>(), s.GetRequiredService<Chart>());
            var ledger = new LargeLedger(BenchHouse.Cooperative, house.Entity, chart, Keep);
            var cast = Found(entity, activities, ledger, first, Keep);
            var sales = new LargeSales(cast, ledger, accounts, s.GetRequiredService<VatTable>(), s.GetRequiredService<LegalMentions>(), Keep);
            new LargeStory(size, cast, ledger, sales, accounts, month => { if (month.Number == 12) progress($"{month.Year}: {ledger.Lines:N0} lines"); }).Tell(first);
            foreach (var type in buffers.Keys.ToList()) Flush(type);
        }
        finally
        {
            full.CompleteAdding();
        }
        await writing;
        progress("indexes");
        await store.Finish();
    }

    /// <summary>A person, a contract and ten customers for each activity; a third are associates.</summary>
    private static LargeCast Found(LegalEntity entity, IReadOnlyList<Activity> activities, LargeLedger ledger, Month first, Action<object> keep)
    {
        var played = new List<LargeActivity>();
        foreach (var activity in activities)
        {
            var person = new Person(BenchHouse.Cooperative, "Personne", activity.Code, $"{activity.Code.ToLowerInvariant()}@maillage.example");
            var member = BenchHouse.Sure(activity.Join(person.Id, new DateRange(activity.StartedOn), new Rate(10_000)));
            keep(person);
            keep(member);
            keep(new Contract(BenchHouse.Cooperative, Id<Contract>.New(), person.Id, new(ContractKind.Cesa, first.First, first.First, null)));
            if (played.Count % 3 == 0) keep(new Associate(BenchHouse.Cooperative, person.Id, AssociateKind.Entrepreneur, first.First));
            played.Add(new(activity, person, [.. Enumerable.Range(1, CustomersEach).Select(n => Customer(activity, n))]));
        }
        return new(BenchHouse.Cooperative, entity.Id, entity.Identities[0], played);

        Customer Customer(Activity activity, int number)
        {
            var code = $"C{ledger.Next("customer"):D5}";
            var third = new ThirdParty(BenchHouse.Cooperative, ThirdPartyKind.Customer, code, code);
            var customer = new Customer(Id<Customer>.New(), activity, third, new(CustomerKind.Company, $"Client {number} de {activity.Code}", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"));
            third.Rename(customer.LedgerLabel);
            keep(third);
            keep(customer);
            return customer;
        }
    }

    /// <summary>Posts the contributions of a year; closes it when it is old.</summary>
    private static async Task Settle(BenchHouse house, int year, Action<string> progress)
    {
        var running = year == LastYear;
        house.MoveTo(running ? new DateOnly(year, 12, 31) : new DateOnly(year + 1, 1, 2));
        var posted = BenchHouse.Sure(await house.Do(s => s.GetRequiredService<ContributionRun>().Post(house.Entity, new Month(year, running ? 11 : 12))));
        progress($"{year}: {posted.Entries:N0} contributions");
        if (year > LastYear - OpenYears) return;
        foreach (var month in new Month(year, 1).To(new Month(year, 12))) BenchHouse.Sure(await house.Do(s => s.GetRequiredService<PeriodActions>().CloseMonth(house.Entity, month)));
        var id = await house.Do(s => s.GetRequiredService<Db>().Set<FiscalYear>().Where(y => y.EntityId == house.Entity && y.Start == new DateOnly(year, 1, 1)).Select(y => y.Id).SingleAsync());
        BenchHouse.Sure(await house.Do(s => s.GetRequiredService<PeriodActions>().CloseYear(id)));
    }
}
