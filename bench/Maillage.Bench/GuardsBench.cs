using System.Net;
using Maillage.Bench.Large;
using Maillage.Domain.Sales.Customers;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench;

/// <summary>
/// What the guards of a page cost: the same program on the same PostgreSQL database, with rights, trail of acts and row-level security, then without.
/// And how many people can sign in: what that costs is the hash of a password, on purpose.
/// </summary>
public static class GuardsBench
{
    private const int Activities = 130, Requests = 40, Rounds = 9, SignIns = 10;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        var database = await BenchDatabase.Empty("maillage_bench_guards");
        await using var house = await BenchHouse.Open(Activities, postgres: database);
        await house.Live();
        var customers = await house.Do(s => s.GetRequiredService<Db>().Set<Customer>().OrderBy(c => c.Id).Select(c => c.Id.Value).Take(2).ToListAsync());
        await using var guarded = await Serve(house, guarded: true);
        await using var open = await Serve(house, guarded: false);
        using var us = await Site.SignedIn(guarded);
        using var them = await Site.SignedIn(open);
        var (ours, theirs) = (await Change.Of(us.Http, customers[0]), await Change.Of(them.Http, customers[1]));
        return
        [
            await Compare("Invoices, read (`/factures`)", database, () => Read(us.Http, "/factures"), () => Read(them.Http, "/factures"), "rights are asked once a page and remembered; row-level security adds a comparison to each row"),
            await Compare("Account of an activity, read", database, () => Read(us.Http, $"/activites/{house.Activities[0]}/compte"), () => Read(them.Http, $"/activites/{house.Activities[0]}/compte"), "the same"),
            await Compare("A customer, changed", database, ours.Make, theirs.Make, "the trail: one lock and three inserts before each commit"),
            await Compare("A customer, changed as a person does: the form opened, sent, and the page it leads to", database, () => ours.Whole(Read), () => theirs.Whole(Read), "the same, spread over three pages"),
            await SignedIn(guarded),
        ];
    }

    private static async Task<WebApplication> Serve(BenchHouse house, bool guarded)
    {
        var builder = App.NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new SignInLimits(int.MaxValue, TimeSpan.FromMinutes(1)));
        var app = App.Build(builder, house.Settings, house.Time, services =>
        {
            if (guarded) return;
            services.AddScoped<Access>(s =>
            {
                var everyone = new Current();
                everyone.ActAsSystem();
                return ActivatorUtilities.CreateInstance<Access>(s, everyone);
            });
            services.AddScoped<Db>(s =>
            {
                var db = s.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContext();
                db.LendTo(s.GetRequiredService<Current>(), null);
                return db;
            });
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<Row> Compare(string what, string database, Func<Task> us, Func<Task> them, string boundBy)
    {
        var (with, without) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = -2; round < Rounds; round++)
        {
            await Secure(database, true);
            var ours = await Times(us);
            await Secure(database, false);
            var theirs = await Times(them);
            if (round < 0) continue;
            with.Add(ours);
            without.Add(theirs);
        }
        await Secure(database, true);
        return Row.PerSecond(what, Requests, with, without, boundBy);
    }

    private static async Task<TimeSpan> Times(Func<Task> ask)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Requests; i++) await ask();
        return clock.Elapsed;
    }

    /// <summary>Row-level security of every table that has it.</summary>
    private static async Task Secure(string database, bool on)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            DO $$ DECLARE t text; BEGIN
              FOR t IN SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' LOOP EXECUTE format('ALTER TABLE %I {(on ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY', t); END LOOP;
            END $$
            """, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Read(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The form of a customer, sent again and again with another telephone.</summary>
    private sealed class Change(HttpClient http, string path, Dictionary<string, string> fields, int version)
    {
        private int version = version;

        public static async Task<Change> Of(HttpClient http, long customer)
        {
            var path = $"/clients/{customer}/modifier";
            var form = await http.GetStringAsync(path);
            return new(http, path, new()
            {
                ["__RequestVerificationToken"] = Site.TokenOf(form),
                ["Input.Id"] = $"{customer}",
                ["Input.Kind"] = nameof(CustomerKind.Company),
                ["Input.Name"] = $"Client {customer}",
                ["Input.Siren"] = "552100554",
                ["Input.Street"] = "4 rue du Port",
                ["Input.PostCode"] = "26400",
                ["Input.City"] = "Crest",
                ["Input.Anyway"] = "true",
            }, Site.VersionOf(form));
        }

        public async Task Whole(Func<HttpClient, string, Task> read)
        {
            await read(http, path);
            await Make();
            await read(http, path[..path.LastIndexOf('/')]);
        }

        public async Task Make()
        {
            fields["Input.Version"] = $"{version}";
            fields["Input.Phone"] = $"04 75 {version % 100:00} {version / 100 % 100:00} 00";
            using var answer = await http.PostAsync(path, new FormUrlEncodedContent(fields));
            if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            version++;
        }
    }

    private static async Task<Row> SignedIn(WebApplication site)
    {
        (await Site.SignedIn(site)).Dispose();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < SignIns; i++) (await Site.SignedIn(site)).Dispose();
        }));
        return new("Sign-ins with a password, four people at a time, the page of the form included", Table.PerSecond(4 * SignIns, clock.Elapsed), "–", "–", "the hash of the password, slow on purpose");
    }
}
