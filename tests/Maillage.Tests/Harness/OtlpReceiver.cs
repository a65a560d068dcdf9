using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maillage.Tests.Harness;

/// <summary>Takes what OpenTelemetry sends over HTTP on the loopback, and shows it as text: names and values of protobuf are readable in it.</summary>
public sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string Body)> taken = new();

    public OtlpReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = Take();
    }

    public string Address { get; }

    /// <summary>All that came to a path, in order.</summary>
    public string At(string path) => string.Join('\n', taken.Where(t => t.Path == path).Select(t => t.Body));

    public void Dispose() => listener.Close();

    private async Task Take()
    {
        try
        {
            while (true)
            {
                var asked = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await asked.Request.InputStream.CopyToAsync(body);
                taken.Enqueue((asked.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                asked.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
