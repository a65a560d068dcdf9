using Maillage.Modules.Identity.Sessions;

namespace Maillage.Modules.Identity;

/// <summary>
/// What the log says of who tries to come in: the number of an account and a shortened address, never a name, an address of mail or a secret. An account that
/// does not exist has the number 0.
/// </summary>
public sealed partial class SecurityLog(ILogger<SecurityLog> log, IHttpContextAccessor web)
{
    private string Place => ShortAddress.Of(web.HttpContext?.Connection.RemoteIpAddress);

    /// <param name="means">« password », « second-factor », « passkey », « link ».</param>
    public void Opened(long account, string means) => Opened(log, account, means, Place);

    /// <param name="means">As for <see cref="Opened(long, string)"/>, or « confirmation », « token ».</param>
    public void Refused(long account, string means) => Refused(log, account, means, Place);

    /// <summary>A signed-in account asked for what it may not open.</summary>
    public void Stopped(long account, string act) => Stopped(log, account, act, Place);

    [LoggerMessage(1, LogLevel.Information, "A session was opened for account {Account} by {Means} from {Place}.")]
    private static partial void Opened(ILogger log, long account, string means, string place);

    [LoggerMessage(2, LogLevel.Warning, "A sign-in was refused for account {Account} by {Means} from {Place}.")]
    private static partial void Refused(ILogger log, long account, string means, string place);

    [LoggerMessage(3, LogLevel.Warning, "Account {Account} was stopped at {Act} from {Place}.")]
    private static partial void Stopped(ILogger log, long account, string act, string place);
}
