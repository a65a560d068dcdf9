using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Identity.Grants;

/// <summary>A grant as a person reads it.</summary>
/// <param name="ScopeName">Name of the activity or entity; empty for the whole cooperative.</param>
public sealed record GrantInWords(Grant Grant, string ScopeName, DateOnly Today)
{
    public bool Ended => Grant.To < Today;
    public bool Running => Grant.Dates.Contains(Today);

    public string Role => NameOf(Grant.Role);

    /// <summary>« l’activité A001, Atelier des Cimes ».</summary>
    public string Where => Grant.Scope switch
    {
        ScopeKind.Cooperative => "toute la coopérative",
        ScopeKind.Entity => $"l’entité {ScopeName}",
        ScopeKind.Activity => $"l’activité {ScopeName}",
        _ => "soi-même",
    };

    public string When => Grant.To is { } end
        ? $"du {French.LongDate(Grant.From)} au {French.LongDate(end)}"
        : $"depuis le {French.LongDate(Grant.From)}";

    public string Origin => Grant.FollowsActivity ? "suit la place dans l’activité" : Grant.Origin switch
    {
        "init" => "donné à la création de la coopérative",
        GrantActions.ByHand => "donné par l’administration",
        var other => other,
    };

    public string State => Ended ? "terminé" : Running ? "en cours" : "à venir";
    public string Kind => Ended ? "neutral" : Running ? "good" : "info";

    public static string NameOf(Role role) => role switch
    {
        Domain.Identity.Role.Entrepreneur => "Entrepreneur·e",
        Domain.Identity.Role.Team => "Équipe d’appui",
        _ => "Administration",
    };

    /// <summary>What a role lets do, in one sentence.</summary>
    public static string Meaning(Role role) => role switch
    {
        Domain.Identity.Role.Entrepreneur => "Tient une activité : ses clients, ses factures, son compte.",
        Domain.Identity.Role.Team => "Accompagne, valide les factures et tient la comptabilité.",
        _ => "Règle la coopérative, les personnes et leurs droits.",
    };
}
