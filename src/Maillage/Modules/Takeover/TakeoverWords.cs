using Maillage.Domain.Takeover;

namespace Maillage.Modules.Takeover;

/// <summary>Steps as screens name them.</summary>
public static class TakeoverWords
{
    private static readonly (TakeoverStep Step, string Slug, string Title, string Sub)[] All =
    [
        (TakeoverStep.People, "personnes", "Personnes", "Celles et ceux qui entreprennent ou travaillent dans la coopérative. Un compte s’ouvre ensuite, personne par personne."),
        (TakeoverStep.Activities, "activites", "Activités", "Leur code, leurs dates, et qui les mène. Plusieurs lignes de même code font un collectif."),
        (TakeoverStep.Customers, "clients", "Clients", "Ceux de toutes les activités, en un fichier. Leur code d’avant est gardé pour retrouver leurs factures."),
        (TakeoverStep.Balances, "soldes", "Soldes d’ouverture", "La balance au jour de l’ouverture, par compte et par activité. Elle passe en une écriture, si elle est équilibrée."),
        (TakeoverStep.Invoices, "impayes", "Factures impayées", "Elles gardent leur numéro et se paient ici. Ensemble, elles tombent juste sur le compte clients."),
        (TakeoverStep.Documents, "documents", "Documents des factures", "Les factures d’avant, telles que les clients les ont reçues : un zip, rattaché par le numéro dans le nom de chaque fichier."),
        (TakeoverStep.CompareBalances, "comparer-balances", "Comparer les balances", "La balance de l’autre programme et la nôtre, compte par compte, au centime."),
        (TakeoverStep.CompareInvoices, "comparer-factures", "Comparer les factures", "Les factures de l’autre programme et les nôtres, numéro par numéro, au centime."),
    ];

    public static string Slug(TakeoverStep step) => All.First(s => s.Step == step).Slug;
    public static string Title(TakeoverStep step) => All.First(s => s.Step == step).Title;
    public static string Sub(TakeoverStep step) => All.First(s => s.Step == step).Sub;

    /// <summary>The step of an address; null when there is none.</summary>
    public static TakeoverStep? Of(string slug) => All.Where(s => s.Slug == slug).Select(s => (TakeoverStep?)s.Step).FirstOrDefault();

    public static bool Compares(TakeoverStep step) => step is TakeoverStep.CompareBalances or TakeoverStep.CompareInvoices;

    /// <summary>« 3 personnes », « 1 écriture d’ouverture ».</summary>
    public static string Count(TakeoverStep step, int count) => $"{count} " + (step switch
    {
        TakeoverStep.People => count < 2 ? "personne" : "personnes",
        TakeoverStep.Activities => count < 2 ? "activité" : "activités",
        TakeoverStep.Customers => count < 2 ? "client" : "clients",
        TakeoverStep.Balances => count < 2 ? "écriture d’ouverture" : "écritures d’ouverture",
        TakeoverStep.Documents => count < 2 ? "document" : "documents",
        _ => count < 2 ? "facture" : "factures",
    });
}
