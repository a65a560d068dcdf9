using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>An activity that sells no more still receives, takes back and is read.</summary>
public sealed class ClosedActivityTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task It_issues_nothing_new_and_still_receives_and_takes_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (first, second) = (await house.Sell(), await house.Sell());
        var waiting = (await house.Submit(Sale.Draft(first.CustomerId))).Value!;
        await Close(house);

        Assert.Contains("L’activité est close", (await house.Issue(waiting.Id)).Refusal!.Message, StringComparison.Ordinal);
        Assert.True((await house.Receive(first.Id, 1200, "2026-11-25")).Ok);
        var note = (await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(second.Id, Id<Invoice>.New()))).Value!;
        var submitted = await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(note.Id, house.Atelier, note.Version, note.Draft)));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        var issued = await house.Issue(note.Id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        Assert.Equal(DocumentKind.CreditNote, issued.Value.Kind);
        Assert.Equal(0, await house.Balance("411000"));
        await house.IsSound();
    }

    [Fact]
    public async Task Its_entrepreneur_reads_everything_and_takes_cash_to_the_bank()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sell();
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await Close(house);
        using var own = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        foreach (var path in (string[])["/", "/factures", $"/factures/{invoice.Id}", $"/factures/{invoice.Id}/pdf", $"/clients/{invoice.CustomerId}", "/devis", "/recettes", $"/activites/{house.Atelier}", $"/activites/{house.Atelier}/compte", $"/activites/{house.Atelier}/contribution"])
        {
            using var answer = await own.Get(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
        }
        await own.Open("/caisse");
        Assert.Contains("Atelier des Cimes", own.Text, StringComparison.Ordinal);
        await own.Open($"/factures/{invoice.Id}");
        await own.Submit("form[action*=Crediter]");
        Assert.Contains($"Avoir sur {invoice.Number}", own.Page.Body!.InnerHtml, StringComparison.Ordinal);
        await own.Open("/factures/nouvelle");
        Assert.Null(own.Page.QuerySelector("main form[method=post]"));
    }

    private static async Task Close(TestHouse house)
    {
        await house.Do(async s =>
        {
            var activity = await s.GetRequiredService<Db>().Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == house.Atelier);
            Assert.True((await s.GetRequiredService<ActivityActions>().Change(house.Atelier, activity.Kind, activity.Name, "", new(2026, 11, 24), activity.Version)).Ok);
        });
        house.MoveTo("2026-11-25");
    }
}
