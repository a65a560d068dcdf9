using Maillage.Platform.Mail;

namespace Maillage.Modules.Mail;

/// <summary>How the outbox says people.</summary>
internal static class MailWords
{
    public static string Party(string name, string address) => name.Length == 0 ? address : $"{name}, {address}";

    public static string Party(MailRecipient to) => Party(to.Name, to.Address);
}
