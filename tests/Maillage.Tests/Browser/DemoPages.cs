using System.Text;
using System.Text.RegularExpressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Internal;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Takings;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Sales.Customers.Import;
using Maillage.Modules.Sales.Sending;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Platform.Mail;
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
        ("", "invitation", "/invitation/{invitation}"),
        ("", "nouveau-mot-de-passe", "/nouveau-mot-de-passe/{nouveau-mot-de-passe}"),
        ("", "entrer", "/entrer/{entrer}"),
        ("", "confirmer-adresse", "/confirmer-adresse/{confirmer-adresse}"),
        ("", "interface", "/api"),
        ("", "style", "/style"),
        ("", "style-saisie", "/style/saisie"),
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
        ("Camille Aubrac", "catalogue-modifier", "/catalogue/{article}"),
        ("Camille Aubrac", "recherche", "/recherche?q=fact"),
        ("Camille Aubrac", "recettes", "/recettes"),
        ("Camille Aubrac", "recettes-saisie", "/recettes/nouvelle"),
        ("Camille Aubrac", "recette", "/recettes/{recette}"),
        ("Camille Aubrac", "caisse", "/caisse"),
        ("Camille Aubrac", "recurrentes", "/factures/recurrentes"),
        ("Camille Aubrac", "recurrente", "/factures/recurrentes/{recurrente}"),
        ("Camille Aubrac", "recurrente-saisie", "/factures/recurrentes/{recurrente}/modifier"),
        ("Camille Aubrac", "ma-fiche", "/personnes/{soi}"),
        ("Camille Aubrac", "mes-contrats", "/contrats"),
        ("Camille Aubrac", "clients", "/clients"),
        ("Camille Aubrac", "client-nouveau", "/clients/nouveau"),
        ("Camille Aubrac", "clients-importer", "/clients/importer"),
        ("Camille Aubrac", "clients-apercu", "/clients/importer/{clients-envoyes}"),
        ("Camille Aubrac", "clients-doublons", "/clients/doublons"),
        ("Inès Morvan", "attestations", "/clients/attestations-fiscales"),
        ("Inès Morvan", "services-a-la-personne", "/ventes/services-a-la-personne"),
        ("Inès Morvan", "client-releve", "/clients/{client}/releve"),
        ("Inès Morvan", "client-reunir", "/clients/{client}/reunir"),
        ("Inès Morvan", "client", "/clients/{client}"),
        ("Inès Morvan", "client-modifier", "/clients/{client}/modifier"),
        ("Inès Morvan", "clients-reunis", "/clients/{client}/reunir/{autre-client}"),
        ("Camille Aubrac", "compte", "/mon-compte"),
        ("Camille Aubrac", "contribution-annee", "/activites/{activite}/contribution"),
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
        ("Camille Aubrac", "externe", "/compte/externe"),
        ("Camille Aubrac", "jetons", "/compte/jetons"),
        ("Camille Aubrac", "confirmer", "/confirmer?retour=/compte"),
        ("Élouan Rivoire", "repartition-membre", "/activites/{collectif}/repartition"),
        ("Inès Morvan", "accueil-equipe", "/"),
        ("Inès Morvan", "portefeuille", "/portefeuille"),
        ("Inès Morvan", "justificatifs", "/justificatifs"),
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
        ("Inès Morvan", "ecriture-modifier", "/comptabilite/ecritures/{ecriture}/modifier"),
        ("Inès Morvan", "ligne-activite", "/comptabilite/lignes/{ligne}/activite"),
        ("Inès Morvan", "balance", "/comptabilite/balance"),
        ("Inès Morvan", "compte-comptable", "/comptabilite/compte/411"),
        ("Inès Morvan", "tva", "/comptabilite/tva"),
        ("Inès Morvan", "echeances", "/comptabilite/echeances"),
        ("Inès Morvan", "periodes", "/comptabilite/periodes"),
        ("Inès Morvan", "paiement-commun", "/comptabilite/paiement-global"),
        ("Inès Morvan", "import", "/comptabilite/import"),
        ("Inès Morvan", "import-apercu", "/comptabilite/import/{ecritures-envoyees}"),
        ("Inès Morvan", "factures-reprises", "/factures/reprises"),
        ("Inès Morvan", "facture-reprise", "/factures/reprises/{facture-reprise}"),
        ("Inès Morvan", "activites", "/activites"),
        ("Inès Morvan", "activite", "/activites/{activite}"),
        ("Inès Morvan", "activite-nouvelle", "/activites/nouvelle"),
        ("Inès Morvan", "activite-modifier", "/activites/{activite}/modifier"),
        ("Inès Morvan", "convention", "/activites/{collectif}/convention"),
        ("Inès Morvan", "convention-manquante", "/activites/{sans-convention}/convention"),
        ("Inès Morvan", "repartition", "/activites/{collectif}/repartition"),
        ("Inès Morvan", "compte-activite", "/activites/{activite}/compte"),
        ("Inès Morvan", "personnes", "/personnes"),
        ("Inès Morvan", "personne", "/personnes/{personne}"),
        ("Inès Morvan", "personne-nouvelle", "/personnes/nouvelle"),
        ("Inès Morvan", "personne-modifier", "/personnes/{personne}/modifier"),
        ("Inès Morvan", "contrats", "/contrats"),
        ("Inès Morvan", "contrats-personne", "/personnes/{personne}/contrats"),
        ("Inès Morvan", "caisse-equipe", "/caisse?activite={activite}"),
        ("Inès Morvan", "associes", "/associes"),
        ("Inès Morvan", "courriels", "/courriels"),
        ("Inès Morvan", "courriel", "/courriels/{courriel}"),
        ("Salomé Garance", "roles", "/administration/roles"),
        ("Salomé Garance", "role", "/administration/roles/Adviser"),
        ("Salomé Garance", "role-nouveau", "/administration/roles/nouveau"),
        ("Salomé Garance", "portefeuilles", "/administration/portefeuilles"),
        ("Salomé Garance", "portefeuille-nouveau", "/administration/portefeuilles/nouveau"),
        ("Salomé Garance", "portefeuille-modifier", "/administration/portefeuilles/{portefeuille}"),
        ("Salomé Garance", "applications", "/administration/applications"),
        ("Salomé Garance", "application", "/administration/applications/{application}"),
        ("Salomé Garance", "appels", "/administration/appels"),
        ("Salomé Garance", "connexion-externe", "/administration/connexion-externe"),
        ("Salomé Garance", "applications-entrees", "/compte/applications"),
        ("Salomé Garance", "cooperatives", "/compte/cooperatives"),
        ("Salomé Garance", "separation", "/administration/separation"),
        ("Salomé Garance", "journal", "/administration/journal"),
        ("Salomé Garance", "donnees-personnelles", "/administration/donnees"),
        ("Salomé Garance", "donnees-personne", "/administration/donnees/{personne}"),
        ("Noé Vasseur", "donnees-client", "/administration/donnees/clients/{client}"),
        ("Salomé Garance", "emporter", "/administration/emporter"),
        ("Salomé Garance", "mes-donnees", "/compte/donnees"),
        ("Salomé Garance", "historique", "/historique/activite/{activite}"),
        ("Salomé Garance", "accueil-administration", "/"),
        ("Salomé Garance", "cooperative", "/cooperative"),
        ("Salomé Garance", "entite", "/cooperative/entites/{entite}"),
        ("Salomé Garance", "entite-nouvelle", "/cooperative/entites/nouvelle"),
        ("Salomé Garance", "entite-identite", "/cooperative/entites/{entite}/identite"),
        ("Salomé Garance", "comptes", "/administration/comptes"),
        ("Salomé Garance", "compte-nouveau", "/administration/comptes/nouveau"),
        ("Salomé Garance", "compte-personne", "/administration/comptes/{compte}"),
        ("Salomé Garance", "etat", "/administration/etat"),
        ("Salomé Garance", "reprise", "/administration/reprise"),
        ("Salomé Garance", "reprise-soldes", "/administration/reprise/soldes"),
        ("Salomé Garance", "reprise-apercu", "/administration/reprise/fichier/{reprise-envoyee}"),
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
        // What the demonstration has not, made for the time of the visit.
        var own = scope.ServiceProvider;
        async Task<string> Entry(AccountLinkPurpose purpose, string person)
        {
            var account = await db.Set<Account>().SingleAsync(a => a.DisplayName == person);
            if (purpose == AccountLinkPurpose.Address) await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.NewEmail, "nouvelle.adresse@exemple.example"));
            return (await own.GetRequiredService<AccountLinks>().Make(account.Id, purpose)).Split('/')[^1];
        }
        static byte[] Sent(string text) => Encoding.UTF8.GetBytes(text);
        var takeover = own.GetRequiredService<TakeoverActions>();
        Assert.True((await takeover.Open(activity.EntityId, new(DemoHouse.Today.Year, 1, 1))).Ok);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == unpaid.CustomerId);
        db.Add(new Grant(TestHouse.Cooperative, (await db.Set<Account>().SingleAsync(a => a.DisplayName == "Noé Vasseur")).Id, Role.Direction, ScopeKind.Cooperative, 0, new DateRange(DemoHouse.Today), "test"));
        await db.SaveChangesAsync();
        var names = new Dictionary<string, string>
        {
            ["{invitation}"] = await Entry(AccountLinkPurpose.Invitation, "Élouan Rivoire"),
            ["{nouveau-mot-de-passe}"] = await Entry(AccountLinkPurpose.Reset, "Élouan Rivoire"),
            ["{confirmer-adresse}"] = await Entry(AccountLinkPurpose.Address, "Élouan Rivoire"),
            ["{entrer}"] = await Entry(AccountLinkPurpose.SignIn, "Élouan Rivoire"),
            ["{reprise-envoyee}"] = (await takeover.Receive(activity.EntityId, TakeoverStep.People, "personnes.csv", Sent("prénom;nom;courriel\nLise;Garnier;lise@exemple.example\nSans;;\n"), TakeoverOrigin.Usual)).Value!.Id.ToString(),
            ["{clients-envoyes}"] = (await own.GetRequiredService<CustomerImport>().Receive(activity.Id, "clients.csv", Sent("nom;code postal;ville\nStudio Nord;26400;Crest\nSans ville;abc;\n"))).Value!.Id.ToString(),
            ["{ecritures-envoyees}"] = (await own.GetRequiredService<ImportActions>().Receive(activity.EntityId, "ecritures.csv", Sent("journal;date;libellé;compte;débit;crédit\nOD;24/11/2026;Essai;606;10;\nOD;24/11/2026;Essai;401;;10\n"))).Value!.Id.ToString(),
            ["{facture-reprise}"] = (await own.TakeOver(customer, "FA2025-0118")).ToString(),
            ["{portefeuille}"] = (await own.GetRequiredService<PortfolioActions>().Save(null, "Portefeuille de l’été", [activity.Id.Value])).Value.ToString(),
            ["{application}"] = (await own.GetRequiredService<ApplicationActions>().Register(new("Fichiers partagés", "https://fichiers.exemple.example/retour", "", false, false))).Value!.Id.ToString(),
            ["{article}"] = (await db.Set<CatalogItem>().Where(i => i.ActivityId == activity.Id).OrderBy(i => i.Id).FirstAsync()).Id.ToString(),
            ["{autre-client}"] = (await db.Set<Customer>().Where(c => c.ActivityId == customer.ActivityId && c.Id != customer.Id).OrderBy(c => c.Id).FirstAsync()).Id.ToString(),
            ["{ligne}"] = (await db.Set<EntryLine>().Where(l => l.ActivityId == activity.Id && db.Set<Entry>().Any(e => e.Id == l.EntryId && e.ValidatedOn != null)).OrderBy(l => l.Id).FirstAsync()).Id.ToString(),
            ["{courriel}"] = (await db.Set<OutgoingMail>().OrderBy(m => m.Id).FirstAsync()).Id.ToString(),
            ["{entite}"] = activity.EntityId.ToString(),
            ["{compte}"] = (await db.Set<Account>().SingleAsync(a => a.DisplayName == "Camille Aubrac")).Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
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
            ["{soi}"] = (await db.Set<Person>().SingleAsync(p => db.Set<Account>().Any(a => a.Id == p.AccountId && a.DisplayName == "Camille Aubrac"))).Id.ToString(),
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
