using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Maillage.Platform.Mail;

/// <summary>Hands messages over to the mail server, one connection each.</summary>
public sealed class SmtpTransport(TimeProvider time, ILogger<SmtpTransport> log)
{
    /// <summary>How long nothing is tried after a failure of the server itself: other work does not wait behind a server that is down.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>A try ends well before the lease of its job.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private DateTimeOffset restsUntil = DateTimeOffset.MinValue;

    /// <summary>The instant before which trying is of no use; null when the server may answer.</summary>
    public DateTime? RestsUntil => restsUntil > time.GetUtcNow() ? restsUntil.UtcDateTime : null;

    /// <summary>Null when the server has taken the message for all its recipients.</summary>
    public async Task<MailFailure?> Send(MimeMessage message, MailSettings server)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var client = new SmtpClient { Timeout = 20_000 };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, Options(server.Tls), limit.Token);
            if (server is { User: { } user, Password: { } password }) await client.AuthenticateAsync(user, password, limit.Token);
            await client.SendAsync(message, new MailboxAddress("", server.Sender), message.To.Mailboxes, limit.Token);
        }
        catch (Exception error) when (MailFailure.Of(error, server) is { } failure)
        {
            log.LogWarning("The mail server {Server} did not take a mail: {Kind}.", server, error.GetType().Name);
            if (failure.IsOfServer) restsUntil = time.GetUtcNow() + Rest;
            return failure;
        }
        await Leave(client, limit.Token);
        return null;
    }

    /// <summary>The server has the message: how the goodbye goes does not matter.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken limit)
    {
        try
        {
            await client.DisconnectAsync(quit: true, limit);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or MailKit.ProtocolException or MailKit.CommandException)
        {
            // Closed by the server first.
        }
    }

    private static SecureSocketOptions Options(MailTls tls) => tls switch
    {
        MailTls.None => SecureSocketOptions.None,
        MailTls.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };
}
