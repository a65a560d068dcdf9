using Maillage.Platform.Links;
using Maillage.Platform.Mail;

namespace Maillage.Modules.Sales.Sending;

/// <summary>A mail to a customer as it is typed, signed by the activity.</summary>
public sealed class Letter
{
    /// <summary>Stands in the text for the address of the customer's page, which is made when the mail is written.</summary>
    public const string LinkWord = "{lien}";

    public string? To { get; set; }
    public string? Subject { get; set; }
    public string? Text { get; set; }

    /// <summary>The addresses typed, several being separated by commas, semicolons or spaces.</summary>
    public IReadOnlyList<MailParty> Parties =>
        [.. (To ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Select(a => new MailParty(a))];

    /// <summary>The text with the address in it; at its end when the word was taken out.</summary>
    public string TextWith(string address)
    {
        var text = Text ?? "";
        return text.Trim().Length == 0 || text.Contains(LinkWord, StringComparison.Ordinal) ? text.Replace(LinkWord, address, StringComparison.Ordinal) : $"{text.TrimEnd()}\n\n{address}";
    }
}

/// <summary>What is known of a document sent: its mails, its links and whether one was opened.</summary>
/// <param name="Letter">What the next mail begins with.</param>
/// <param name="Link">The address just made, shown once.</param>
public sealed record SendingFacts(Letter Letter, IReadOnlyList<OutgoingMail> Mails, DateTime? FirstOpened, DateTime? LastOpened, int Openings, string? Link)
{
    public static SendingFacts Of(Letter letter, IReadOnlyList<OutgoingMail> mails, IReadOnlyList<SecretLink> made, string? link) =>
        new(letter, mails, made.Min(l => l.FirstOpenedAt), made.Max(l => l.LastOpenedAt), made.Sum(l => l.Openings), link);
}
