using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.House;
using Maillage.Modules.Identity;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench;

/// <summary>A cooperative in a folder of its own, made through the program's own use cases.</summary>
public sealed class BenchHouse : IAsyncDisposable
{
    public const string Email = "bench@maillage.example";
    public const string Password = "une phrase de passe";
    public const string NumberTemplate = "{YYYY}-{SEQYEAR:05d}";
    public static readonly CooperativeId Cooperative = new(1);

    private readonly ServiceProvider services;

    /// <summary>Whether its folder outlives it.</summary>
    private readonly bool kept;

    private BenchHouse(Settings settings, MovableTime time, ServiceProvider services, bool kept) => (Settings, Time, this.services, this.kept) = (settings, time, services, kept);

    public Settings Settings { get; }
    public MovableTime Time { get; }
    public Id<LegalEntity> Entity { get; private set; }
    public IReadOnlyList<Id<Activity>> Activities { get; private set; } = [];
    public IServiceProvider Services => services;

    /// <summary>A house with so many activities, accounting years up to 2026 and one account of the team.</summary>
    /// <param name="postgres">Connection string of an empty database; null for SQLite.</param>
    /// <param name="folder">Empty, and left in place in the end; null for one that goes with the house.</param>
    public static async Task<BenchHouse> Open(int activities, int firstYear = 2026, string? postgres = null, string? folder = null)
    {
        var settings = new Settings(folder is null ? Directory.CreateTempSubdirectory("maillage-bench-").FullName : Directory.CreateDirectory(folder).FullName, postgres, false);
        var time = new MovableTime(TimeProvider.System);
        var collection = new ServiceCollection();
        collection.AddLogging();
        App.AddServices(collection, settings, time);
        var house = new BenchHouse(settings, time, collection.BuildServiceProvider(), folder is not null);
        house.MoveTo(new DateOnly(2026, 11, 24));
        await house.services.GetRequiredService<Migrator>().Migrate();
        await house.Furnish(activities, firstYear);
        return house;
    }

    public void MoveTo(DateOnly day) => Time.MoveTo(day);

    /// <summary>Acts as the program itself in the cooperative, in a scope of its own.</summary>
    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(Cooperative);
        return await act(scope.ServiceProvider);
    }

    /// <summary>Twelve months: each activity issues an invoice a month, most are paid, and eight purchases a month are booked.</summary>
    public async Task Live()
    {
        var customers = new Dictionary<Id<Activity>, Id<Customer>>();
        foreach (var activity in Activities)
            customers[activity] = Sure(await Do(s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), activity,
                new(CustomerKind.Company, $"Client {activity}", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"), anyway: true))).Id;
        foreach (var month in Month.Of(new DateOnly(2026, 1, 1)).To(new Month(2026, 12)))
        {
            var day = month.First.AddDays(19);
            MoveTo(day);
            foreach (var (activity, customer) in customers) await Sell(activity, customer, day, paid: month.Number <= 10);
            Sure(await Do(s => s.GetRequiredService<Posting>().PostAll([.. Activities.SelectMany(a => Enumerable.Range(1, 8).Select(n => Purchase(a, month.First.AddDays(n), n)))])));
        }
        // The PDF of each invoice waits as a job: making them while pages are measured would measure them too.
        await Do(s => s.GetRequiredService<Db>().Database.ExecuteSqlRawAsync("""DELETE FROM "Jobs" """));
        // A server that has run for a minute has counted its tables by itself.
        await using var owner = Db.OfOwner(Settings);
        await owner.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!kept) Directory.Delete(Settings.DataFolder, recursive: true);
    }

    private async Task Sell(Id<Activity> activity, Id<Customer> customer, DateOnly day, bool paid)
    {
        var draft = new InvoiceDraft(customer, "Habillage du site", day.AddDays(-10), day, "", "", 30, false,
            [new("Création graphique", Quantity.From(2), "jour", UnitPrice.FromEuros(450), "FR200", LineNature.Services)]);
        var invoice = Sure(await Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(Id<Invoice>.New(), activity, 0, draft))));
        Sure(await Do(s => s.GetRequiredService<InvoiceIssue>().Issue(invoice.Id)));
        if (paid) Sure(await Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice.Id, new(Id<Clearing>.New(), invoice.Ttc, day, PaymentMethod.Transfer))));
    }

    private EntryDraft Purchase(Id<Activity> activity, DateOnly day, int number) =>
        new(Entity, JournalCodes.Purchases, day, "Fournitures", $"F-{number}", day, new EntrySource("bench", IdSequence.Next()),
            [LineDraft.Debit(activity, "606", new Money(1_000 + number)), LineDraft.Credit(activity, "401", new Money(1_000 + number))]);

    private async Task Furnish(int activities, int firstYear)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Add(new CooperativeSettings(Cooperative, "Bench"));
            await db.SaveChangesAsync();
        }
        await Do(async s =>
        {
            var start = new DateOnly(firstYear, 1, 1);
            var db = s.GetRequiredService<Db>();
            var entity = new LegalEntity(Cooperative, "MAIN", NumberTemplate);
            entity.Identify(new LegalIdentity
            {
                CooperativeId = Cooperative,
                EntityId = entity.Id,
                From = start,
                Name = "Bench",
                LegalForm = "SCOP SARL",
                CapitalText = "à capital variable",
                Siren = "732829320",
                Siret = "73282932000074",
                VatNumber = "FR44732829320",
                Registry = "RCS Valrose 732 829 320",
                Street = "1 place du Marché",
                PostCode = "26400",
                City = "Valrose",
                Email = "contact@maillage.example",
                Phone = "04 75 00 00 00",
            });
            var made = Enumerable.Range(1, activities).Select(n => new Activity(Cooperative, entity.Id, ActivityKind.Individual, $"A{n:000}", $"Atelier {n}", start)).ToList();
            db.AddRange(Enumerable.Range(firstYear, 2027 - firstYear).Select(y => new FiscalYear(Cooperative, entity.Id, new(y, 1, 1), new(y, 12, 31))));
            db.AddRange(entity, new Activity(Cooperative, entity.Id, ActivityKind.Structure, "A000", "Services communs", start));
            db.AddRange(made);
            var account = new Account(Cooperative, Email, "Bench");
            if (await s.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password) is { Succeeded: false } refused) throw new InvalidOperationException(refused.ToString());
            db.AddRange(new[] { Role.Team, Role.Administrator }.Select(r => new Grant(Cooperative, account.Id, r, ScopeKind.Cooperative, 0, new DateRange(start), "bench")));
            await db.SaveChangesAsync();
            (Entity, Activities) = (entity.Id, [.. made.Select(a => a.Id)]);
            return 0;
        });
    }

    /// <summary>What the program answered; it never refuses here.</summary>
    public static T Sure<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(result.Refusal!.Message);
}
