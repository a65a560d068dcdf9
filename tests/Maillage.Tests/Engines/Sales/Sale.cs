using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>The verbs of sales, for short stories.</summary>
internal static class Sale
{
    public static CustomerDetails Company { get; } = new(CustomerKind.Company, "Studio Nord", "552 100 554", Street: "4 rue du Port", PostCode: "26400", City: "Crest");

    public static Task<Result<Customer>> Customer(this TestHouse house, CustomerDetails? details = null, Id<Activity>? of = null, bool anyway = false) =>
        house.Do(s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), of ?? house.Atelier, details ?? Company, anyway));

    public static InvoiceDraft Draft(Id<Customer>? customer, params IReadOnlyList<DraftLine> lines) =>
        new(customer, "Habillage du site", new(2026, 11, 3), new(2026, 11, 20), "", "", 30, false, lines.Count > 0 ? lines : [Line("Création graphique", 1000m)]);

    public static DraftLine Line(string what, decimal price, string vat = "FR200", LineNature nature = LineNature.Services, decimal quantity = 1) =>
        new(what, Quantity.From(quantity), "", UnitPrice.FromEuros(price), vat, nature);

    public static Task<Result<Invoice>> Submit(this TestHouse house, InvoiceDraft draft, Id<Invoice>? id = null, int version = 0) =>
        house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(id ?? Id<Invoice>.New(), house.Atelier, version, draft)));

    public static Task<Result<Invoice>> Save(this TestHouse house, InvoiceDraft draft, Id<Invoice> id, int version) =>
        house.Do(s => s.GetRequiredService<InvoiceActions>().Save(new(id, house.Atelier, version, draft)));

    public static Task<Result<Invoice>> Issue(this TestHouse house, Id<Invoice> id) => house.Do(s => s.GetRequiredService<InvoiceIssue>().Issue(id));

    /// <summary>A customer, an invoice with these lines, submitted and issued.</summary>
    public static async Task<Invoice> Sell(this TestHouse house, params IReadOnlyList<DraftLine> lines)
    {
        var customer = (await house.Customer(anyway: true)).Value!;
        var submitted = await house.Submit(Draft(customer.Id, lines));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        var issued = await house.Issue(submitted.Value.Id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        return issued.Value;
    }

    public static Task<Result<Receipt>> Receive(this TestHouse house, Id<Invoice> invoice, decimal euros, string date = "2026-11-24", Id<Clearing>? id = null) =>
        house.Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice, new(id ?? Id<Clearing>.New(), Money.FromEuros(euros), DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), PaymentMethod.Transfer)));

    /// <summary>Another invoice of a customer, issued.</summary>
    public static async Task<Invoice> SellTo(this TestHouse house, Id<Customer> customer, params IReadOnlyList<DraftLine> lines)
    {
        var issued = await house.Issue((await house.Submit(Draft(customer, lines))).Value!.Id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        return issued.Value;
    }

    public static Task<Result<Clearing>> Reverse(this TestHouse house, Id<Clearing> id) => house.Do(s => s.GetRequiredService<ReversalActions>().Reverse(id, "Erreur de saisie"));

    /// <summary>Debit less credit of an account, in euros.</summary>
    public static Task<decimal> Balance(this TestHouse house, string account) => house.Read(async db =>
        new Money(await db.Set<EntryLine>().Where(l => l.Account == account).SumAsync(l => l.Debit.Cents - l.Credit.Cents)).Euros);

    /// <summary>A credit note of an invoice with these lines, issued.</summary>
    public static Task<Invoice> Credit(this TestHouse house, Invoice invoice, params IReadOnlyList<DraftLine> lines) =>
        house.IssueFrom(invoice.CustomerId!.Value, DocumentKind.CreditNote, new(Credits: invoice.Id), lines);

    /// <summary>A document of any kind and origin, issued.</summary>
    public static Task<Invoice> IssueFrom(this TestHouse house, Id<Customer> customer, DocumentKind kind, InvoiceOrigin origin, params IReadOnlyList<DraftLine> lines) =>
        house.IssueFrom(customer, kind, origin, null, lines);

    /// <param name="by">The account that prepared it.</param>
    public static async Task<Invoice> IssueFrom(this TestHouse house, Id<Customer> customer, DocumentKind kind, InvoiceOrigin origin, long? by, IReadOnlyList<DraftLine> lines)
    {
        var id = Id<Invoice>.New();
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var activity = await db.Set<Activity>().SingleAsync(a => a.Id == house.Atelier);
            var made = new Invoice(id, activity, s.GetRequiredService<Clock>().Now, by, kind, origin);
            var draft = Draft(customer, lines) with { PaymentDays = 0 };
            made.Write(draft, draft.Priced(s.GetRequiredService<SalesAccounts>(), s.GetRequiredService<VatTable>(), kind), Money.Zero, "", s.GetRequiredService<Clock>().Now);
            Assert.True(made.Submit([], s.GetRequiredService<Clock>().Now, null).Ok);
            db.Add(made);
            await db.SaveChangesAsync();
        });
        var issued = await house.Issue(id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        return issued.Value;
    }

    /// <summary>What is open on the account of the customer of a document.</summary>
    public static Task<IReadOnlyList<Claim>> Open(this TestHouse house, Invoice of) => house.Do(async s =>
        await s.GetRequiredService<CustomerAccount>().Open(await s.GetRequiredService<Db>().Set<Customer>().SingleAsync(c => c.Id == of.CustomerId)));

    public static Task<CheckReport> CheckSales(this TestHouse house) => house.Do(s => s.GetServices<ICheck>().OfType<SalesCheck>().Single().Run());

    /// <summary>Nothing is wrong.</summary>
    public static async Task IsSound(this TestHouse house) => Assert.Empty((await house.CheckSales()).Faults);
}
