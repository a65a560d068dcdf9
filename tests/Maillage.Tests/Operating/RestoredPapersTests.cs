using System.Net;
using System.Security.Cryptography;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>What people sent, received and hold lives through a move to the other engine: files to the byte, passwords, links.</summary>
public sealed class RestoredPapersTests
{
    private const string Someone = "noe.ferrand@maillage.example";

    [Theory, InlineData(Engine.Sqlite, Engine.Postgres), InlineData(Engine.Postgres, Engine.Sqlite)]
    public async Task Files_are_the_same_bytes_the_password_still_lets_in_and_the_link_still_opens(Engine home, Engine away)
    {
        await using var house = await TestHouse.Open(home);
        await house.Account("Première Administratrice", Role.Administrator);
        await house.Account("Noé Ferrand", Role.Team);
        // Every value of a byte, so that no writing of them can pass by luck.
        byte[] plan = [.. "%PDF-1.7 "u8, .. Enumerable.Range(0, 5_000).Select(i => (byte)i)];
        var invoice = await IssuedWith(house, plan);
        var paper = await house.Do(s => s.GetRequiredService<InvoiceFiles>().Of(invoice));
        // The program that serves below lives today, whatever the day.
        var link = (await house.Do(s => s.GetRequiredService<SecretLinks>().Create(InvoiceSending.Purpose, invoice.Id.Value, new(2100, 1, 1)))).Value!;
        var kept = await Kept(house.Settings);
        Assert.Equal(3, kept.Count);

        await using var there = await TestDatabase.New(away);
        var file = Path.Combine(house.Settings.DataFolder, "demenagement.zip");
        var made = await TheProgram.Run(house.Settings, "backup", file);
        Assert.True(made.Code == 0, made.Output + made.Error);
        var restored = await TheProgram.Run(there.Settings, "restore", file);
        Assert.True(restored.Code == 0, restored.Output + restored.Error);

        Assert.Equal(kept, await Kept(there.Settings));
        using var program = await TheProgram.Serve(there.Settings);
        using var signedIn = await Visitor.SignedIn(program.Address, Someone);
        await signedIn.Open($"/factures/{invoice.Id}");
        Assert.Equal(HttpStatusCode.OK, signedIn.Status);
        using var customer = Visitor.At(program.Address);
        await customer.Open($"/lien/facture/{link.Token}");
        Assert.Contains(invoice.Number!, customer.Text, StringComparison.Ordinal);
        Assert.Equal(paper, await Bytes(customer, $"/lien/facture/{link.Token}/pdf"));
        Assert.Equal(plan, await Bytes(customer, customer.Page.QuerySelector("a[href*='/pieces/']")!.GetAttribute("href")!));
        Assert.Equal(0, (await program.Stop()).Code);
    }

    /// <summary>An issued invoice that a file is joined to.</summary>
    private static async Task<Invoice> IssuedWith(TestHouse house, byte[] plan)
    {
        var draft = Sale.Draft((await house.Customer()).Value!.Id);
        var saved = (await house.Save(draft, Id<Invoice>.New(), 0)).Value!;
        var joined = await house.Do(s => s.GetRequiredService<DocumentAttachments>().AddTo(saved.Id, "plan.pdf", plan));
        Assert.True(joined.Ok, joined.Refusal?.Message);
        var submitted = await house.Submit(draft, saved.Id, saved.Version);
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        var issued = await house.Issue(saved.Id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        return issued.Value;
    }

    /// <summary>Every kept file: the print it is kept under and the print of its bytes.</summary>
    private static async Task<IReadOnlyList<(string Kind, string Sha256, string Bytes)>> Kept(Settings settings)
    {
        await using var db = Db.OfOwner(settings);
        static string Print(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
        var files = await db.Set<DocumentFile>().IgnoreQueryFilters().OrderBy(f => f.Sha256).ToListAsync();
        var papers = await db.Set<InvoiceFile>().IgnoreQueryFilters().OrderBy(f => f.Sha256).ToListAsync();
        var forms = await db.Set<InvoiceXml>().IgnoreQueryFilters().OrderBy(f => f.Sha256).ToListAsync();
        return [.. files.Select(f => ("joined", f.Sha256, Print(f.Bytes))), .. papers.Select(f => ("paper", f.Sha256, Print(f.Bytes))), .. forms.Select(f => ("xml", f.Sha256, Print(f.Bytes)))];
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
