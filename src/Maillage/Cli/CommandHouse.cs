using Maillage.Domain.Kernel;
using Maillage.House;
using Maillage.Modules.Cooperative;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Cli;

/// <summary>The program without its web server, for the verbs that work and end.</summary>
public static class CommandHouse
{
    /// <summary>Settings from <c>appsettings.json</c> beside the program, the environment, then the options.</summary>
    /// <exception cref="SettingsException">When one of them cannot be used.</exception>
    public static Settings Settings(Options options, bool demo = false)
    {
        try
        {
            var typed = options["data"] is { } data ? new Dictionary<string, string?> { ["data"] = data } : [];
            return Platform.Settings.Read(new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddInMemoryCollection(typed).Build(), demo);
        }
        catch (InvalidDataException wrong)
        {
            throw new SettingsException($"Le fichier appsettings.json ne peut pas être lu : {(wrong.InnerException ?? wrong).Message}");
        }
    }

    public static ServiceProvider Open(Settings settings, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        App.AddServices(services, settings, time);
        return services.BuildServiceProvider();
    }

    /// <summary>The cooperative that <c>--cooperative</c> names; the only one there is when it is not given.</summary>
    /// <exception cref="SettingsException">When it is not given and there are several, or names none.</exception>
    public static async Task<CooperativeId> Cooperative(IServiceProvider services, Options options)
    {
        var all = await services.GetRequiredService<CooperativeDirectory>().All();
        return options["cooperative"] switch
        {
            null when all is [var only] => only,
            null => throw new SettingsException($"La base a {all.Count} coopératives : dites laquelle avec --cooperative ({string.Join(", ", all)})."),
            var typed when int.TryParse(typed, out var number) && all.Contains(new CooperativeId(number)) => new CooperativeId(number),
            var typed => throw new SettingsException($"Il n’y a pas de coopérative « {typed} » dans cette base ({string.Join(", ", all)})."),
        };
    }

    /// <summary>What is written before a link that is shown on the terminal: the address of <c>--urls</c>, else the public one.</summary>
    public static string Before(Settings settings, Options options) => (options["urls"] ?? settings.Public?.ToString() ?? Serving.DefaultAddress).TrimEnd('/');

    /// <exception cref="SettingsException">With what was refused.</exception>
    public static void Must(Result done)
    {
        if (!done.Ok) throw new SettingsException(string.Join(" ", done.Refusals.Select(r => r.Message)));
    }

    /// <summary>Takes the folder for this program alone; PostgreSQL keeps its own order.</summary>
    public static FileLock? Alone(Settings settings) => settings.PostgresOwner is null ? FileLock.Take(settings.LockFile) : null;

    /// <summary>For the verbs that read a database in use and never make or change one.</summary>
    /// <exception cref="SettingsException">When there is no database, or not of this version.</exception>
    public static async Task NeedCurrentDatabase(Settings settings)
    {
        if (settings.PostgresOwner is null && !File.Exists(settings.SqliteFile))
            throw new SettingsException($"Il n’y a pas de base Maillage dans « {settings.DataFolder} ». Vérifiez --data.");
        await using var db = Db.OfOwner(settings);
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync()).ToHashSet(), db.Database.GetMigrations().ToHashSet());
        if (!applied.SetEquals(known))
            throw new SettingsException(applied.IsSubsetOf(known)
                ? "La base n’est pas à jour : lancez une fois « Maillage serve », qui la met à jour."
                : "La base a été faite par une version plus récente de Maillage : utilisez cette version.");
    }
}
