using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Pages;

public sealed class SapPagesTests
{
    [Fact]
    public async Task From_the_declaration_to_the_attestation_without_script()
    {
        await using var house = await TestHouse.Serve(today: "2026-11-24");
        await house.Account("Salomé Garance", Role.Administrator);
        await house.Account("Inès Morvan", Role.Team);
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var salome = await Visitor.SignedIn(house, "salome.garance@maillage.example");
        await salome.Open($"/cooperative/entites/{house.Entity}/identite");
        await salome.Submit("main form", ("Input.SapNumber", "SAP 732 829 320"));
        Assert.Contains("Donnez le jour où la déclaration", salome.Text, StringComparison.Ordinal);
        await salome.Submit("main form", ("Input.SapNumber", "SAP 732 829 320"), ("Input.SapSince", "2024-03-01"));
        await salome.Open($"/cooperative/entites/{house.Entity}");
        Assert.Contains("SAP732829320, 01/03/2024", salome.Text, StringComparison.Ordinal);

        using var ines = await Visitor.SignedIn(house, "ines.morvan@maillage.example");
        await ines.Open("/clients/attestations-fiscales");
        await ines.Open(ines.Page.QuerySelector("a[href='/ventes/services-a-la-personne']")!.GetAttribute("href")!);
        await ines.Submit("form#regler", ("activite", house.Atelier.ToString()), ("Usual", "COURS"), ("Codes", "INFORMATIQUE"));
        Assert.Contains("Atelier des Cimes : Soutien scolaire ou cours à domicile, Assistance informatique à domicile", ines.Text, StringComparison.Ordinal);

        var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        var customer = (await house.Customer(new(CustomerKind.Private, "Lise Garnier", Street: "3 chemin du Lac", PostCode: "26400", City: "Crest", Email: "lise@garnier.example"))).Value!;
        await camille.Open($"/factures/nouvelle?activite={house.Atelier}&client={customer.Id}");
        Assert.Equal(["Soutien scolaire ou cours à domicile", "Assistance informatique à domicile", "Aucune"], camille.Page.QuerySelectorAll("select[name='Input.Lines[0].Sap'] option").Select(o => o.TextContent));
        await camille.Submit("form[data-autosave]", ("Input.Lines[0].Description", "Installer un poste"), ("Input.Lines[0].Quantity", "2"), ("Input.Lines[0].Unit", "heure"), ("Input.Lines[0].UnitPrice", "50"), ("Input.Lines[0].Sap", "INFORMATIQUE"), ("op", "submit"));
        var id = (await house.Read(db => db.Set<Invoice>().SingleAsync())).Id;
        var issued = (await house.Issue(id)).Value!;
        Assert.Equal("INFORMATIQUE", Assert.Single(SnapshotJson.Read(issued.Snapshot!).Lines).Sap);
        await house.Paid(id, 120, PaymentMethod.Cheque);
        await camille.Open($"/factures/recurrentes/nouvelle?facture={id}");
        Assert.Equal("INFORMATIQUE", camille.Page.QuerySelector("select[name='Input.Lines[0].Sap'] option[selected]")!.GetAttribute("value"));
        await camille.Open("/clients");
        await camille.Open(camille.Page.QuerySelector("a[href='/clients/attestations-fiscales']")!.GetAttribute("href")!);
        Assert.Contains("120,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Null(camille.Page.QuerySelector("form#toutes"));

        // The year after, the session of November is over.
        camille.Dispose();
        house.MoveTo("2027-02-10");
        using var later = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        camille = later;
        await camille.Open("/clients/attestations-fiscales");
        using (var pdf = await camille.Get(camille.Page.QuerySelector("a[href$='.pdf']")!.GetAttribute("href")!))
            Assert.Contains("Assistance informatique à domicile : comptez au plus 3 000,00 €", OutsideTools.Flat(OutsideTools.PdfText(await pdf.Content.ReadAsByteArrayAsync())), StringComparison.Ordinal);
        await camille.Submit("form#toutes");
        Assert.Contains("Une attestation est envoyée.", camille.Text, StringComparison.Ordinal);
        Assert.Contains("envoyée le 10/02/2027", camille.Text, StringComparison.Ordinal);
        await camille.Submit($"form[data-client='{customer.Id}']");
        Assert.Contains("elle est partie le 10 février 2027", camille.Text, StringComparison.Ordinal);
    }
}
