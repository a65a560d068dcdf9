using Maillage.Platform.Mail;

namespace Maillage.Modules.Mail;

/// <summary>The state of a mail in a word and a colour, and the states as the address names them.</summary>
public sealed record MailStatus(string Word, string Kind)
{
    public static IReadOnlyList<(string Value, string Label, MailState State)> Filters { get; } =
        [("en-attente", "En attente", MailState.Waiting), ("envoyes", "Envoyés", MailState.Sent), ("en-echec", "En échec", MailState.Failed)];

    /// <param name="sends">Whether this program sends mails at all.</param>
    public static MailStatus Of(MailState state, DateTime? nextTryAt, bool sends) => state switch
    {
        MailState.Sent => new("envoyé", "good"),
        MailState.Failed => new("en échec", "bad"),
        _ when !sends => new("pas envoyé", "neutral"),
        _ when nextTryAt is not null => new("nouvel essai prévu", "wait"),
        _ => new("en attente", "info"),
    };

    /// <summary>The state an address asks for; null for all.</summary>
    public static MailState? Asked(string? value) => Filters.Where(f => f.Value == value).Select(f => (MailState?)f.State).FirstOrDefault();
}
