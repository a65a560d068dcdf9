using System.Text.RegularExpressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
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
        ("", "demonstration", "/demonstration"),
        ("", "lien-mort", "/erreur/410"),
        ("Camille Aubrac", "accueil-entrepreneur", "/"),
        ("Camille Aubrac", "factures", "/factures"),
        ("Camille Aubrac", "facture-brouillon", "/factures/{brouillon}/modifier"),
        ("Camille Aubrac", "facture-renvoyee", "/factures/{renvoyee}"),
        ("Camille Aubrac", "facture", "/factures/{emise}"),
        ("Camille Aubrac", "devis-liste", "/devis"),
        ("Camille Aubrac", "devis-saisie", "/devis/{devis-brouillon}/modifier"),
        ("Camille Aubrac", "devis", "/devis/{devis-signe}"),
        ("Camille Aubrac", "affaires", "/affaires"),
        ("Camille Aubrac", "affaire", "/affaires/{affaire}"),
        ("Camille Aubrac", "catalogue", "/catalogue"),
        ("Camille Aubrac", "catalogue-nouveau", "/catalogue/nouveau"),
        ("Camille Aubrac", "recherche", "/recherche?q=fact"),
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
        ("Camille Aubrac", "mon-acces", "/compte"),
        ("Inès Morvan", "accueil-equipe", "/"),
        ("Inès Morvan", "a-valider", "/factures/a-valider"),
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
        ("Inès Morvan", "activites", "/activites"),
        ("Inès Morvan", "activite", "/activites/{activite}"),
        ("Inès Morvan", "compte-activite", "/activites/{activite}/compte"),
        ("Inès Morvan", "personnes", "/personnes"),
        ("Inès Morvan", "associes", "/associes"),
        ("Inès Morvan", "courriels", "/courriels"),
        ("Salomé Garance", "accueil-administration", "/"),
        ("Salomé Garance", "cooperative", "/cooperative"),
        ("Salomé Garance", "comptes", "/administration/comptes"),
        ("Salomé Garance", "bareme-administration", "/contribution/bareme"),
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
        var names = new Dictionary<string, string>
        {
            ["{activite}"] = activity.Id.ToString(),
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
        await page.WaitForURLAsync(url => !url.Contains("/demonstration", StringComparison.Ordinal));
    }
}
