using Maillage.Modules.Identity.SecondFactor;

namespace Maillage.Modules.Identity.Sessions;

/// <summary>The session of this request, as the way in found it; empty when nobody is signed in.</summary>
public sealed class SignedSession
{
    /// <summary>How long a confirmed identity opens what asks for one.</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromMinutes(10);

    public long Id { get; private set; }
    public string DisplayName { get; private set; } = "";
    /// <summary>Opened with two factors, or with a passkey.</summary>
    public bool Strong { get; private set; }
    /// <summary>Of whom the cooperative asks two factors.</summary>
    public TwoFactorsOf NeedsTwo { get; private set; }
    public bool Kept { get; private set; }
    /// <summary>Opened by a mailed link.</summary>
    public bool ByLink { get; private set; }
    /// <summary>The accounts of other cooperatives that the same person proved to hold when they signed in.</summary>
    public IReadOnlyList<long> Others { get; private set; } = [];
    /// <summary>When the person signed in on this device.</summary>
    public DateTime BeganAt { get; private set; }
    /// <summary>When the person last proved who they are, by password or passkey.</summary>
    public DateTime ConfirmedAt { get; private set; }

    internal void Open(AccountSession session, string displayName, TwoFactorsOf needsTwo) =>
        (Id, DisplayName, Strong, Kept, ByLink, Others, BeganAt, ConfirmedAt, NeedsTwo) = (session.Id, displayName, session.Strong, session.Kept, session.ByLink, session.OtherList, session.BeganAt, session.ConfirmedAt, needsTwo);

    /// <summary>The session of this request was confirmed: it has another identity.</summary>
    internal void GoOnAs(AccountSession session) => (Id, Strong, ConfirmedAt) = (session.Id, session.Strong, session.ConfirmedAt);

    /// <summary>Whether the person proved who they are a short time ago.</summary>
    public bool IsConfirmedAt(DateTime now) => now < ConfirmedAt + ConfirmedFor;
}
