using Maillage.House;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maillage.Tests.Harness;

/// <summary>The demonstration cooperative, served. It is made once a run and copied for each test.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    /// <summary>The day of every demonstration in the tests.</summary>
    public static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly Lazy<Task<string>> Made = new(Make);

    private readonly TestDatabase database;
    private readonly WebApplication app;

    private DemoHouse(TestDatabase database, WebApplication app) => (this.database, this.app) = (database, app);

    public IServiceProvider Services => app.Services;
    public Uri Address => new(app.Urls.First());

    /// <param name="and">Services of the test, over those of the program.</param>
    /// <param name="engine">On PostgreSQL it is made anew: few tests ask for it.</param>
    public static async Task<DemoHouse> Serve(Action<IServiceCollection>? and = null, Engine engine = Engine.Sqlite)
    {
        var database = await TestDatabase.New(engine, demo: true);
        if (engine == Engine.Sqlite) File.Copy(await Made.Value, database.Settings.SqliteFile, overwrite: true);
        else await (await MakeIn(database, Today)).DisposeAsync();
        var builder = App.NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        and?.Invoke(builder.Services);
        var time = new MovableTime(TimeProvider.System);
        time.MoveTo(Today);
        var app = App.Build(builder, database.Settings, time, TestHouse.WithoutLoop);
        await app.StartAsync();
        return new DemoHouse(database, app);
    }

    /// <summary>Makes the demonstration in an empty database, without serving it.</summary>
    public static async Task<ServiceProvider> MakeIn(TestDatabase database, DateOnly today)
    {
        var time = new MovableTime(TimeProvider.System);
        var services = new ServiceCollection();
        services.AddLogging();
        App.AddServices(services, database.Settings, time);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await provider.GetRequiredService<MakeDemo>()(provider, time, today, small: true, _ => { });
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<string> Make()
    {
        var database = await TestDatabase.New(Engine.Sqlite, demo: true);
        await (await MakeIn(database, Today)).DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(DbSetup.SqliteString(database.Settings.SqliteFile)));
        return database.Settings.SqliteFile;
    }
}
