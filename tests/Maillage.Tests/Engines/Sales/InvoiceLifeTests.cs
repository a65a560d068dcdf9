using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class InvoiceLifeTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_goes_from_draft_to_paid(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var id = Id<Invoice>.New();

        var draft = (await house.Save(Sale.Draft(customer.Id), id, 0)).Value!;
        var submitted = (await house.Submit(Sale.Draft(customer.Id), id, draft.Version)).Value!;
        Assert.Equal(InvoiceState.Submitted, submitted.State);
        var returned = (await house.Do(s => s.GetRequiredService<InvoiceActions>().Return(id, "Précisez les dates."))).Value!;
        Assert.Equal((InvoiceState.Returned, "Précisez les dates."), (returned.State, returned.ReturnComment));
        var again = (await house.Submit(Sale.Draft(customer.Id) with { Subject = "Habillage du site, novembre" }, id, returned.Version)).Value!;
        var taken = (await house.Do(s => s.GetRequiredService<InvoiceActions>().TakeBack(again.Id))).Value!;
        Assert.Equal(InvoiceState.Draft, taken.State);
        await house.Submit(taken.Draft, id, taken.Version);
        var issued = (await house.Issue(id)).Value!;

        Assert.Equal(("2026-00001", 1, new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 24)), (issued.Number, issued.Rank, issued.IssuedOn, issued.DueOn));
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 VE Facture 2026-00001
              411      Atelier   1200.00
              706000   Atelier  -1000.00
              4457420  Atelier   -200.00
            """), LedgerText.Plain(await house.Written("invoice:")));

        Assert.True((await house.Receive(id, 400)).Ok);
        Assert.True((await house.Receive(id, 800)).Ok);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 BQ Encaissement facture 2026-00001
              512000   Atelier    400.00
              411      Atelier   -400.00
              4457420  Atelier     66.67
              4457120  Atelier    -66.67
            2026-11-24 BQ Encaissement facture 2026-00001
              512000   Atelier    800.00
              411      Atelier   -800.00
              4457420  Atelier    133.33
              4457120  Atelier   -133.33
            """), LedgerText.Plain(await house.Written("receipt:")));
        var item = await house.Read(db => db.Set<OpenItem>().SingleAsync());
        Assert.Equal(("A", new DateOnly(2026, 12, 24)), (item.Letter, item.DueOn));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Thirty_issues_at_once_give_numbers_without_gap_in_the_order_of_dates(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var ids = new List<Id<Invoice>>();
        for (var i = 0; i < 30; i++) ids.Add((await house.Submit(Sale.Draft(customer.Id, Sale.Line("Jour", 100 + i)))).Value!.Id);

        var results = await Task.WhenAll(ids.Select(house.Issue));

        Assert.All(results, r => Assert.True(r.Ok, r.Refusal?.Message));
        var issued = await house.Read(db => db.Set<Invoice>().AsNoTracking().OrderBy(i => i.Rank).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"2026-{n:D5}"), issued.Select(i => i.Number));
        Assert.Equal(Enumerable.Range(1, 30), issued.Select(i => i.Rank!.Value));
        Assert.Equal(issued.Select(i => i.IssuedOn).Order(), issued.Select(i => i.IssuedOn));
        Assert.Equal(30, await house.Read(db => db.Set<Entry>().CountAsync()));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_same_form_sent_twice_makes_one_invoice(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var id = Id<Invoice>.New();

        var both = await Task.WhenAll(house.Submit(Sale.Draft(customer.Id), id), house.Submit(Sale.Draft(customer.Id), id));

        Assert.All(both, r => Assert.Equal((id, InvoiceState.Submitted), (r.Value!.Id, r.Value.State)));
        Assert.Equal(1, await house.Read(db => db.Set<Invoice>().CountAsync()));
        Assert.Equal(1, await house.Read(db => db.Set<InvoiceLine>().CountAsync()));
        var issues = await Task.WhenAll(house.Issue(id), house.Issue(id));
        Assert.Equal("2026-00001", Assert.Single(issues.Select(r => r.Value!.Number).Distinct()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_second_of_two_people_is_told_and_overwrites_nothing(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var id = Id<Invoice>.New();
        var seen = (await house.Save(Sale.Draft(null), id, 0)).Value!;

        var first = await house.Save(Sale.Draft(null) with { Subject = "Le premier" }, id, seen.Version);
        var second = await house.Save(Sale.Draft(null) with { Subject = "Le second" }, id, seen.Version);

        Assert.True(first.Ok);
        Assert.Equal("stale", second.Refusal!.Type);
        Assert.Equal("Le premier", await house.Read(db => db.Set<Invoice>().Select(i => i.Subject).SingleAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Out_of_reach_nothing_exists_and_only_the_team_issues(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var id = (await house.Submit(Sale.Draft(customer.Id))).Value!.Id;
        var stranger = await house.Account("Bruno Bois", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        var own = await house.Account("Camille Atelier", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);

        Assert.Equal("not-found", (await house.As(stranger, s => s.GetRequiredService<InvoiceActions>().TakeBack(id))).Refusal!.Type);
        Assert.Equal("not-found", (await house.As(stranger, s => s.GetRequiredService<InvoiceActions>().Save(new(id, house.Bois, 1, Sale.Draft(null))))).Refusal!.Type);
        Assert.Equal("not-found", (await house.As(stranger, s => s.GetRequiredService<InvoiceIssue>().Issue(id))).Refusal!.Type);
        Assert.Null(await house.As(stranger, s => s.GetRequiredService<InvoiceReader>().Record(id)));
        Assert.Empty(await house.As(stranger, s => s.GetRequiredService<InvoiceList>().Rows(new(), 1)));
        Assert.Equal("forbidden", (await house.As(own, s => s.GetRequiredService<InvoiceIssue>().Issue(id))).Refusal!.Type);
        Assert.Equal("forbidden", (await house.As(own, s => s.GetRequiredService<ReceiptActions>().Record(id, new(new(1), new(1), new(2026, 11, 24), default)))).Refusal!.Type);
        Assert.Single(await house.As(own, s => s.GetRequiredService<InvoiceList>().Rows(new("a-valider"), 1)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_issued_invoice_cannot_change_in_the_store(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();
        await house.Receive(invoice.Id, 100);
        await house.RunJobs();

        foreach (var table in (string[])["Invoices", "InvoiceLines", "InvoiceFiles", "InvoiceXmls", "Clearings", "ClearingShares", "ClearingParts"])
            foreach (var sql in (string[])[$"""UPDATE "{table}" SET "CooperativeId" = 1""", $"""DELETE FROM "{table}" """])
            {
                var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.Read(db => db.Database.ExecuteSqlRawAsync(sql)));
                Assert.Contains("this row is final", error.Message, StringComparison.Ordinal);
            }
        Assert.Equal("sales.invoice.issued", (await house.Save(Sale.Draft(null), invoice.Id, invoice.Version)).Refusal!.Type);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_pdf_is_drawn_once_and_stays_the_same(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();

        await house.RunJobs();
        var kept = await house.Read(db => db.Set<InvoiceFile>().AsNoTracking().SingleAsync());
        var shown = await house.Do(s => s.GetRequiredService<InvoiceFiles>().Of(invoice));

        Assert.Equal(kept.Bytes, shown);
        Assert.Equal("%PDF"u8.ToArray(), shown[..4]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(shown)), kept.Sha256);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_is_never_dated_before_the_last_one_nor_of_an_activity_that_does_not_sell(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Sell();
        var customer = (await house.Customer(anyway: true)).Value!;
        var id = (await house.Submit(Sale.Draft(customer.Id))).Value!.Id;

        house.MoveTo("2026-11-23");
        Assert.Equal("sales.invoice.date", (await house.Issue(id)).Refusal!.Type);
        house.MoveTo("2024-11-23");
        var early = await house.Issue(id);
        Assert.Contains(early.Refusals, r => r.Message.Contains("L’activité commence le 1er mars 2025", StringComparison.Ordinal));

        house.MoveTo("2026-11-24");
        Assert.Equal("2026-00002", (await house.Issue(id)).Value!.Number);
        await house.IsSound();
    }
}
