using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Electronic;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Queue;
using Maillage.Platform.Jobs;
using Maillage.Tests.Engines.Ledger;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public class ElectronicIssueTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_pdf_of_an_issued_invoice_carries_its_electronic_form(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();
        var kept = await house.Read(db => db.Set<InvoiceXml>().AsNoTracking().SingleAsync());
        Assert.Equal((ElectronicRules.Version, InvoiceXml.HashOf(kept.Bytes)), (kept.RulesVersion, kept.Sha256));

        await house.Issue(invoice.Id);
        await house.RunJobs();
        Assert.Equal(kept.Bytes, (await house.Read(db => db.Set<InvoiceXml>().AsNoTracking().SingleAsync())).Bytes);

        var attached = Extracted((await house.Read(db => db.Set<InvoiceFile>().AsNoTracking().SingleAsync())).Bytes);
        Assert.Equal(kept.Bytes, attached);
        var read = ElectronicInvoiceReader.Read(attached).Value!.Invoice;
        Assert.Equal((invoice.Number, invoice.Ttc.Euros), (read.Number, read.Totals.Due));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_the_rules_refuse_is_told_before_and_never_half_issued(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var refused = await house.Submit(Sale.Draft(customer.Id) with { Note = "Voir #PMT# plus haut." });
        Assert.Equal("sales.invoice.electronic", refused.Refusal!.Type);

        var submitted = (await house.Submit(Sale.Draft(customer.Id))).Value!;
        await house.Read(db => db.Set<Invoice>().ExecuteUpdateAsync(i => i.SetProperty(x => x.Note, "Voir #PMT# plus haut.")));
        var queued = Assert.Single(await house.Do(s => s.GetRequiredService<InvoiceQueue>().Waiting()));
        Assert.Equal((false, "format électronique"), (queued.CanBeIssued, queued.Remarks[0].Tag));
        Assert.Equal("sales.invoice.electronic", (await house.Issue(submitted.Id)).Refusal!.Type);
        Assert.Equal((0, 0), (await house.Read(db => db.Set<InvoiceXml>().CountAsync()), await house.Read(db => db.Set<Entry>().CountAsync())));

        await house.Read(db => db.Set<Invoice>().ExecuteUpdateAsync(i => i.SetProperty(x => x.Note, "")));
        Assert.Equal("2026-00001", (await house.Issue(submitted.Id)).Value!.Number);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_credit_note_has_its_electronic_form_and_a_form_that_changed_is_found(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();
        var note = (await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(invoice.Id, Id<Invoice>.New()))).Value!;
        await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(note.Id, house.Atelier, note.Version, note.Draft)));
        var credit = (await house.Issue(note.Id)).Value!;
        var read = ElectronicInvoiceReader.Read(await house.Do(s => s.GetRequiredService<InvoiceXmls>().Of(credit.Id))).Value!.Invoice;
        Assert.Equal((InvoiceTypes.CreditNote, invoice.Number, -credit.Ttc.Euros), (read.TypeCode, read.PrecedingInvoices[0].Number, read.Totals.Due));
        await house.Do(s => s.GetRequiredService<InvoiceFiles>().Of(credit));
        await house.IsSound();

        await house.Tamper("""UPDATE "InvoiceXmls" SET "Sha256" = 'x'""");
        await house.Tamper("""UPDATE "InvoiceFiles" SET "Sha256" = 'x'""");
        Assert.Equal(2, (await house.CheckSales()).Faults.Count(f => f.Contains("n’est plus celle de l’émission", StringComparison.Ordinal)));
        Assert.Contains($"Facture {credit.Number} : son PDF n’est plus celui qui a été dessiné.", (await house.CheckSales()).Faults);
    }

    private static byte[] Extracted(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            OutsideTools.OnPdf(pdf, "pdfdetach", "-save", "1", "-o", file);
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
