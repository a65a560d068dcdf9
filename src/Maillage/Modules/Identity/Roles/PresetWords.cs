using Maillage.Domain.Identity;

namespace Maillage.Modules.Identity.Roles;

/// <summary>The roles that come with the program, in the words of the screens.</summary>
public static class PresetWords
{
    public static string NameOf(string key) => Of(key).Name;

    /// <summary>The name of a role and what it lets do, in one sentence.</summary>
    public static (string Name, string Meaning) Of(string key) => key switch
    {
        Role.Entrepreneur => ("Entrepreneur·e", "Tient une activité : ses clients, ses factures, son compte."),
        Role.CollectiveManager => ("Gestion d’un collectif", "Tient un collectif et valide les devis de ses membres."),
        Role.Adviser => ("Accompagnement", "Suit des activités : lit leurs comptes, aide à leurs devis et leurs factures, les valide."),
        Role.Accountant => ("Comptabilité", "Tient la comptabilité, enregistre les encaissements, émet les factures."),
        Role.Payroll => ("Paie", "Tient les contrats et les personnes."),
        Role.Direction => ("Direction", "Répond de la coopérative : lit tout, met ses règles en vigueur."),
        Role.Team => ("Équipe d’appui", "Accompagne, valide les factures et tient la comptabilité : pour une petite équipe où chacun fait tout."),
        Role.Associate => ("Associé·e", "Lit les décisions et le compte des services communs, essaie des barèmes."),
        Role.ExternalAssociate => ("Associé·e extérieur·e", "Lit les décisions et le compte des services communs."),
        Role.Funder => ("Financeur", "Lit les justificatifs d’accompagnement de ce qu’il finance."),
        Role.Neighbour => ("Coopérative voisine", "Lit ce que la coopérative montre à son réseau : ses décisions, ses barèmes."),
        Role.Administrator => ("Administration", "Règle la coopérative, les personnes et leurs droits."),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Not a role of the program."),
    };
}
