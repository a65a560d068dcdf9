namespace Maillage.Modules.Identity.Roles;

/// <summary>What the first word of a right is about, in French.</summary>
public static class RightGroups
{
    public static string TitleOf(string right) => right[..right.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "activities" => "Activités",
        "api" => "Accès par programme",
        "contribution" => "Contribution",
        "cooperative" => "Coopérative",
        "decisions" => "Décisions",
        "history" => "Journal des actes",
        "identity" => "Comptes et droits",
        "leaving" => "Emporter la coopérative",
        "ledger" => "Comptabilité",
        "mail" => "Courriels",
        "membership" => "Associés, contrats et collectifs",
        "operating" => "Fonctionnement de Maillage",
        "overview" => "Comptes et suivi",
        "people" => "Personnes",
        "privacy" => "Données personnelles",
        "sales" => "Ventes",
        "takeover" => "Reprise d’une coopérative",
        var other => throw new ArgumentOutOfRangeException(nameof(right), right, $"« {other} » has no title."),
    };
}
