using System.Text.RegularExpressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Internal;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Maillage.Tests.Browser;

/// <summary>The pages of the demonstration by the person who uses them: what accessibility is tested on and what the guide shows.</summary>
public static class DemoPages
{
    /// <summary>Persona, name of the picture, path. <c>{…}</c> stands for something of the demonstration.</summary>
    public static readonly IReadOnlyList<(string Person, string Name, string Path)> All =
    [
        ("", "connexion", "/connexion"),
        ("", "mot-de-passe-oublie", "/mot-de-passe-oublie"),
        ("", "demonstration", "/demonstration"),
        ("", "lien-mort", "/erreur/410"),
        ("", "lien-devis", "/lien/devis/{lien-devis}"),
        ("", "lien-facture", "/lien/facture/{lien-facture}"),
        ("Camille Aubrac", "accueil-entrepreneur", "/"),
        ("Camille Aubrac", "factures", "/factures"),
        ("Camille Aubrac", "ventes-internes", "/ventes-internes"),
        ("Camille Aubrac", "vente-interne", "/ventes-internes/{vente-interne}"),
        ("Camille Aubrac", "vente-interne-acceptee", "/ventes-internes/{vente-interne-acceptee}"),
        ("Camille Aubrac", "vente-interne-nouvelle", "/ventes-internes/nouvelle"),
        ("Camille Aubrac", "facture-brouillon", "/factures/{brouillon}/modifier"),
        ("Camille Aubrac", "facture-renvoyee", "/factures/{renvoyee}"),
        ("Camille Aubrac", "facture", "/factures/{emise}"),
        ("Camille Aubrac", "devis-liste", "/devis"),
        ("Camille Aubrac", "devis-saisie", "/devis/{devis-brouillon}/modifier"),
        ("Camille Aubrac", "devis", "/devis/{devis-signe}"),
        ("Camille Aubrac", "devis-a-envoyer", "/devis/{devis-pret}"),
        ("Camille Aubrac", "presentation", "/activites/{activite}/presentation"),
        ("Camille Aubrac", "relances", "/relances"),
        ("Camille Aubrac", "relance", "/relances/{en-retard}"),
        ("Camille Aubrac", "affaires", "/affaires"),
        ("Camille Aubrac", "affaire", "/affaires/{affaire}"),
        ("Camille Aubrac", "catalogue", "/catalogue"),
        ("Camille Aubrac", "catalogue-nouveau", "/catalogue/nouveau"),
        ("Camille Aubrac", "recherche", "/recherche?q=fact"),
        ("Camille Aubrac", "recettes", "/recettes"),
        ("Camille Aubrac", "recettes-saisie", "/recettes/nouvelle"),
        ("Camille Aubrac", "recette", "/recettes/{recette}"),
        ("Camille Aubrac", "caisse", "/caisse"),
        ("Camille Aubrac", "recurrentes", "/factures/recurrentes"),
        ("Camille Aubrac", "recurrente", "/factures/recurrentes/{recurrente}"),
        ("Camille Aubrac", "recurrente-saisie", "/factures/recurrentes/{recurrente}/modifier"),
        ("Camille Aubrac", "mes-contrats", "/contrats"),
        ("Camille Aubrac", "clients", "/clients"),
        ("Camille Aubrac", "client-nouveau", "/clients/nouveau"),
        ("Camille Aubrac", "clients-importer", "/clients/importer"),
        ("Camille Aubrac", "clients-doublons", "/clients/doublons"),
        ("Inès Morvan", "attestations", "/clients/attestations-fiscales"),
        ("Inès Morvan", "services-a-la-personne", "/ventes/services-a-la-personne"),
        ("Inès Morvan", "client-releve", "/clients/{client}/releve"),
        ("Inès Morvan", "client-reunir", "/clients/{client}/reunir"),
        ("Camille Aubrac", "compte", "/mon-compte"),
        ("Camille Aubrac", "contribution-annee", "/contribution"),
        ("Camille Aubrac", "contribution-mois", "/activites/{activite}/contribution/2026-10"),
        ("Camille Aubrac", "bareme", "/contribution/bareme"),
        ("Camille Aubrac", "simulateur", "/contribution/simulateur?bareme=coopaname&bareme=astrolabe"),
        ("Camille Aubrac", "annexe", "/contribution/annexes/{annexe}"),
        ("Camille Aubrac", "bareme-ecrire", "/contribution/projets?depuis=solstice-2017"),
        ("Camille Aubrac", "decisions", "/decisions"),
        ("Camille Aubrac", "decision", "/decisions/{decision}"),
        ("Camille Aubrac", "budget", "/activites/{activite}/budget"),
        ("Camille Aubrac", "services-communs", "/services-partages"),
        ("Camille Aubrac", "compte-ecritures", "/comptabilite/compte/70?activite={activite}&de=2026-10&a=2026-10&sous=1"),
        ("Camille Aubrac", "mon-acces", "/compte"),
        ("Camille Aubrac", "adresse", "/compte/adresse"),
        ("Camille Aubrac", "second-facteur", "/compte/second-facteur"),
        ("Camille Aubrac", "cles", "/compte/cles"),
        ("Camille Aubrac", "confirmer", "/confirmer?retour=/compte"),
        ("Élouan Rivoire", "repartition-membre", "/activites/{collectif}/repartition"),
        ("Inès Morvan", "accueil-equipe", "/"),
        ("Inès Morvan", "portefeuille", "/portefeuille"),
        ("Inès Morvan", "comptes-par-courriel", "/portefeuille/releves"),
        ("Inès Morvan", "services-communs-equipe", "/services-partages"),
        ("Inès Morvan", "a-valider", "/factures/a-valider"),
        ("Inès Morvan", "factures-a-envoyer", "/factures/a-envoyer"),
        ("Inès Morvan", "chorus", "/factures/chorus"),
        ("Inès Morvan", "relances-reglages", "/relances/reglages"),
        ("Inès Morvan", "autonomie", "/ventes/autonomie"),
        ("Inès Morvan", "encaissements", "/encaissements"),
        ("Inès Morvan", "encaissement-nouveau", "/encaissements/nouveau?client={client}"),
        ("Inès Morvan", "encaissement", "/encaissements/{encaissement}"),
        ("Inès Morvan", "facture-a-encaisser", "/factures/{impayee}"),
        ("Inès Morvan", "remises", "/encaissements/remises"),
        ("Inès Morvan", "remise", "/encaissements/remises/{remise}"),
        ("Inès Morvan", "versements", "/encaissements/versements"),
        ("Inès Morvan", "contributions", "/contribution"),
        ("Inès Morvan", "comptabilite", "/comptabilite"),
        ("Inès Morvan", "ecritures", "/comptabilite/ecritures"),
        ("Inès Morvan", "ecriture", "/comptabilite/ecritures/{ecriture}"),
        ("Inès Morvan", "ecriture-nouvelle", "/comptabilite/ecritures/nouvelle"),
        ("Inès Morvan", "balance", "/comptabilite/balance"),
        ("Inès Morvan", "compte-comptable", "/comptabilite/compte/411"),
        ("Inès Morvan", "tva", "/comptabilite/tva"),
        ("Inès Morvan", "echeances", "/comptabilite/echeances"),
        ("Inès Morvan", "periodes", "/comptabilite/periodes"),
        ("Inès Morvan", "paiement-commun", "/comptabilite/paiement-global"),
        ("Inès Morvan", "import", "/comptabilite/import"),
        ("Inès Morvan", "factures-reprises", "/factures/reprises"),
        ("Inès Morvan", "activites", "/activites"),
        ("Inès Morvan", "activite", "/activites/{activite}"),
        ("Inès Morvan", "convention", "/activites/{collectif}/convention"),
        ("Inès Morvan", "convention-manquante", "/activites/{sans-convention}/convention"),
        ("Inès Morvan", "repartition", "/activites/{collectif}/repartition"),
        ("Inès Morvan", "compte-activite", "/activites/{activite}/compte"),
        ("Inès Morvan", "personnes", "/personnes"),
        ("Inès Morvan", "contrats", "/contrats"),
        ("Inès Morvan", "contrats-personne", "/personnes/{personne}/contrats"),
        ("Inès Morvan", "caisse-equipe", "/caisse?activite={activite}"),
        ("Inès Morvan", "associes", "/associes"),
        ("Inès Morvan", "courriels", "/courriels"),
        ("Salomé Garance", "roles", "/administration/roles"),
        ("Salomé Garance", "role", "/administration/roles/Adviser"),
        ("Salomé Garance", "portefeuilles", "/administration/portefeuilles"),
        ("Salomé Garance", "portefeuille-nouveau", "/administration/portefeuilles/nouveau"),
        ("Salomé Garance", "applications", "/administration/applications"),
        ("Salomé Garance", "connexion-externe", "/administration/connexion-externe"),
        ("Salomé Garance", "applications-entrees", "/compte/applications"),
        ("Salomé Garance", "cooperatives", "/compte/cooperatives"),
        ("Salomé Garance", "separation", "/administration/separation"),
        ("Salomé Garance", "journal", "/administration/journal"),
        ("Salomé Garance", "donnees-personnelles", "/administration/donnees"),
        ("Salomé Garance", "emporter", "/administration/emporter"),
        ("Salomé Garance", "mes-donnees", "/compte/donnees"),
        ("Salomé Garance", "historique", "/historique/activite/{activite}"),
        ("Salomé Garance", "accueil-administration", "/"),
        ("Salomé Garance", "cooperative", "/cooperative"),
        ("Salomé Garance", "comptes", "/administration/comptes"),
        ("Salomé Garance", "etat", "/administration/etat"),
        ("Salomé Garance", "reprise", "/administration/reprise"),
        ("Salomé Garance", "reprise-soldes", "/administration/reprise/soldes"),
        ("Salomé Garance", "reprise-numeros", "/administration/reprise/numeros"),
        ("Salomé Garance", "reprise-documents", "/administration/reprise/documents"),
        ("Salomé Garance", "reprise-comparer", "/administration/reprise/comparer"),
        ("Salomé Garance", "bareme-administration", "/contribution/bareme"),
        ("Salomé Garance", "bareme-projet", "/contribution/projets/{projet}"),
        ("Salomé Garance", "familles", "/contribution/familles"),
        ("Salomé Garance", "avenants", "/contribution/avenants"),
        ("Salomé Garance", "decision-noter", "/decisions/noter"),
    ];

    /// <summary>Fills the names in a path with identities of the demonstration.</summary>
    public static async Task<Func<string, string>> Names(DemoHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(TestHouse.Cooperative);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var activity = await db.Set<Activity>().SingleAsync(a => a.Code == "A001");
        async Task<string> Invoice(InvoiceState state) =>
            (await db.Set<Invoice>().Where(i => i.ActivityId == activity.Id && i.State == state).OrderBy(i => i.Id).FirstAsync()).Id.ToString();
        async Task<string> Quote(QuoteState state) =>
            (await db.Set<Quote>().Where(q => q.ActivityId == activity.Id && q.State == state).OrderBy(q => q.Id).FirstAsync()).Id.ToString();
        var unpaid = await db.Set<Invoice>().Where(i => i.Rank != null && db.Set<OpenItem>().Any(o => o.EntryId == i.EntryId && o.SettledOn == null)).OrderBy(i => i.Id).FirstAsync();
        async Task<string> Link(string purpose, long target) =>
            (await scope.ServiceProvider.GetRequiredService<SecretLinks>().Create(purpose, target, DemoHouse.Today.AddYears(1))).Value!.Token;
        var names = new Dictionary<string, string>
        {
            ["{lien-devis}"] = await Link(QuoteSending.Purpose, (await db.Set<Quote>().Where(q => q.State == QuoteState.Sent || q.State == QuoteState.Ready).OrderBy(q => q.Id).FirstAsync()).Id.Value),
            ["{lien-facture}"] = await Link(InvoiceSending.Purpose, unpaid.Id.Value),
            ["{en-retard}"] = (await db.Set<Invoice>().Where(i => i.ActivityId == activity.Id && i.Rank != null && db.Set<OpenItem>().Any(o => o.EntryId == i.EntryId && o.SettledOn == null && o.DueOn < DemoHouse.Today))
                .OrderBy(i => i.Id).FirstAsync()).Id.ToString(),
            ["{devis-pret}"] = await Quote(QuoteState.Ready),
            ["{activite}"] = activity.Id.ToString(),
            ["{collectif}"] = (await db.Set<Activity>().SingleAsync(a => a.Code == "A012")).Id.ToString(),
            ["{sans-convention}"] = (await db.Set<Activity>().SingleAsync(a => a.Code == "A016")).Id.ToString(),
            ["{annexe}"] = (await db.Set<ScaleAnnex>().SingleAsync()).Id.ToString(),
            ["{vente-interne}"] = (await db.Set<InternalSale>().SingleAsync(s => s.State == InternalState.Proposed)).Id.ToString(),
            ["{vente-interne-acceptee}"] = (await db.Set<InternalSale>().SingleAsync(s => s.State == InternalState.Agreed)).Id.ToString(),
            ["{brouillon}"] = await Invoice(InvoiceState.Draft),
            ["{renvoyee}"] = await Invoice(InvoiceState.Returned),
            ["{emise}"] = await Invoice(InvoiceState.Issued),
            ["{devis-brouillon}"] = await Quote(QuoteState.Draft),
            ["{devis-signe}"] = await Quote(QuoteState.Signed),
            ["{affaire}"] = (await db.Set<Deal>().Where(d => d.ActivityId == activity.Id).OrderBy(d => d.Id).FirstAsync()).Id.ToString(),
            ["{impayee}"] = unpaid.Id.ToString(),
            ["{client}"] = unpaid.CustomerId.ToString()!,
            ["{encaissement}"] = (await db.Set<Receipt>().OrderBy(r => r.Id).FirstAsync()).Id.ToString(),
            ["{remise}"] = (await db.Set<Remittance>().OrderBy(r => r.Id).FirstAsync()).Id.ToString(),
            ["{recette}"] = (await db.Set<Taking>().Where(t => t.ActivityId == activity.Id).OrderBy(t => t.Id).FirstAsync()).Id.ToString(),
            ["{recurrente}"] = (await db.Set<RecurringInvoice>().Where(r => r.ActivityId == activity.Id).OrderBy(r => r.Id).FirstAsync()).Id.ToString(),
            ["{personne}"] = (await db.Set<Contract>().OrderBy(c => c.Id).FirstAsync()).PersonId.ToString(),
            ["{decision}"] = (await db.Set<Decision>().OrderBy(d => d.Id).FirstAsync()).Id.ToString(),
            ["{projet}"] = (await db.Set<ScaleProject>().OrderBy(p => p.Id).FirstAsync()).Id.ToString(),
            ["{ecriture}"] = (await db.Set<Entry>().Where(e => e.ValidatedOn == null).OrderBy(e => e.Id).FirstAsync()).Id.ToString(),
        };
        return path => Regex.Replace(path, @"\{[\w-]+\}", m => names[m.Value]);
    }

    /// <summary>Enters the demonstration as one of its people.</summary>
    public static async Task Enter(IPage page, string person)
    {
        if (person.Length == 0) return;
        await page.GotoAsync("/demonstration");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Entrer comme {person}" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/demonstration"));
    }
}
