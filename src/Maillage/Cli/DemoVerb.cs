using System.Globalization;
using Maillage.House;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Cli;

/// <summary>Makes the demonstration cooperative when there is none, and serves it.</summary>
public static class DemoVerb
{
    public static readonly Verb Verb = new("demo", "[--urls ADRESSE] [--make-only] [--small] [--today DATE] [--data DOSSIER]", "montre une coopérative fictive, prête à essayer", $"""
        Fabrique la coopérative quand le dossier est vide, puis la sert. Chacun peut y entrer sous les traits d’une personne.

        --urls ADRESSE          où écouter ; sinon {Serving.DefaultAddress}
        --make-only             fabrique sans servir
        --small                 seize activités sur six mois, au lieu de la coopérative entière sur deux ans
        --today DATE            le jour de la démonstration, comme 2026-11-24 ; sinon aujourd’hui
        --data DOSSIER          sinon data/demo
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("demo", typed, ["urls", "today"], ["make-only", "small"]);
        var settings = CommandHouse.Settings(options, demo: true);
        var time = new MovableTime(TimeProvider.System);
        var today = Today(options);
        using var alone = CommandHouse.Alone(settings);
        var unfinished = new Unfinished(settings);
        unfinished.Clear();
        await using var app = Serving.Build(options, settings, time);
        await Serving.Prepare(app.Services);
        if (await IsEmpty(app.Services))
        {
            var make = app.Services.GetService<MakeDemo>() ?? throw new SettingsException("Cette version de Maillage ne contient pas la coopérative de démonstration.");
            unfinished.Begin();
            await make(app.Services, time, today, options.Has("small"), Console.WriteLine);
            unfinished.End();
        }
        if (options.Has("make-only")) return 0;
        if (options["today"] is null) time.MoveTo(DateTimeOffset.UtcNow);
        else time.MoveTo(today);
        await Serving.Run(app, "La démonstration est ouverte, entrez par /demonstration");
        return 0;
    }

    /// <summary>The day asked for, or today in Paris.</summary>
    private static DateOnly Today(Options options)
    {
        if (options["today"] is not { } asked) return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);
        return DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new SettingsException($"demo : « {asked} » n’est pas une date comme 2026-11-24.");
    }

    /// <exception cref="SettingsException">When the database holds a cooperative that is no demonstration.</exception>
    private static async Task<bool> IsEmpty(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (!await db.Set<Domain.Cooperative.CooperativeSettings>().AnyAsync()) return true;
        if (await db.Set<Account>().AnyAsync(a => a.Persona != null)) return false;
        throw new SettingsException("Cette base contient une vraie coopérative : la démonstration demande un autre dossier, avec --data.");
    }

    /// <summary>A mark in the folder while the demonstration is made: one that was interrupted is made again from nothing.</summary>
    private sealed class Unfinished(Settings settings)
    {
        private readonly string mark = Path.Combine(settings.DataFolder, "demo.en-cours");

        public void Begin() => File.WriteAllText(mark, "");

        public void End() => File.Delete(mark);

        public void Clear()
        {
            if (!File.Exists(mark)) return;
            if (settings.PostgresOwner is not null) throw new SettingsException("La démonstration a été interrompue pendant sa fabrication : videz la base PostgreSQL et supprimez « demo.en-cours ».");
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(settings.DataFolder, Path.GetFileName(settings.SqliteFile) + "*")) File.Delete(file);
            End();
        }
    }
}
