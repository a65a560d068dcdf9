using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Platform.Mail;

namespace Maillage.Modules.Mail;

/// <summary>How the outbox says instants and people.</summary>
internal static class MailWords
{
    /// <summary><c>24/11/2026 à 10 h 05</c>.</summary>
    public static string When(DateTime local) => $"{French.ShortDate(DateOnly.FromDateTime(local))} à {local.ToString("H' h 'mm", CultureInfo.InvariantCulture)}";

    public static string Party(string name, string address) => name.Length == 0 ? address : $"{name}, {address}";

    public static string Party(MailRecipient to) => Party(to.Name, to.Address);
}
