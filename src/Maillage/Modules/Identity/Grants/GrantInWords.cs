using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Identity.Grants;

/// <summary>A grant as a person reads it.</summary>
/// <param name="Role">Its name.</param>
/// <param name="Meaning">What it lets do, in one sentence.</param>
/// <param name="ScopeName">Name of the activity or entity; empty for the whole cooperative and its network.</param>
/// <param name="OriginName">Name of the decision or contract that gave it; null for other origins.</param>
public sealed record GrantInWords(Grant Grant, string Role, string Meaning, string ScopeName, DateOnly Today, string? OriginName = null)
{
    public bool Ended => Grant.To < Today;
    public bool Running => Grant.Dates.Contains(Today);

    /// <summary>« l’activité A001, Atelier des Cimes ».</summary>
    public string Where => Grant.Scope switch
    {
        ScopeKind.Cooperative => "toute la coopérative",
        ScopeKind.Network => "ce que la coopérative montre à son réseau",
        ScopeKind.Entity => $"l’entité {ScopeName}",
        ScopeKind.Activity => $"l’activité {ScopeName}",
        ScopeKind.Portfolio => $"le portefeuille {ScopeName}",
        _ => "soi-même",
    };

    public string When => Grant.To is { } end
        ? $"du {French.LongDate(Grant.From)} au {French.LongDate(end)}"
        : $"depuis le {French.LongDate(Grant.From)}";

    public string Origin => OriginName ?? (Grant.FollowsActivity ? "suit la place dans l’activité" : Grant.Origin switch
    {
        "init" => "donné à la création de la coopérative",
        GrantActions.ByHand => "donné par l’administration",
        var other => other.StartsWith(Grant.ContractOrigin, StringComparison.Ordinal) ? "un contrat retiré depuis" : other,
    });

    public string State => Ended ? "terminé" : Running ? "en cours" : "à venir";
    public string Kind => Ended ? "neutral" : Running ? "good" : "info";
}
