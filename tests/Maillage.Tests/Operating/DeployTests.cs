using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Maillage.Tests.Harness;
using Maillage.Tests.House;

namespace Maillage.Tests.Operating;

/// <summary>The files given to administrators do what they say: their commands are run, only paths and ports being ours.</summary>
[Trait("Kind", "Slow")]
public sealed class DeployTests
{
    private static string Program => Path.Combine(TheProgram.Published, "Maillage");

    [Fact]
    public async Task The_unit_of_systemd_starts_a_program_that_gets_ready_and_stops_well()
    {
        var unit = Lines("maillage.service");
        var command = Value(unit, "ExecStart");
        Assert.StartsWith("/opt/maillage/Maillage serve --data /var/lib/maillage --urls http://127.0.0.1:5080", command, StringComparison.Ordinal);
        await IsReady(command.Split(' '), Settings(unit));
    }

    [Fact]
    public async Task The_unit_of_several_programs_gives_each_its_number_and_its_port()
    {
        await using var database = await TestDatabase.New(Engine.Postgres);
        var unit = Lines("maillage@.service").Select(l => l.Replace("%i", "2", StringComparison.Ordinal)).ToList();
        var command = Value(unit, "ExecStart");
        Assert.EndsWith(":5082", command, StringComparison.Ordinal);
        Assert.Contains(unit, l => l == "Environment=Maillage__Instance=2");
        await IsReady(command.Split(' '), [.. Settings(unit), ("Maillage__Postgres", database.Settings.PostgresOwner!)]);
    }

    [Fact]
    public async Task The_command_of_the_container_starts_a_program_that_gets_ready()
    {
        var file = Lines("Containerfile");
        string[] Words(string of) => JsonSerializer.Deserialize<string[]>(file.Single(l => l.StartsWith(of, StringComparison.Ordinal))[of.Length..])!;
        await IsReady([.. Words("ENTRYPOINT "), .. Words("CMD ")], []);
    }

    [Fact]
    public async Task Nginx_accepts_its_configuration() => Assert.Contains("test is successful", await Nginx.Test(), StringComparison.Ordinal);

    [Theory]
    [InlineData("maillage.service", "maillage.service")]
    [InlineData("maillage@.service", "maillage@0.service")]
    public async Task Systemd_finds_nothing_to_say_of_a_unit(string given, string started)
    {
        using var folder = new PassingFolder();
        var unit = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "deploy", given));
        await File.WriteAllTextAsync(folder.Of(started), unit.Replace("/opt/maillage/Maillage", Program, StringComparison.Ordinal));

        var said = await Judge("systemd-analyze", "verify", "--man=no", folder.Of(started));

        // A key it does not know is only a warning, and a hardening less.
        Assert.DoesNotContain("maillage", said.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, said.Code);
    }

    [Fact]
    public async Task Caddy_accepts_its_configuration()
    {
        var said = await Judge("caddy", "validate", "--adapter", "caddyfile", "--config", Path.Combine(Sources.Root, "deploy/Caddyfile"));
        Assert.True(said.Code == 0, said.Error);
        Assert.Contains("Valid configuration", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_nginx_probes_are_for_the_machine_and_a_program_that_is_down_is_said_in_plain_words()
    {
        using var nginx = await Nginx.Serve(1);
        using var visitor = Visitor.At(nginx.Address);

        await visitor.Open("/");

        Assert.Equal(HttpStatusCode.BadGateway, visitor.Status);
        Assert.Contains("Maillage ne répond pas pour le moment", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_that_proxies_show_is_installed_with_the_program()
    {
        foreach (var proxy in (string[])["nginx.conf", "Caddyfile"])
        {
            var given = File.ReadAllText(Path.Combine(Sources.Root, "deploy", proxy));
            Assert.Contains("/opt/maillage/deploy", given, StringComparison.Ordinal);
            Assert.Contains("/hors-service.html", given, StringComparison.Ordinal);
        }
        Assert.Equal(File.ReadAllText(Path.Combine(Sources.Root, "deploy/hors-service.html")), File.ReadAllText(Path.Combine(TheProgram.Published, "deploy/hors-service.html")));
    }

    [Fact]
    public async Task Behind_caddy_a_program_that_is_down_is_said_in_plain_words()
    {
        var port = Ports.Free();
        using var folder = new PassingFolder();
        var given = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "deploy/Caddyfile"));
        await File.WriteAllTextAsync(folder.Of("Caddyfile"), "{\n\tadmin off\n}\n" + given.Replace("maillage.exemple.coop", $"http://127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", "127.0.0.1:1", StringComparison.Ordinal).Replace("/opt/maillage", TheProgram.Published, StringComparison.Ordinal));
        NeedTool("caddy");
        var run = new ProcessStartInfo("caddy", ["run", "--adapter", "caddyfile", "--config", folder.Of("Caddyfile")]) { RedirectStandardError = true };
        (run.Environment["XDG_DATA_HOME"], run.Environment["XDG_CONFIG_HOME"]) = (folder.Path, folder.Path);
        using var caddy = Process.Start(run)!;
        caddy.ErrorDataReceived += (_, _) => { };
        caddy.BeginErrorReadLine();
        try
        {
            using var visitor = Visitor.At(new Uri($"http://127.0.0.1:{port}"));
            await TheProgram.Until(async () =>
            {
                try
                {
                    return await visitor.Open("/") is not null;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            });
            Assert.True(visitor.Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable);
            Assert.Contains("Maillage ne répond pas pour le moment", visitor.Text, StringComparison.Ordinal);
        }
        finally
        {
            caddy.Kill();
            await caddy.WaitForExitAsync();
        }
    }

    /// <summary>Both units harden the program alike.</summary>
    [Fact]
    public void The_two_units_harden_alike()
    {
        static IEnumerable<string> Hardening(string unit) => Lines(unit).SkipWhile(l => !l.StartsWith("NoNewPrivileges", StringComparison.Ordinal));
        Assert.Equal(Hardening("maillage.service"), Hardening("maillage@.service"));
    }

    /// <summary>What a tool of the system says of a file of ours, wherever it keeps its own; the test is skipped where there is none.</summary>
    private static async Task<Answer> Judge(string tool, params IReadOnlyList<string> arguments)
    {
        NeedTool(tool);
        using var home = new PassingFolder();
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["XDG_DATA_HOME"] = home.Path, ["XDG_CONFIG_HOME"] = home.Path } };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static void NeedTool(string tool)
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').All(f => !File.Exists(Path.Combine(f, tool)))) Assert.Skip($"{tool} is not installed.");
    }

    private static async Task IsReady(IReadOnlyList<string> command, IEnumerable<(string Name, string Value)> environment)
    {
        var data = Directory.CreateTempSubdirectory("maillage-deploy-").FullName;
        var start = new ProcessStartInfo(Program) { WorkingDirectory = "/" };
        foreach (var word in command.Skip(1))
            start.ArgumentList.Add(word.StartsWith("/var/lib/", StringComparison.Ordinal) ? data : word.StartsWith("http://", StringComparison.Ordinal) ? "http://127.0.0.1:0" : word);
        start.Environment["Maillage__Postgres"] = "";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var program = await TheProgram.Opened(start);
        using var probe = Visitor.At(program.Address);
        await TheProgram.Ready(probe);
        await probe.Open("/connexion");
        Assert.Equal(HttpStatusCode.OK, probe.Status);
        Assert.Equal(0, (await program.Stop()).Code);
    }

    private static List<string> Lines(string file) => [.. File.ReadAllLines(Path.Combine(Sources.Root, "deploy", file)).Where(l => l.Length > 0 && l[0] is not '#' and not '[')];

    private static string Value(IEnumerable<string> unit, string name) => unit.Single(l => l.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static IEnumerable<(string, string)> Settings(IEnumerable<string> unit) =>
        unit.Where(l => l.StartsWith("Environment=", StringComparison.Ordinal)).Select(l => l["Environment=".Length..].Split('=', 2)).Select(p => (p[0], p[1]));

    /// <summary>A folder of one moment.</summary>
    private sealed class PassingFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("deploy-").FullName;

        public string Of(string file) => System.IO.Path.Combine(Path, file);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
