using System.Diagnostics;
using Npgsql;

namespace Maillage.Tests.Harness;

/// <summary>A PostgreSQL of one test, which it may stop and start as it likes, prepared as <c>deploy/postgresql.md</c> says.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private static readonly string Bin = Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d), System.Globalization.CultureInfo.InvariantCulture)).Last() + "/bin";

    private readonly string home;
    private readonly int port;

    private OwnPostgres(string home, int port) => (this.home, this.port) = (home, port);

    /// <summary>Connection string of the owner of the database of Maillage.</summary>
    public string Owner => $"Host=127.0.0.1;Port={port};Username=maillage;Database=maillage;Timeout=5";

    /// <param name="preparation">Commands of SQL, run one by one as the superuser.</param>
    public static async Task<OwnPostgres> Begin(IEnumerable<string> preparation)
    {
        var home = Directory.CreateTempSubdirectory("maillage-own-postgres-").FullName;
        var postgres = new OwnPostgres(home, Ports.Free());
        if (Environment.UserName == "root") await Run("chown", "postgres", home);
        await AsOwner($"{Bin}/initdb -D {home}/data -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync");
        await postgres.Start();
        await using var super = new NpgsqlConnection($"Host=127.0.0.1;Port={postgres.port};Username=postgres;Database=postgres;Pooling=False");
        await super.OpenAsync();
        foreach (var sql in preparation)
        {
            await using var command = new NpgsqlCommand(sql, super);
            await command.ExecuteNonQueryAsync();
        }
        return postgres;
    }

    public Task Start() => AsOwner($"{Bin}/pg_ctl -D {home}/data -w -l {home}/log -o '-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off' start");

    /// <summary>Stops without waiting for anybody, as a machine that dies.</summary>
    public Task Stop() => AsOwner($"{Bin}/pg_ctl -D {home}/data -w -m immediate stop");

    /// <summary>Holds it where it is: its connections stay, and nobody is answered.</summary>
    public Task Hang() => Signal("STOP");

    /// <summary>Lets it go on from there.</summary>
    public Task GoOn() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists($"{home}/data/postmaster.pid"))
        {
            // What is held would not hear that it must stop.
            await GoOn();
            await Stop();
        }
        Directory.Delete(home, recursive: true);
    }

    /// <summary>To the server and all it started.</summary>
    private async Task Signal(string signal)
    {
        var server = File.ReadLines($"{home}/data/postmaster.pid").First();
        await Run("kill", $"-{signal}", server);
        // One may have ended since.
        using var children = Process.Start("kill", [$"-{signal}", .. File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        await children.WaitForExitAsync();
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task AsOwner(string command)
    {
        command += " >/dev/null";
        return Environment.UserName == "root" ? Run("su", "postgres", "-s", "/bin/bash", "-c", command) : Run("/bin/bash", "-c", command);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} gave {process.ExitCode}.");
    }
}
