using Maillage.Modules.Sales.Documents;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Queue;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;

namespace Maillage.Modules.Sales;

/// <summary>Customers, invoices and receipts.</summary>
public static class SalesModule
{
    public const string Read = "sales.read";
    public const string EditInvoices = "sales.invoice.edit";
    public const string IssueInvoices = "sales.invoice.issue";
    public const string RecordReceipts = "sales.receipt.record";
    public const string EditCustomers = "sales.customer.edit";

    public static void Add(ModuleBuilder module)
    {
        module.Services
            .AddSingleton(new EntryOwner("invoice", "C’est l’écriture d’une facture émise : elle ne se contrepasse pas ici, une facture s’annule par un avoir."))
            .AddSingleton(new EntryOwner("receipt", "C’est l’écriture d’un encaissement : annulez-le sur la page de la facture, l’écriture inverse suivra."));
        module
            .Right(Read, "Voir les clients, les factures et les encaissements", Role.Entrepreneur, Role.Team)
            .Right(EditInvoices, "Préparer et soumettre des factures", Role.Entrepreneur, Role.Team)
            .Right(IssueInvoices, "Émettre ou renvoyer les factures soumises", Role.Team)
            .Right(RecordReceipts, "Enregistrer et annuler des encaissements", Role.Team)
            .Right(EditCustomers, "Créer et modifier les clients", Role.Entrepreneur, Role.Team)
            .Menu("À valider", "/factures/a-valider", "valider", 10, IssueInvoices)
            .Menu("Ventes", "/factures", "facture", 20, Read)
            .Menu("Clients", "/clients", "personnes", 30, Read)
            .Menu("Encaissements", "/encaissements", "euro", 35, RecordReceipts)
            .Frozen("Invoices", """OLD."Rank" IS NOT NULL""")
            .Frozen("InvoiceLines", """OLD."Issued" """)
            .Frozen("QuoteLines", """OLD."Frozen" """)
            .Frozen("QuoteSignatures", "TRUE")
            .Frozen("DocumentActs", "TRUE")
            .Frozen("InvoiceFiles", "TRUE")
            .Frozen("Receipts", "TRUE")
            .Frozen("ReceiptParts", "TRUE")
            .Frozen("ReceiptReversals", "TRUE")
            .Job<InvoiceFileJob>(InvoiceFileJob.Kind)
            .Check<SalesCheck>()
            .Routes(routes => routes.MapGet("/factures/export.csv", InvoiceExport.Get).Needs(Read))
            .Routes(routes => routes.MapGet("/factures/{id:long}/pdf", InvoicePdf.Get).Needs(Read));
        var services = module.Services;
        services.AddSingleton(_ => VatTable.Parse(RuleFiles.Read("vat.json")));
        services.AddSingleton(_ => LegalMentions.Parse(RuleFiles.Read("mentions.json")));
        services.AddSingleton(_ => Domain.Sales.Customers.PaymentTermLaw.Parse(RuleFiles.Read("payment-terms.json")));
        services.AddSingleton(s => SalesAccounts.Parse(RuleFiles.Read("sales-accounts.json"), s.GetRequiredService<Chart>()));
        services.AddScoped<ActivityChoice>().AddScoped<CustomerActions>().AddScoped<CustomerReader>();
        services.AddScoped<InvoiceActions>().AddScoped<InvoiceIssue>().AddScoped<InvoiceList>().AddScoped<InvoiceReader>().AddScoped<InvoiceFiles>().AddScoped<InvoiceLinks>().AddScoped<PartiesReader>().AddScoped<DocumentImages>();
        services.AddScoped<ReceiptActions>().AddScoped<ReceiptList>().AddScoped<InvoiceQueue>();
    }
}
