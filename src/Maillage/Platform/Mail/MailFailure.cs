using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Maillage.Platform.Mail;

/// <summary>Why a mail did not leave.</summary>
/// <param name="Reason">In plain French.</param>
/// <param name="IsFinal">The same answer would come again: nobody tries any more.</param>
/// <param name="IsOfServer">The server cannot take any mail now, not this one alone.</param>
public sealed record MailFailure(string Reason, bool IsFinal = false, bool IsOfServer = false)
{
    /// <summary>Reads what the mail server, or the way to it, answered; null for what is a fault of ours.</summary>
    public static MailFailure? Of(Exception error, MailSettings server) => error switch
    {
        SmtpCommandException refused => Of(refused, server),
        AuthenticationException => new("Le serveur de courriel refuse le nom d’utilisateur ou le mot de passe réglés.", IsOfServer: true),
        SslHandshakeException => new("La connexion chiffrée au serveur de courriel a échoué : son certificat n’est pas accepté, ou le mode TLS réglé n’est pas le sien.", IsOfServer: true),
        NotSupportedException => new("Le serveur de courriel n’offre pas ce qui est réglé : STARTTLS, ou la connexion par mot de passe.", IsOfServer: true),
        SocketException => new($"Le serveur de courriel {server} ne répond pas.", IsOfServer: true),
        IOException or ProtocolException or ServiceNotConnectedException or TimeoutException or OperationCanceledException =>
            new("La liaison avec le serveur de courriel s’est coupée avant sa réponse.", IsOfServer: true),
        _ => null,
    };

    private static MailFailure Of(SmtpCommandException refused, MailSettings server)
    {
        var code = (int)refused.StatusCode;
        var said = $"« {code} {HeaderText.Clean(refused.Message, 250)} »";
        return refused.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => new($"Le serveur refuse l’adresse {refused.Mailbox?.Address} : {said}.", code >= 500),
            SmtpErrorCode.MessageNotAccepted => new($"Le serveur refuse le message : {said}.", code >= 500),
            // A message too big is announced with its sender; any other refusal of the sender is a matter of settings, which may be put right.
            SmtpErrorCode.SenderNotAccepted when code == 552 => new($"Le message est trop gros pour le serveur : {said}.", true),
            SmtpErrorCode.SenderNotAccepted => new($"Le serveur refuse l’adresse d’envoi {server.Sender} : {said}.", IsOfServer: true),
            _ => new($"Le serveur de courriel a répondu : {said}.", IsOfServer: true),
        };
    }
}
