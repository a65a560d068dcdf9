using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Maillage.Platform;
using Maillage.Platform.Mail;
using MimeKit;

namespace Maillage.Tests.Harness;

/// <summary>A mail as the server took it.</summary>
/// <param name="Raw">The bytes between DATA and the final dot, dots unstuffed.</param>
public sealed record TakenMail(string From, IReadOnlyList<string> To, byte[] Raw)
{
    public MimeMessage Message { get; } = MimeMessage.Load(new MemoryStream(Raw));
}

/// <summary>A mail server on the loopback that speaks real SMTP, keeps what it is given, and answers what a test wants.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>As an answer: the line is cut without a word.</summary>
    public const string HangUp = "";

    public const string Sender = "ne-pas-repondre@cooperative.example";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TakenMail> taken = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private int given;

    public SmtpServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails taken, in order.</summary>
    public IReadOnlyList<TakenMail> Taken => [.. taken];

    /// <summary>What to answer to a command (<c>RCPT TO:&lt;…&gt;</c>, or <c>.</c> after the message); null for the usual answer.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Asks for this name and password when set.</summary>
    public (string User, string Password)? Login { get; init; }

    /// <summary>The settings that send to this server.</summary>
    public Settings Into(Settings settings) => settings with
    {
        Mail = new MailSettings("127.0.0.1", Port, MailTls.None, Sender, Login?.User, Login?.Password),
        Public = new Uri("http://maillage.example"),
    };

    /// <summary>Has a house send its mails, and gives the first that was not given yet.</summary>
    public async Task<TakenMail> Next(TestHouse house)
    {
        // Some pages write their mail once they have answered, so that the time they take tells nothing.
        await TheProgram.Until(async () =>
        {
            await house.RunJobs();
            return taken.Count > given;
        });
        return Taken[given++];
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        listener.Dispose();
    }

    private async Task Serve()
    {
        var visits = new List<Task>();
        try
        {
            while (true) visits.Add(Visit(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(visits);
        }
    }

    private async Task Visit(TcpClient client)
    {
        using var _ = client;
        try
        {
            // One byte, one character: what is received is kept as it came.
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1, leaveOpen: true);
            await Talk(reader, line => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Gone, as clients go.
        }
    }

    private async Task Talk(StreamReader reader, Func<string, ValueTask> say)
    {
        var (from, to, known) = ("", new List<string>(), Login is null);
        await say("220 essai ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            var answer = Answer(line);
            if (answer == HangUp) return;
            if (answer is null && !known && verb is "MAIL" or "RCPT" or "DATA") answer = "530 5.7.0 Authentication required";
            if (answer is null)
                switch (verb)
                {
                    case "EHLO": answer = Login is null ? "250-essai\r\n250 8BITMIME" : "250-essai\r\n250-8BITMIME\r\n250 AUTH PLAIN"; break;
                    case "AUTH": answer = (known = IsLogin(line)) ? "235 2.7.0 welcome" : "535 5.7.8 wrong name or password"; break;
                    case "MAIL": (from, to, answer) = (Address(line), [], "250 2.1.0 ok"); break;
                    case "RCPT": to.Add(Address(line)); answer = "250 2.1.5 ok"; break;
                    case "DATA":
                        await say("354 go on");
                        var raw = await ReadMessage(reader);
                        answer = Answer(".") ?? "250 2.0.0 taken";
                        if (answer == HangUp || answer.StartsWith('2'))
                            taken.Enqueue(new TakenMail(from, [.. to], raw));
                        if (answer == HangUp) return;
                        break;
                    case "QUIT": await say("221 2.0.0 bye"); return;
                    default: answer = "250 2.0.0 ok"; break;
                }
            await say(answer);
        }
    }

    private bool IsLogin(string line) => Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])) == $"\0{Login!.Value.User}\0{Login.Value.Password}";

    private async Task<byte[]> ReadMessage(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(stop.Token) is { } line and not ".") lines.Add(line.StartsWith('.') ? line[1..] : line);
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n");
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
