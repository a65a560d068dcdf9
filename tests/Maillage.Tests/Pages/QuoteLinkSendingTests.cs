using System.Net;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Sending;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class QuoteLinkSendingTests
{
    [Fact]
    public async Task An_entrepreneur_sends_and_the_customer_signs_without_script()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var quote = await house.Offer();
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open($"/devis/{quote.Id}");
        Assert.Equal(Sent.Client, camille.Page.QuerySelector("#Letter_To")!.GetAttribute("value"));
        await camille.Submit("form#envoyer", ("Letter.To", "rien"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("n’est pas une adresse de courriel", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form#envoyer", ("Letter.To", Sent.Client));
        Assert.Contains("Le devis est envoyé au client.", camille.Text, StringComparison.Ordinal);

        var token = Sent.Token((await house.Mails())[0].Text);
        using var customer = Visitor.At(house);
        await customer.Open($"/lien/devis/{token}");
        foreach (var said in (string[])["Atelier des Cimes", "Coopérative d’essai", "Conception", "1 200,00 €", "Valable jusqu’au", "Accepter et signer"])
            Assert.Contains(said, customer.Text, StringComparison.Ordinal);
        using (var pdf = await customer.Get($"/lien/devis/{token}/pdf"))
            Assert.Equal(("application/pdf", "no-store"), (pdf.Content.Headers.ContentType!.MediaType, pdf.Headers.CacheControl!.ToString()));
        await camille.Open($"/devis/{quote.Id}");
        Assert.Contains("Le client a ouvert le lien le 24 novembre 2026", camille.Text, StringComparison.Ordinal);

        await customer.Submit("form[data-sign]", ("Input.Name", "Agnès Faure"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, customer.Status);
        Assert.Contains("Cochez la case", customer.Text, StringComparison.Ordinal);
        await customer.Submit("form[data-sign]", ("Input.Name", "<script>alert(1)</script> Faure"), ("Input.Consents", "true"), ("Input.Drawing", "M1 1 L5 5"));
        Assert.Contains("Ce devis est signé", customer.Text, StringComparison.Ordinal);
        Assert.Null(customer.Page.QuerySelector("form"));
        Assert.DoesNotContain(customer.Page.QuerySelectorAll("script"), s => s.TextContent.Length > 0);
        Assert.Equal("M1 1 L5 5", customer.Page.QuerySelector("svg.signature path")!.GetAttribute("d"));
        await camille.Open($"/devis/{quote.Id}");
        Assert.Contains("Signature électronique simple", camille.Text, StringComparison.Ordinal);
        using var signed = await customer.Get($"/lien/devis/{token}/pdf");
        var paper = OutsideTools.PdfText(await signed.Content.ReadAsByteArrayAsync());
        foreach (var said in (string[])["accepté par voie électronique", "24/11/2026 à", "alert(1)", quote.Hash!]) Assert.Contains(said, paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copied_link_is_shown_once()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var quote = await house.Offer();
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open($"/devis/{quote.Id}");
        await camille.Submit("form#lien");
        var link = camille.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;
        await camille.Open($"/devis/{quote.Id}");
        Assert.Null(camille.Page.QuerySelector("input[readonly]"));
        using var customer = Visitor.At(house);
        await customer.Open(new Uri(link).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, customer.Status);
    }

    [Fact]
    public async Task Who_may_send_closes_the_links_of_a_quote_and_the_thread_says_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        var quote = await house.Offer();
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open($"/devis/{quote.Id}");
        Assert.Null(camille.Page.QuerySelector("form#fermer"));
        var (sent, copied) = (await house.SentToken(quote), (await house.Do(s => s.GetRequiredService<QuoteSending>().Link(quote.Id))).Value!);

        await camille.Open($"/devis/{quote.Id}");
        await camille.Submit("form#fermer");
        foreach (var said in (string[])["Les liens du client sont fermés.", "Fermeture des liens du client"]) Assert.Contains(said, camille.Text, StringComparison.Ordinal);
        Assert.Null(camille.Page.QuerySelector("form#fermer"));
        using var customer = Visitor.At(house);
        foreach (var path in (string[])[$"/lien/devis/{sent}", $"/lien/devis/{sent}/pdf", new Uri(copied).AbsolutePath])
        {
            await customer.Open(path);
            Assert.Equal(HttpStatusCode.Gone, customer.Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await customer.Get($"/lien/devis/{await house.SentToken(quote)}")).StatusCode);
    }

    [Fact]
    public async Task The_customer_asks_for_a_change_or_refuses_and_dead_links_say_nothing()
    {
        await using var house = await TestHouse.Serve();
        var quote = await house.Offer();
        var token = await house.SentToken(quote);
        using var customer = Visitor.At(house);
        await customer.Open($"/lien/devis/{token}");
        await customer.Submit("form#modifier", ("Input.Name", "Agnès Faure"), ("Input.Message", "Plutôt en deux fois"));
        Assert.Contains("Une modification est demandée", customer.Text, StringComparison.Ordinal);
        await customer.Submit("form#refuser", ("Input.Name", "Agnès Faure"));
        Assert.Contains("Ce devis a été refusé", customer.Text, StringComparison.Ordinal);
        Assert.Equal(QuoteState.Declined, await house.Read(db => db.Set<Quote>().Select(q => q.State).SingleAsync()));

        var other = await house.Offer("Autre");
        var dead = await house.SentToken(other);
        await customer.Open($"/lien/devis/{dead}");
        await house.NextVersion(other);
        await customer.Submit("form[data-sign]", ("Input.Name", "Agnès Faure"), ("Input.Consents", "true"));
        Assert.Equal(HttpStatusCode.Gone, customer.Status);
        foreach (var path in (string[])[$"/lien/devis/{dead}", $"/lien/devis/{dead}/pdf", "/lien/devis/" + new string('A', 32) + "-1", "/lien/devis/1/pdf"])
        {
            await customer.Open(path);
            Assert.Equal(HttpStatusCode.Gone, customer.Status);
        }
    }

    [Fact]
    public async Task An_expired_quote_says_what_to_do()
    {
        await using var house = await TestHouse.Serve();
        var token = await house.SentToken(await house.Offer());
        house.MoveTo("2026-12-27");
        using var customer = Visitor.At(house);
        await customer.Open($"/lien/devis/{token}");
        Assert.Contains("Ce devis n’est plus valable", customer.Text, StringComparison.Ordinal);
        Assert.Null(customer.Page.QuerySelector("form[data-sign]"));
    }
}
