using System.Data.Common;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Sales.Recurring;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>Invoices that come back: drafts on their day, once, never more.</summary>
public sealed class RecurringInvoiceTests
{
    private static readonly Recurrence Monthly = new(RecurrenceUnit.Month, 1, new(2026, 11, 30), 31);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Drafts_are_made_on_their_day_once_and_missed_days_are_made_up_for(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var model = await Save(house, Monthly, times: 4);
        Assert.Equal(0, await Morning(house, "2026-11-29"));
        Assert.Equal(1, await Morning(house, "2026-11-30"));
        Assert.Equal(0, await Morning(house, "2026-11-30"));
        Assert.Equal(2, await Morning(house, "2027-02-01"));
        Assert.Equal(1, await Morning(house, "2027-06-01"));
        Assert.Equal(0, await Morning(house, "2028-06-01"));

        var drafts = await Drafts(house);
        Assert.Equal(["Forfait de novembre 2026", "Forfait de décembre 2026", "Forfait de janvier 2027", "Forfait de février 2027"], drafts.Select(d => d.Subject));
        Assert.Equal([new DateOnly(2026, 11, 30), new(2026, 12, 31), new(2027, 1, 31), new(2027, 2, 28)], drafts.Select(d => d.SaleTo!.Value));
        Assert.All(drafts, d => Assert.Equal((InvoiceState.Draft, 120m), (d.State, d.Ttc.Euros)));
        Assert.Equal((RecurringState.Ended, 4), ((await Find(house, model.Id)).State, (await Find(house, model.Id)).Made));
        var made = await house.Do(s => s.GetRequiredService<RecurringReader>().MadeBy(drafts[1].Id));
        Assert.Equal((model.Id, new DateOnly(2026, 12, 31), ""), (made!.Id, made.DueOn, made.Remarks));
        Assert.Equal(4, await house.Do(s => s.GetRequiredService<RecurringReader>().ToCheck()));
        Assert.Equal(("Studio Nord", 120m), ((await house.Do(s => s.GetRequiredService<RecurringReader>().List())).Select(r => (r.Customer, r.Ttc.Euros)).Single()));
        Assert.Equal(4, (await house.Do(s => s.GetRequiredService<RecurringReader>().Find(model.Id)))!.Value.Drafts.Count(d => d.State == InvoiceState.Draft));
    }

    [Fact]
    public async Task The_job_of_each_morning_lives_as_long_as_a_model()
    {
        await using var house = await TestHouse.Open();
        await Save(house, Monthly with { Until = new(2026, 12, 31) });
        foreach (var (day, count) in (IEnumerable<(string, int)>)[("2026-11-29", 0), ("2026-12-01", 1), ("2027-01-02", 2)])
        {
            house.MoveTo(day);
            await house.RunJobs();
            Assert.Equal(count, (await Drafts(house)).Count);
        }
        Assert.False(await house.Read(db => db.Set<Job>().AnyAsync(j => j.Kind == RecurringJob.Kind)));
    }

    [Fact]
    public async Task Today_is_made_at_once_and_the_same_form_twice_makes_one()
    {
        await using var house = await TestHouse.Open();
        var (id, customer) = (Id<RecurringInvoice>.New(), (await house.Customer()).Value!);
        var recurrence = Monthly with { First = new(2026, 11, 24), DayOfMonth = null };
        Assert.Equal(new DateOnly(2026, 12, 24), (await Save(house, recurrence, id: id, customer: customer.Id)).NextOn);
        await Save(house, recurrence, id: id, customer: customer.Id);
        Assert.Single(await Drafts(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_pause_is_not_made_up_for(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var model = await Save(house, Monthly);
        Assert.True((await house.Do(s => s.GetRequiredService<RecurringActions>().Pause(model.Id))).Ok);
        Assert.Equal(0, await Morning(house, "2027-01-15"));
        Assert.True((await house.Do(s => s.GetRequiredService<RecurringActions>().Resume(model.Id))).Ok);
        Assert.Equal(0, await Morning(house, "2027-01-15"));
        Assert.Equal(1, await Morning(house, "2027-01-31"));
        Assert.Equal("Forfait de janvier 2027", Assert.Single(await Drafts(house)).Subject);
        Assert.True((await house.Do(s => s.GetRequiredService<RecurringActions>().Stop(model.Id))).Ok);
        Assert.Equal(0, await Morning(house, "2027-12-31"));
        Assert.Equal("sales.recurring.ended", (await house.Do(s => s.GetRequiredService<RecurringActions>().Resume(model.Id))).Refusal!.Type);
    }

    [Fact]
    public async Task A_draft_says_what_it_lacks_and_a_closed_activity_stops_its_model()
    {
        await using var house = await TestHouse.Open();
        var model = await Save(house, Monthly, vat: "FR196");
        Assert.Equal(1, await Morning(house, "2026-11-30"));
        var made = await house.Do(async s => await s.GetRequiredService<RecurringReader>().MadeBy((await s.GetRequiredService<Db>().Set<Invoice>().SingleAsync()).Id));
        Assert.Contains("n’existe plus depuis le 1er janvier 2014", made!.Remarks, StringComparison.Ordinal);

        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            (await db.Set<Activity>().SingleAsync(a => a.Id == house.Atelier)).CloseOn(new(2026, 12, 15));
            await db.SaveChangesAsync();
        });
        Assert.Equal(0, await Morning(house, "2027-01-01"));
        var stopped = await Find(house, model.Id);
        Assert.Equal(RecurringState.Paused, stopped.State);
        Assert.Contains("31 décembre 2026 n’a pas pu être fait", stopped.Problem, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_model_written_anew_on_the_day_of_its_draft_makes_it_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ended, paused) = (Id<RecurringInvoice>.New(), Id<RecurringInvoice>.New());
        var today = Monthly with { First = new(2026, 11, 24), DayOfMonth = null };
        Assert.Equal(RecurringState.Ended, (await Save(house, today, times: 1, id: ended)).State);
        Assert.Equal("1 fois en tout, 1 faite", RecurringWords.End(await Find(house, ended)));
        var refused = await Send(house, today, 1, ended, (await Find(house, ended)).Version);
        Assert.Contains("1 brouillon :", refused.Refusal!.Message, StringComparison.Ordinal);
        var again = await Send(house, today, 12, ended, (await Find(house, ended)).Version);
        Assert.True(again.Ok, again.Refusal?.Message);
        Assert.Equal((RecurringState.Active, 1, new DateOnly(2026, 12, 24)), (again.Value.State, again.Value.Made, again.Value.NextOn!.Value));

        await Save(house, today, id: paused);
        Assert.True((await house.Do(s => s.GetRequiredService<RecurringActions>().Pause(paused))).Ok);
        Assert.True((await Send(house, today, null, paused, (await Find(house, paused)).Version)).Ok);
        Assert.True((await house.Do(s => s.GetRequiredService<RecurringActions>().Resume(paused))).Ok);
        Assert.Equal(0, await Morning(house, "2026-11-25"));
        Assert.Equal(new DateOnly(2026, 12, 24), (await Find(house, paused)).NextOn);
        Assert.Equal(2, await Morning(house, "2026-12-24"));
        Assert.Equal(4, (await Drafts(house)).Count);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_model_that_fails_stops_neither_the_others_nor_the_next_mornings(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var broken = await Save(house, Monthly);
        var sound = await Save(house, Monthly);
        Assert.True(broken.Id.Value < sound.Id.Value);
        await house.Do(s => s.GetRequiredService<Db>().Database.ExecuteSqlRawAsync("UPDATE \"RecurringInvoices\" SET \"Content\" = '[]' WHERE \"Id\" = {0}", broken.Id.Value));
        house.MoveTo("2026-12-01");
        await house.RunJobs();
        Assert.Single(await Drafts(house));
        var job = await house.Read(db => db.Set<Job>().SingleAsync(j => j.Kind == RecurringJob.Kind));
        Assert.Equal((0, new DateTime(2026, 12, 2, 5, 0, 0, DateTimeKind.Utc)), (job.Attempts, job.RunAt));
    }

    [Fact]
    public async Task A_morning_that_cannot_be_read_comes_back_the_next()
    {
        await using var house = await TestHouse.Open(and: s => s.AddSingleton<IInterceptor, Unreadable>());
        await Save(house, Monthly);
        house.MoveTo("2026-12-01");
        await house.RunJobs();
        var job = await house.Read(db => db.Set<Job>().SingleAsync(j => j.Kind == RecurringJob.Kind));
        Assert.Equal((0, new DateTime(2026, 12, 2, 5, 0, 0, DateTimeKind.Utc)), (job.Attempts, job.RunAt));
    }

    /// <summary>A store that fails when it is asked what is due.</summary>
    private sealed class Unreadable : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancel = default) =>
            command.CommandText.Contains("\"NextOn\" <=", StringComparison.Ordinal) ? throw new InvalidOperationException("Unreadable.") : ValueTask.FromResult(result);
    }

    private static async Task<RecurringInvoice> Save(TestHouse house, Recurrence recurrence, int? times = null, Id<RecurringInvoice>? id = null, Id<Customer>? customer = null, string vat = "FR200")
    {
        var saved = await Send(house, recurrence, times, id ?? Id<RecurringInvoice>.New(), 0, customer, vat);
        Assert.True(saved.Ok, saved.Refusal?.Message);
        return saved.Value;
    }

    private static async Task<Result<RecurringInvoice>> Send(TestHouse house, Recurrence recurrence, int? times, Id<RecurringInvoice> id, int version, Id<Customer>? customer = null, string vat = "FR200")
    {
        var draft = Sale.Draft(customer ?? (await house.Customer(anyway: true)).Value!.Id, Sale.Line("Forfait, {mois}", 100m, vat)) with { Subject = "Forfait de {mois} {année}", SaleFrom = new(2026, 11, 1), SaleTo = new(2026, 11, 30) };
        return await house.Do(s => s.GetRequiredService<RecurringActions>().Save(new(id, house.Atelier, version, draft, recurrence, times)));
    }

    private static Task<int> Morning(TestHouse house, string day)
    {
        house.MoveTo(day);
        return house.Do(s => s.GetRequiredService<RecurringRun>().MakeDue());
    }

    private static Task<List<Invoice>> Drafts(TestHouse house) => house.Read(db => db.Set<Invoice>().AsNoTracking().OrderBy(i => i.SaleTo).ToListAsync());

    private static Task<RecurringInvoice> Find(TestHouse house, Id<RecurringInvoice> id) => house.Read(db => db.Set<RecurringInvoice>().AsNoTracking().SingleAsync(r => r.Id == id));
}
