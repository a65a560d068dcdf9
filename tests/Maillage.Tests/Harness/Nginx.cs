using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Maillage.Tests.House;

namespace Maillage.Tests.Harness;

/// <summary>nginx with the configuration given to administrators: only its ports, its certificate and the programs behind it are ours.</summary>
public sealed class Nginx : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("maillage-nginx-").FullName;
    private Process? process;

    private Nginx(IReadOnlyList<int> programs, bool serve)
    {
        var (plain, secure) = (Ports.Free(), Ports.Free());
        Address = new Uri($"https://127.0.0.1:{secure}");
        MakeCertificate();
        var given = File.ReadAllText(Path.Combine(Sources.Root, "deploy/nginx.conf"));
        var ours = given.Replace("    server 127.0.0.1:5080;\n", string.Concat(programs.Select(p => $"    server 127.0.0.1:{p};\n")), StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{plain};", StringComparison.Ordinal).Replace("listen 443 ssl", $"listen 127.0.0.1:{secure} ssl", StringComparison.Ordinal)
            .Replace("/etc/ssl/maillage/", $"{home}/", StringComparison.Ordinal).Replace("/opt/maillage", TheProgram.Published, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(home, "nginx.conf"), $$"""
            daemon off;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            pid {{home}}/nginx.pid;
            error_log {{home}}/error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path {{home}}/body;
                proxy_temp_path {{home}}/proxy;
                fastcgi_temp_path {{home}}/fastcgi;
                uwsgi_temp_path {{home}}/uwsgi;
                scgi_temp_path {{home}}/scgi;
                {{ours}}
            }
            """);
        if (serve) process = Process.Start(Start());
    }

    /// <summary>Where people come in.</summary>
    public Uri Address { get; }

    public static async Task<Nginx> Serve(params IReadOnlyList<int> programs)
    {
        var nginx = new Nginx(programs, serve: true);
        for (var limit = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(20))
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, nginx.Address.Port);
                return nginx;
            }
            catch (SocketException) when (DateTime.UtcNow < limit)
            {
            }
    }

    /// <summary>What nginx itself says of the configuration; its last line says that the test is successful.</summary>
    public static async Task<string> Test()
    {
        using var nginx = new Nginx([5080, 5081], serve: false);
        var start = nginx.Start("-t");
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(home, recursive: true);
    }

    /// <summary>Nobody comes in any more.</summary>
    public void Stop()
    {
        if (process is null) return;
        // Its workers end with it.
        using (var asked = Process.Start("kill", ["-TERM", $"{process.Id}"])) asked.WaitForExit();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    private ProcessStartInfo Start(params IEnumerable<string> more) => new("nginx", ["-p", home, "-c", Path.Combine(home, "nginx.conf"), "-e", Path.Combine(home, "error.log"), .. more]);

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=maillage.exemple.coop", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(home, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(home, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
