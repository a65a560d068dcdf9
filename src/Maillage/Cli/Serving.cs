using Maillage.Domain.Kernel;
using Maillage.House;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Connections;

namespace Maillage.Cli;

/// <summary>What <c>serve</c> and <c>demo</c> do alike: build, migrate, refuse what is not safe, say where.</summary>
public static class Serving
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>A quiet web program on an address: the option, else the environment or <c>appsettings.json</c>, else <see cref="DefaultAddress"/>.</summary>
    public static WebApplication Build(Options options, Settings settings, TimeProvider time)
    {
        IdSequence.Use(settings.Instance);
        var builder = App.NewBuilder([]);
        var addresses = Addresses(options["urls"] ?? builder.Configuration["urls"] ?? DefaultAddress);
        if (settings.Demo) RefuseOutside(addresses);
        builder.WebHost.UseUrls(addresses);
        builder.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning)
            // It writes down what it answers, names and addresses too.
            .AddFilter("OpenIddict", LogLevel.Warning)
            // A job is taken by its own SQL, keys are kept in the database by choice, and a start that fails is said by us in one line.
            .AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddSingleton<IExternalScopeProvider, CorrelationScope>();
        if (settings.Demo || settings.TextLog) builder.Logging.AddSimpleConsole(o => (o.SingleLine, o.IncludeScopes) = (true, true));
        else builder.Logging.AddJsonConsole(o => (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        return App.Build(builder, addresses.Select(OnThisMachine).OfType<Uri>().FirstOrDefault() is { } served ? settings with { Served = served } : settings, time);
    }

    /// <summary>How this machine opens an address it serves: every interface is also its own. Null when the port is not known yet, or the start will refuse it.</summary>
    private static Uri? OnThisMachine(string address)
    {
        foreach (var any in (string[])["://*", "://+", "://0.0.0.0", "://[::]"]) address = address.Replace(any, "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var served) && served.Port != 0 ? served : null;
    }

    /// <summary>The addresses of an option, which may name several.</summary>
    /// <exception cref="SettingsException">When one is no address.</exception>
    public static string[] Addresses(string typed)
    {
        var addresses = typed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var address in addresses)
            if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                throw new SettingsException($"« {address} » n’est pas une adresse où servir : écrivez par exemple {DefaultAddress}.");
        return addresses;
    }

    /// <summary>Anyone may become anyone in a demonstration: it is served to this machine alone.</summary>
    private static void RefuseOutside(string[] addresses)
    {
        foreach (var address in addresses)
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback)
                throw new SettingsException($"Une démonstration s’ouvre sur cette machine seule, puisque chacun y entre sans mot de passe : « {address} » est refusé. Écrivez par exemple {DefaultAddress}.");
    }

    /// <exception cref="SettingsException">When the database is newer, or a frozen table has lost its triggers.</exception>
    public static async Task Prepare(IServiceProvider services)
    {
        if (await services.GetRequiredService<Migrator>().Migrate() is { } before) Console.WriteLine($"La base est mise à jour. Ce qu’elle était avant est dans {before}");
        await using var scope = services.CreateAsyncScope();
        var missing = await services.GetRequiredService<FrozenTriggers>().Missing(scope.ServiceProvider.GetRequiredService<Db>());
        if (missing.Count > 0) throw new SettingsException($"Les tables {string.Join(", ", missing)} ne sont plus protégées contre les modifications : le serveur ne démarre pas.");
    }

    /// <summary>Serves until the program is asked to stop.</summary>
    /// <param name="line">What to print once it serves, before the address.</param>
    /// <exception cref="SettingsException">When the address is taken or wrong.</exception>
    public static async Task Run(WebApplication app, string line)
    {
        var wanted = app.Configuration["urls"] ?? DefaultAddress;
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new SettingsException($"L’adresse {wanted} est déjà prise par un autre programme : choisissez-en une autre avec --urls.");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } or IOException or System.Net.Sockets.SocketException)
        {
            throw new SettingsException($"L’adresse {wanted} ne peut pas être servie : {e.Message}");
        }
        Console.WriteLine($"{line} : {string.Join(" ", app.Urls)}");
        await app.WaitForShutdownAsync();
    }
}
