using System.Net;
using System.Text;
using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Invoices;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Takeover;

/// <summary>The take-over as it is walked, without script.</summary>
public sealed class TakeoverPagesTests
{
    [Fact]
    public async Task The_walk_is_followed_from_the_day_to_the_receipt_of_an_invoice()
    {
        await using var house = await TestHouse.Serve(today: "2026-01-15");
        await house.Account("Une Administratrice", Role.Administrator);
        await house.Account("Un Comptable", Role.Accountant);
        using var hugo = await Visitor.SignedIn(house, "un.comptable@maillage.example");
        await hugo.Open("/administration/reprise");
        Assert.DoesNotContain("Étapes", hugo.Text, StringComparison.Ordinal);
        await hugo.Submit("main form[method=post]", ("OpensOn", "2026-01-01"));
        Assert.Contains("Les comptes s’ouvrent le 1er janvier 2026.", hugo.Text, StringComparison.Ordinal);

        await Send(hugo, "personnes", "personnes.csv");
        await hugo.Submit("form#reprendre");
        Assert.Contains("3 personnes : c’est repris.", hugo.Text, StringComparison.Ordinal);
        await Send(hugo, "activites", "activites.csv");
        await hugo.Submit("form#reprendre");
        await Send(hugo, "clients", "clients-endi.csv", "Endi");
        Assert.Contains("Éditions du Lac", hugo.Text, StringComparison.Ordinal);
        await hugo.Submit("form#reprendre");
        await Send(hugo, "soldes", "soldes-endi.csv", "Endi");
        Assert.Contains("8 100,55 €", hugo.Text, StringComparison.Ordinal);
        await hugo.Submit("form#reprendre");
        await Send(hugo, "impayes", "impayes.csv");
        Assert.Contains("Écart0,00 €", hugo.Text, StringComparison.Ordinal);
        await hugo.Submit("form#reprendre");
        Assert.Contains("3 factures : c’est repris.", hugo.Text, StringComparison.Ordinal);

        await hugo.Open("/factures");
        await hugo.Open(hugo.Page.QuerySelector("a[href='/factures/reprises']")!.GetAttribute("href")!);
        await hugo.Open(hugo.Page.QuerySelectorAll("main td a").Single(a => a.TextContent == "FA2025-0118").GetAttribute("href")!);
        var record = hugo.Path;
        await hugo.Open(hugo.Page.QuerySelector("main a[href^='/encaissements/nouveau']")!.GetAttribute("href")!);
        Assert.Contains("La facture FA2025-0118", hugo.Text, StringComparison.Ordinal);
        await hugo.Submit("form#encaissement", ("Receipt.Amount", "1200"), ("Lines[0].Amount", "1200"), ("op", "enregistrer"));
        Assert.Contains("Facture FA2025-0118", hugo.Text, StringComparison.Ordinal);
        await hugo.Open(record);
        Assert.Contains("réglée", hugo.Text, StringComparison.Ordinal);
        var customer = await house.Read(db => db.Set<LegacyInvoice>().Where(i => i.Number == "FA2025-0118").Select(i => i.CustomerId).SingleAsync());
        await hugo.Open($"/clients/{customer}/releve");
        Assert.Contains("Facture reprise", hugo.Text, StringComparison.Ordinal);
        Assert.Empty(await house.FaultsOfAll());

        await hugo.Open("/administration/reprise/impayes");
        await hugo.Submit("form[id^=annuler-]");
        Assert.Contains("a reçu un règlement, même annulé : elle ne se retire plus", hugo.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_chosen_faults_are_downloaded_and_nothing_is_half_written()
    {
        await using var house = await TestHouse.Serve(today: "2026-01-15");
        await house.Account("Une Admin", Role.Administrator);
        Assert.True((await house.Opens("2026-01-01")).Ok);
        using var salome = await Visitor.SignedIn(house, "une.admin@maillage.example");
        await salome.Open("/administration/reprise/personnes");
        await salome.Upload("form#envoi", "file", "x.csv", Encoding.Latin1.GetBytes("Pr\u00e9nom;Famille;<b>Mail</b>\nL\u00e9a;Bon;lea@y.example\n;Vide;\n=1;Formule;pas bon\n"));
        Assert.Contains("Aucune colonne ne donne « Nom »", salome.Text, StringComparison.Ordinal);
        Assert.Null(salome.Page.QuerySelector("form#reprendre"));

        await salome.Submit("form#colonnes", ("columns[nom]", "Famille"), ("columns[courriel]", "<b>Mail</b>"));

        Assert.Contains("2 lignes sont à corriger", salome.Text, StringComparison.Ordinal);
        Assert.Null(salome.Page.QuerySelector("main b"));
        using var faults = await salome.Get(salome.Page.QuerySelector("a[href$='fautes.csv']")!.GetAttribute("href")!);
        var lines = (await faults.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("'=1;Formule;pas bon;4;", lines[2], StringComparison.Ordinal);
        await salome.Submit("form#reprendre");
        Assert.Contains("1 personne : c’est repris.", salome.Text, StringComparison.Ordinal);
        foreach (var bad in (byte[][])[[], [0, 1, 2], "%PDF-1.4 \0"u8.ToArray()])
        {
            await salome.Open("/administration/reprise/soldes");
            await salome.Upload("form#envoi", "file", "x.csv", bad);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, salome.Status);
        }
    }

    [Fact]
    public async Task Both_programs_are_compared_and_the_differences_kept_as_a_file()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Comptable", Role.Accountant);
        Assert.True((await house.Opens("2026-01-01")).Ok);
        await house.Sell();
        using var hugo = await Visitor.SignedIn(house, "un.comptable@maillage.example");
        await hugo.Open("/administration/reprise/comparer");
        await hugo.Upload("form#envoi", "file", "factures.csv", "numéro;ttc\n2026-00001;1200,01\nF9;5\n"u8.ToArray(), ("What", "CompareInvoices"), ("To", "2026-11"));
        Assert.Contains("2 écarts", hugo.Text, StringComparison.Ordinal);
        Assert.Contains("−0,01", hugo.Text, StringComparison.Ordinal);

        using var file = await hugo.Get(hugo.Page.QuerySelector("a[href$='ecarts.csv']")!.GetAttribute("href")!);
        Assert.Contains("2026-00001;;1200,01;1200,00;-0,01", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await hugo.Open("/administration/reprise/comparer");
        await hugo.Upload("form#envoi", "file", "balance.csv", "compte;solde\n411;1200\n706000;-1000\n4457420;-200\n"u8.ToArray(), ("What", "CompareBalances"), ("From", "2026-11"), ("To", "2026-11"));
        Assert.Contains("Aucun écart", hugo.Text, StringComparison.Ordinal);
    }

    private static async Task Send(Visitor visitor, string step, string file, string origin = "Usual")
    {
        await visitor.Open($"/administration/reprise/{step}");
        await visitor.Upload("form#envoi", "file", file, TakeoverVerbs.File(file), ("Origin", origin));
        Assert.True(visitor.Page.QuerySelector("form#reprendre") is not null, visitor.Text);
    }
}
