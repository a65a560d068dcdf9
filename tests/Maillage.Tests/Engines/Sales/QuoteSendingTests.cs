using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Links;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class QuoteSendingTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_quote_leaves_with_its_pdf_and_comes_back_signed_and_everyone_is_told(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Member();
        var quote = await house.Offer();
        var mail = (await house.Send(quote)).Value!;
        Assert.Equal(("Atelier des Cimes", "camille.aubrac@maillage.example", Sent.Client), (mail.FromName, mail.ReplyTo, mail.Recipients[0].Address));
        var file = Assert.Single(mail.Files);
        var drawn = await house.Do(s => s.GetRequiredKeyedService<Maillage.Platform.Mail.IMailFileSource>(file.Kind).Draw(file.TargetId));
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(drawn!.Bytes, 0, 4));
        Assert.Equal(QuoteState.Sent, await State(house, quote));

        var signed = await house.Sign(Sent.Token(mail.Text), drawing: "M10 10 L20.5 30");
        Assert.True(signed.Ok, signed.Refusal?.Message);
        var signature = await house.Read(db => db.Set<QuoteSignature>().SingleAsync());
        Assert.Equal((SignatureWay.Drawn, "Agnès Faure", quote.Hash, "192.0.2.7", (long?)null), (signature.Way, signature.Name, signature.DocumentHash, signature.Address, signature.By));
        var mails = await house.Mails();
        Assert.Equal([Sent.Client, "camille.aubrac@maillage.example", Sent.Client], mails.Select(m => m.Recipients[0].Address));
        Assert.Contains("signé par Agnès Faure", mails[1].Subject, StringComparison.Ordinal);
        Assert.Contains(quote.Hash!, mails[2].Text, StringComparison.Ordinal);
        Assert.Single(mails[2].Files);
        var thread = await house.Read(db => db.Set<DocumentAct>().Where(a => a.DocumentId == quote.Id.Value).ToListAsync());
        Assert.Contains(thread, a => a.Kind == ActKind.Sent && a.Text.Contains(Sent.Client, StringComparison.Ordinal));
        Assert.Contains(thread, a => a is { Kind: ActKind.Signed, Name: "Agnès Faure", By: null });
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_link_signs_once_and_never_a_version_that_was_replaced(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var first = await house.Offer();
        var old = await house.SentToken(first);
        var next = await house.NextVersion(first);
        Assert.Equal("not-found", (await house.Sign(old)).Refusal!.Type);

        var token = await house.SentToken(next);
        Assert.True((await house.Sign(token)).Ok);
        Assert.Equal("sales.quote.signed", (await house.Sign(token, "Quelqu’un d’autre")).Refusal!.Type);
        Assert.Equal("Agnès Faure", (await house.Read(db => db.Set<QuoteSignature>().SingleAsync())).Name);
        Assert.Equal("sales.quote.signed", (await house.Do(s => s.GetRequiredService<QuoteAnswers>().Decline(token, "Agnès Faure"))).Refusal!.Type);
    }

    [Fact]
    public async Task Two_signatures_at_once_make_one()
    {
        await using var house = await TestHouse.Open(Engine.Postgres);
        var token = await house.SentToken(await house.Offer());
        var both = await Task.WhenAll(house.Sign(token, "Agnès Faure"), house.Sign(token, "Paul Faure"));
        Assert.Single(both, s => s.Ok);
        Assert.Equal(1, await house.Read(db => db.Set<QuoteSignature>().CountAsync()));
    }

    [Fact]
    public async Task What_is_no_signature_is_refused_beside_its_field()
    {
        await using var house = await TestHouse.Open();
        var token = await house.SentToken(await house.Offer());
        Assert.Equal("Consents", (await house.Sign(token, consents: false)).Refusal!.Field);
        Assert.Equal("Name", (await house.Sign(token, " ")).Refusal!.Field);
        Assert.Equal("Drawing", (await house.Sign(token, drawing: "M0 0\"/><script>")).Refusal!.Field);
        Assert.Equal("Drawing", (await house.Sign(token, drawing: "M" + new string('1', QuoteSignature.LongestDrawing))).Refusal!.Field);
        Assert.Equal("Message", (await house.Do(s => s.GetRequiredService<QuoteAnswers>().AskChange(token, "Agnès Faure", " "))).Refusal!.Field);
        Assert.Equal(0, await house.Read(db => db.Set<QuoteSignature>().CountAsync()));
    }

    [Fact]
    public async Task An_expired_quote_is_read_a_while_and_not_signed()
    {
        await using var house = await TestHouse.Open();
        var quote = await house.Offer();
        var token = await house.SentToken(quote);
        house.MoveTo("2026-12-27");
        Assert.Equal("sales.quote.expired", (await house.Sign(token)).Refusal!.Type);
        Assert.NotNull(await house.Do(s => s.GetRequiredService<QuoteAnswers>().Read(token)));
        Assert.Equal("sales.quote.expired", (await house.Send(quote)).Refusal!.Type);
        house.MoveTo("2027-01-20");
        Assert.Null(await house.Do(s => s.GetRequiredService<QuoteAnswers>().Read(token)));
    }

    [Fact]
    public async Task A_change_asked_and_an_abandoned_quote_answer_as_they_should()
    {
        await using var house = await TestHouse.Open();
        var quote = await house.Offer();
        var token = await house.SentToken(quote);
        Assert.True((await house.Do(s => s.GetRequiredService<QuoteAnswers>().AskChange(token, "Agnès Faure", "Plutôt en deux fois"))).Ok);
        Assert.Equal(QuoteState.ChangeAsked, await State(house, quote));
        Assert.Contains(await house.Read(db => db.Set<DocumentAct>().ToListAsync()), a => a is { Kind: ActKind.ChangeAsked, Name: "Agnès Faure", Text: "Plutôt en deux fois" });
        await house.Do(s => s.GetRequiredService<QuoteActions>().Abandon(quote.Id));
        Assert.Equal("not-found", (await house.Sign(token)).Refusal!.Type);
        Assert.All(await house.Read(db => db.Set<SecretLink>().ToListAsync()), l => Assert.NotNull(l.RevokedAt));
    }

    [Fact]
    public async Task Nothing_is_sent_when_the_mail_is_wrong_or_the_quote_is_out_of_reach()
    {
        await using var house = await TestHouse.Open();
        var quote = await house.Offer();
        Assert.Equal("To", (await house.Send(quote, "pas une adresse")).Refusal!.Field);
        Assert.Equal(QuoteState.Ready, await State(house, quote));
        Assert.Equal(0, await house.Read(db => db.Set<SecretLink>().CountAsync()));
        var stranger = await house.Account("Un Autre", Maillage.Domain.Identity.Role.Entrepreneur, Maillage.Domain.Identity.ScopeKind.Activity, house.Bois.Value);
        Assert.Equal("not-found", (await house.As(stranger, s => s.GetRequiredService<QuoteSending>().Link(quote.Id))).Refusal!.Type);
    }

    private static Task<QuoteState> State(TestHouse house, Quote quote) => house.Read(db => db.Set<Quote>().Where(q => q.Id == quote.Id).Select(q => q.State).SingleAsync());
}
