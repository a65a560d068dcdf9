using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Takeover;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Leaving;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Sap;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Browser;
using Maillage.Tests.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Harness;

/// <summary>What the demonstration has none of, added to a copy of it: the matrices and the crawls then ask for things, not for numbers that nothing has.</summary>
public static class DemoExtras
{
    private static readonly byte[] Paper = "%PDF-1.7\n%%EOF"u8.ToArray();

    /// <returns>Addresses of everything there is to ask for, to begin a crawl with.</returns>
    public static async Task<string[]> Complete(this DemoHouse house)
    {
        var names = await DemoPages.Names(house);
        var more = await house.In(DemoPeople.Ours, Add);
        return [.. more, .. DemoPages.All.Select(p => names(p.Path).Split('?')[0]).Distinct()];
    }

    /// <summary>An invoice of another program, with its document, for a customer.</summary>
    public static async Task<Id<LegacyInvoice>> TakeOver(this IServiceProvider services, Customer customer, string number)
    {
        var (db, date) = (services.GetRequiredService<Db>(), DemoHouse.Today.AddDays(-20));
        var invoice = new LegacyInvoice(customer, new(number, date, date.AddDays(30), new(12_000), "Habillage du site", [new("", new(12_000), Money.Zero)]));
        var booked = await services.GetRequiredService<Posting>().Post(invoice.Entry(date, customer.ThirdPartyId, services.GetRequiredService<SalesAccounts>()));
        Assert.True(booked.Ok, booked.Refusal?.Message);
        invoice.BookedAs(booked.Value.Id);
        invoice.Join("facture.pdf", (await services.GetRequiredService<DocumentFiles>().Receive("facture.pdf", Paper, "File")).Value!);
        db.Add(invoice);
        await db.SaveChangesAsync();
        return invoice.Id;
    }

    private static async Task<string[]> Add(IServiceProvider services)
    {
        var (db, attachments, addresses) = (services.GetRequiredService<Db>(), services.GetRequiredService<DocumentAttachments>(), new List<string>());
        foreach (var customer in (await db.Set<Customer>().Where(c => c.MergedIntoId == null).ToListAsync()).DistinctBy(c => c.ActivityId).Take(4).OrderBy(c => c.Id)) await services.TakeOver(customer, $"FA2025-{customer.ActivityId}");
        // Of each activity that writes one, a file joined to a draft.
        foreach (var quote in (await db.Set<Quote>().Where(q => q.State == QuoteState.Draft).ToListAsync()).DistinctBy(q => q.ActivityId).OrderBy(q => q.Id))
        {
            Assert.True((await attachments.AddTo(quote.Id, "plan.pdf", Paper)).Ok);
            addresses.Add($"/devis/{quote.Id}/pieces/{(await attachments.Of(quote.Id.Value))[0].Id}");
        }
        foreach (var invoice in (await db.Set<Invoice>().Where(i => i.State == InvoiceState.Draft).ToListAsync()).DistinctBy(i => i.ActivityId).OrderBy(i => i.Id))
        {
            Assert.True((await attachments.AddTo(invoice.Id, "plan.pdf", Paper)).Ok);
            addresses.Add($"/factures/{invoice.Id}/pieces/{(await attachments.Of(invoice.Id.Value))[0].Id}");
        }
        var decided = await services.GetRequiredService<DecisionActions>().Save(Id<Decision>.New(), new(DecisionBody.Board, DemoHouse.Today, "Règle du local", "Le local ferme à 20 h."), "pv.pdf", Paper);
        Assert.True(decided.Ok, decided.Refusal?.Message);
        addresses.Add($"/decisions/{decided.Value.Id}/document");
        foreach (var convention in await db.Set<Convention>().ToListAsync()) addresses.Add($"/activites/{convention.ActivityId}/convention/{convention.Id}/document");
        foreach (var twins in (await db.Set<Customer>().OrderBy(c => c.Id).ToListAsync()).GroupBy(c => c.ActivityId).Where(g => g.Count() > 1))
            addresses.Add($"/clients/{twins.First().Id}/reunir/{twins.Last().Id}");
        foreach (var taken in await db.Set<LegacyInvoice>().ToListAsync()) addresses.AddRange([$"/factures/reprises/{taken.Id}", $"/factures/reprises/{taken.Id}/piece"]);
        foreach (var year in (int[])[DemoHouse.Today.Year - 1, DemoHouse.Today.Year])
            foreach (var row in await services.GetRequiredService<AttestationReader>().Of(year)) addresses.Add($"/clients/{row.Customer.Id}/attestation/{year}.pdf");

        var entity = await db.Set<Activity>().Select(a => a.EntityId).FirstAsync();
        var identity = await db.Set<LegalIdentity>().Where(i => i.EntityId == entity).OrderBy(i => i.Id).FirstAsync();
        await db.Set<LegalIdentity>().Where(i => i.Id == identity.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.LogoPng, SamplePng.Disc(48)));
        addresses.Add($"/cooperative/entites/{entity}/logo/{identity.Id}");
        var compared = await services.GetRequiredService<TakeoverActions>().Receive(entity, TakeoverStep.CompareInvoices, "factures.csv", "numéro;ttc\nF9;5\n"u8.ToArray(), TakeoverOrigin.Usual, to: new Month(2026, 11));
        Assert.True(compared.Ok, compared.Refusal?.Message);
        addresses.AddRange([$"/administration/reprise/fichier/{compared.Value.Id}/ecarts.csv", $"/administration/reprise/fichier/{compared.Value.Id}/fautes.csv"]);
        addresses.AddRange(["/administration/reprise/personnes", "/administration/reprise/personnes/modele.csv"]);

        var made = DemoHouse.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var archive = new WholeExport { CooperativeId = db.Cooperative, AskedAt = made };
        db.Add(archive);
        db.Add(new WholeExportPart { CooperativeId = db.Cooperative, ExportId = archive.Id, Rank = 0, Bytes = [1, 2, 3] });
        await db.SaveChangesAsync();
        await db.Set<WholeExport>().Where(e => e.Id == archive.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.MadeAt, made).SetProperty(e => e.Length, 3));
        addresses.Add($"/administration/emporter/{archive.Id}/archive.zip");
        return [.. addresses];
    }
}
