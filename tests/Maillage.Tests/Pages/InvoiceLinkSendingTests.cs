using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Sales.Sending;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class InvoiceLinkSendingTests
{
    [Fact]
    public async Task An_invoice_is_sent_read_paid_and_its_page_says_so()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var invoice = await house.Sold();
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open($"/factures/{invoice.Id}");
        await camille.Submit("form#envoyer");
        Assert.Contains("Le document est envoyé au client.", camille.Text, StringComparison.Ordinal);
        var token = Sent.Token((await house.Mails())[0].Text);

        using var customer = Visitor.At(house);
        await customer.Open($"/lien/facture/{token}");
        foreach (var said in (string[])["À payer : 1 200,00 €", "FR76 3000 6000", invoice.Number!, "24 décembre 2026"]) Assert.Contains(said, customer.Text, StringComparison.Ordinal);
        using (var pdf = await customer.Get($"/lien/facture/{token}/pdf")) Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        using (var xml = await customer.Get($"/lien/facture/{token}/xml")) Assert.Equal("application/xml", xml.Content.Headers.ContentType!.MediaType);
        await customer.Open($"/lien/devis/{token}");
        Assert.Equal(HttpStatusCode.Gone, customer.Status);

        await house.Receive(invoice.Id, 1200m);
        await customer.Open($"/lien/facture/{token}");
        Assert.Contains("Payée le 24 novembre 2026", customer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_of_an_invoice_are_closed_by_who_may_send_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var invoice = await house.Sold();
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open($"/factures/{invoice.Id}");
        Assert.Null(camille.Page.QuerySelector("form#fermer"));
        await camille.Submit("form#envoyer");
        var token = Sent.Token((await house.Mails())[0].Text);
        var other = await house.As(await house.Account("Lou Martel", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value), s => s.GetRequiredService<InvoiceSending>().CloseLinks(invoice.Id));
        Assert.False(other.Ok);
        await camille.Submit("form#fermer");
        Assert.Contains("Fermeture des liens du client", camille.Text, StringComparison.Ordinal);
        Assert.Null(camille.Page.QuerySelector("form#fermer"));
        using var customer = Visitor.At(house);
        await customer.Open($"/lien/facture/{token}");
        Assert.Equal(HttpStatusCode.Gone, customer.Status);
    }

    [Fact]
    public async Task The_team_deposits_and_sends_what_was_just_issued()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Noé Ferrand", Role.Team);
        await house.Sold(Sent.WithMail with { Kind = CustomerKind.Public, Name = "Mairie de Crest", Email = "" });
        await house.Sold(Sent.WithMail with { Kind = CustomerKind.Private, Name = "Agnès Faure", Siren = "" });
        using var noe = await Visitor.SignedIn(house, "noe.ferrand@maillage.example");
        await noe.Open("/factures/chorus");
        await noe.Submit(".tasks form", ("number", "CPP-12"));
        Assert.Contains("dépôt CPP-12", noe.Text, StringComparison.Ordinal);

        await noe.Open("/factures/a-envoyer");
        await noe.Submit("form#envoi");
        Assert.Contains("Une facture est envoyée.", noe.Text, StringComparison.Ordinal);
        Assert.Contains("Rien à envoyer", noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_without_mail_is_not_reminded_and_leads_to_its_file()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Noé Ferrand", Role.Team);
        var late = await house.Sold(Sent.WithMail with { Email = "" });
        house.MoveTo("2027-01-05");
        using var noe = await Visitor.SignedIn(house, "noe.ferrand@maillage.example");
        await noe.Open("/relances");
        Assert.Contains("sans courriel", noe.Text, StringComparison.Ordinal);
        Assert.Null(noe.Page.QuerySelector($"a[href='/relances/{late.Id}']"));
        Assert.NotNull(noe.Page.QuerySelector($"td.row-acts a[href='/clients/{late.CustomerId}']"));
    }

    [Fact]
    public async Task Late_invoices_are_reminded_and_the_reminders_written()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Noé Ferrand", Role.Team);
        await house.Sold();
        var late = await house.Sold(Sent.WithMail with { Kind = CustomerKind.Private, Name = "Agnès Faure", Siren = "" });
        house.MoveTo("2027-01-05");
        using var noe = await Visitor.SignedIn(house, "noe.ferrand@maillage.example");
        await noe.Open("/relances");
        Assert.Contains("2 factures en retard", noe.Text, StringComparison.Ordinal);
        await noe.Open($"/relances/{late.Id}");
        await noe.Submit("form#relancer");
        Assert.Contains("La relance est envoyée.", noe.Text, StringComparison.Ordinal);
        await noe.Open($"/relances/{late.Id}");
        await noe.Submit("form[action^='/relances?']");
        Assert.Contains("ne sera plus relancée", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form[action*='Reprendre']");
        Assert.Contains("reprennent", noe.Text, StringComparison.Ordinal);
        await noe.Open("/relances/reglages");
        await noe.Submit("form#reglages", ("Input.Steps[0].Days", "30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noe.Status);
        await noe.Open($"/relances/reglages?activite={house.Atelier}");
        await noe.Submit("form#reglages", ("Input.Automatic", "true"));
        Assert.Contains("à partir de demain matin", noe.Text, StringComparison.Ordinal);
    }
}
