using Maillage.House;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Cli;

/// <summary>Serves the cooperative.</summary>
public static class ServeVerb
{
    public static async Task<int> Run(string[] options)
    {
        var builder = App.NewBuilder(options);
        var settings = Settings.Read(builder.Configuration, demo: false);
        using var alone = settings.PostgresOwner is null ? FileLock.Take(settings.LockFile) : null;
        var app = App.Build(builder, settings, TimeProvider.System);
        await app.Services.GetRequiredService<Migrator>().Migrate();
        await RefuseWithoutTriggers(app.Services);
        await app.RunAsync();
        return 0;
    }

    /// <exception cref="SettingsException">When a frozen table has lost its triggers.</exception>
    public static async Task RefuseWithoutTriggers(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var missing = await services.GetRequiredService<FrozenTriggers>().Missing(scope.ServiceProvider.GetRequiredService<Db>());
        if (missing.Count > 0) throw new SettingsException($"Les tables {string.Join(", ", missing)} ne sont plus protégées contre les modifications : le serveur ne démarre pas.");
    }
}
