using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class InvoiceSendingTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_leaves_with_its_pdf_and_says_what_is_due(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sold();
        var sent = await house.Do(s => s.GetRequiredService<InvoiceSending>().Send(invoice.Id, InvoiceSending.LetterOf(invoice, null).For(Sent.Client)));
        Assert.True(sent.Ok, sent.Refusal?.Message);
        Assert.Contains("1 200,00 €, à régler avant le 24 décembre 2026", Visitor.Plain(sent.Value.Text), StringComparison.Ordinal);
        var drawn = await house.Do(s => s.GetRequiredKeyedService<IMailFileSource>(sent.Value.Files[0].Kind).Draw(sent.Value.Files[0].TargetId));
        Assert.Equal("application/pdf", drawn!.ContentType);
        Assert.Contains(await house.Read(db => db.Set<DocumentAct>().ToListAsync()), a => a.Kind == ActKind.Sent && a.DocumentId == invoice.Id.Value);

        var read = (await house.Do(s => s.GetRequiredService<InvoiceSending>().Read(Sent.Token(sent.Value.Text), opens: true)))!;
        Assert.Equal(1200m, read.Items.Sum(i => i.Remaining).Euros);
        await house.Receive(invoice.Id, 1200m);
        read = (await house.Do(s => s.GetRequiredService<InvoiceSending>().Read(Sent.Token(sent.Value.Text), opens: false)))!;
        Assert.Equal(new DateOnly(2026, 11, 24), Assert.Single(read.Items).SettledOn);
        Assert.Null(await house.Do(s => s.GetRequiredService<QuoteAnswers>().Read(Sent.Token(sent.Value.Text))));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_batch_sent_twice_at_once_leaves_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var ids = new List<long>();
        for (var i = 0; i < 4; i++) ids.Add((await house.Sold()).Id.Value);
        Task<(int Sent, IReadOnlyList<Refusal> Refusals)> Send() => house.Do(s => s.GetRequiredService<InvoiceBatch>().Send(ids));
        var both = await Task.WhenAll(Task.Run(Send), Task.Run(Send));
        Assert.Equal((4, 0), (both.Sum(b => b.Sent), both.Sum(b => b.Refusals.Count)));
        Assert.Equal(4, (await house.Mails()).Count);
        Assert.Equal(0, (await Send()).Sent);
    }

    [Fact]
    public async Task A_draft_does_not_leave()
    {
        await using var house = await TestHouse.Open();
        var customer = (await house.Customer()).Value!;
        var draft = (await house.Submit(Sale.Draft(customer.Id))).Value!;
        Assert.Equal("sales.send.not-issued", (await house.Do(s => s.GetRequiredService<InvoiceSending>().Link(draft.Id))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_to_a_public_body_is_deposited_and_the_note_can_be_taken_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sold(Sent.WithMail with { Kind = CustomerKind.Public, Name = "Mairie de Crest" });
        Assert.Equal("sales.send.chorus", (await house.Do(s => s.GetRequiredService<InvoiceSending>().Link(invoice.Id))).Refusal!.Type);
        Task<IReadOnlyList<ChorusRow>> Rows(bool deposited) => house.Do(s => s.GetRequiredService<ChorusActions>().Rows(deposited));
        Task<Result<ChorusDeposit>> Deposit(string day) => house.Do(s => s.GetRequiredService<ChorusActions>().Deposit(invoice.Id, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), " 123 "));

        Assert.Single(await Rows(false));
        Assert.Equal("On", (await Deposit("2026-11-25")).Refusal!.Field);
        Assert.True((await Deposit("2026-11-24")).Ok);
        Assert.Equal("sales.chorus.done", (await Deposit("2026-11-24")).Refusal!.Type);
        Assert.Empty(await Rows(false));
        Assert.Equal("123", Assert.Single(await Rows(true)).Deposit!.Number);
        Assert.True((await house.Do(s => s.GetRequiredService<ChorusActions>().Undo(invoice.Id))).Ok);
        Assert.Single(await Rows(false));
        Assert.Empty(await Rows(true));
    }

    [Fact]
    public async Task Only_public_bodies_have_a_deposit()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sold();
        Assert.Equal("sales.chorus.not-public", (await house.Do(s => s.GetRequiredService<ChorusActions>().Deposit(invoice.Id, new(2026, 11, 24), ""))).Refusal!.Type);
    }
}
