using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Vat;
using Maillage.House;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Brands;
using Maillage.Modules.Sales.Cash;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Internal;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Legacy;
using Maillage.Modules.Sales.Queue;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Recurring;
using Maillage.Modules.Sales.Remittances;
using Maillage.Modules.Sales.Sap;
using Maillage.Modules.Sales.SelfIssuing;
using Maillage.Modules.Sales.Sending;
using Maillage.Modules.Sales.Takings;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>Customers, quotes, invoices and receipts.</summary>
public static class SalesModule
{
    /// <summary>Duties that may be separated.</summary>
    public const string Invoices = "sales.invoice", Refunds = "sales.refund";

    public const string Read = "sales.read";
    public const string EditQuotes = "sales.quote.edit";
    public const string ValidateQuotes = "sales.quote.validate";
    public const string GrantSelfIssue = "sales.self-issue.grant";
    public const string EditBrand = "sales.brand.edit";
    public const string EditCatalog = "sales.catalog.edit";
    public const string EditInvoices = "sales.invoice.edit";
    public const string IssueInvoices = "sales.invoice.issue";
    public const string RecordReceipts = "sales.receipt.record";
    public const string RecordTakings = "sales.taking.record";
    public const string WriteOff = "sales.write-off";
    public const string EditCustomers = "sales.customer.edit";
    public const string Send = "sales.send";
    public const string Remind = "sales.remind";
    public const string SetReminders = "sales.reminder.set";
    public const string Deposit = "sales.chorus.deposit";
    public const string SetSap = "sales.sap.set";
    public const string SellInside = "sales.internal";

    public static void Add(ModuleBuilder module)
    {
        module.Services
            .AddSingleton(new EntryOwner("invoice", "C’est l’écriture d’une facture émise : elle ne se contrepasse pas ici, une facture s’annule par un avoir."))
            .AddSingleton(new EntryOwner("receipt", "C’est l’écriture d’un encaissement : annulez-le dans « Encaissements », l’écriture inverse suivra."))
            .AddSingleton(new EntryOwner("offset", "C’est l’écriture d’une imputation : annulez-la dans « Encaissements », l’écriture inverse suivra."))
            .AddSingleton(new EntryOwner("remittance", "C’est l’écriture d’une remise ou d’un versement : annulez-le dans « Encaissements », l’écriture inverse suivra."))
            .AddSingleton(new EntryOwner("bounced", "C’est le rejet d’un chèque remis : il va avec l’annulation de son encaissement."))
            .AddSingleton(new EntryOwner("write-off", "C’est l’écriture d’une perte ou d’un écart : annulez-le sur la page de la facture, l’écriture inverse suivra."));
        module
            .Right(Read, "Voir les clients, les factures et les encaissements", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Direction, Role.Team)
            .Right(EditQuotes, "Préparer, soumettre et suivre des devis et des affaires", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Team)
            .Right(ValidateQuotes, "Valider ou renvoyer les devis soumis", Role.CollectiveManager, Role.Adviser, Role.Direction, Role.Team)
            .Right(GrantSelfIssue, "Dire qui valide ses devis et émet ses factures, jusqu’à quel montant", Role.Direction, Role.Team)
            .Right(EditCatalog, "Tenir le catalogue d’une activité", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Team)
            .Right(EditBrand, "Choisir la présentation des documents d’une activité", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Team)
            .Right(EditInvoices, "Préparer et soumettre des factures", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Team)
            .Right(IssueInvoices, "Émettre ou renvoyer les factures soumises", Role.Adviser, Role.Accountant, Role.Direction, Role.Team)
            .Right(RecordReceipts, "Enregistrer et annuler des encaissements", Role.Accountant, Role.Team)
            .Right(WriteOff, "Passer une facture impayée en perte", Role.Accountant, Role.Team)
            .Right(EditCustomers, "Créer et modifier les clients", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Team)
            .Right(Send, "Envoyer devis et factures aux clients", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Team)
            .Menu("À valider", "/factures/a-valider", "valider", 10, IssueInvoices)
            .Menu("Devis", "/devis", "devis", 15, Read)
            .Menu("Affaires", "/affaires", "activite", 32, Read)
            .Menu("Ventes", "/factures", "facture", 20, Read)
            .Menu("Clients", "/clients", "personnes", 30, Read)
            .Menu("Encaissements", "/encaissements", "euro", 35, RecordReceipts)
            .Duty(Invoices, "Qui a préparé une facture ne l’émet pas, sauf à émettre ses propres factures dans sa limite")
            .Duty(Refunds, "Qui a préparé ou émis un avoir, ou enregistré une avance, ne les rembourse pas")
            .History<Invoice>("facture", "la facture", id => $"/factures/{id}", MayRead<Invoice>)
            .History<Quote>("devis", "le devis", id => $"/devis/{id}", MayRead<Quote>)
            .History<Deal>("affaire", "l’affaire", id => $"/affaires/{id}", MayRead<Deal>)
            .History<Customer>("client", "le client", id => $"/clients/{id}", MayRead<Customer>)
            .History<Clearing>("encaissement", "l’encaissement", id => $"/encaissements/{id}", MayRead<Clearing>)
            .History<Remittance>("remise", "la remise", id => $"/encaissements/remises/{id}", async (s, id) => await s.GetRequiredService<RemittanceReader>().Find(new(id)) is { } found
                && await s.GetRequiredService<Access>().Can(RecordReceipts, new Resource(Entity: found.Remittance.EntityId.Value)))
            .History<CatalogItem>("article", "l’article", id => $"/catalogue/{id}", (s, id) => MayOver<CatalogItem>(s, id, EditCatalog))
            .Frozen("Invoices", """OLD."Rank" IS NOT NULL""")
            .Frozen("InvoiceLines", """OLD."Issued" """)
            .Frozen("QuoteLines", """OLD."Frozen" """)
            .Frozen("QuoteSignatures", "TRUE")
            .Frozen("DocumentActs", "TRUE", butFor: """
                NEW."Name" = '' AND NEW."Text" = '' AND NEW."CooperativeId" = OLD."CooperativeId" AND NEW."Id" = OLD."Id" AND NEW."DocumentId" = OLD."DocumentId"
                AND NEW."Kind" = OLD."Kind" AND NEW."At" = OLD."At" AND COALESCE(NEW."By", 0) = COALESCE(OLD."By", 0)
                """)
            .Frozen("InvoiceFiles", "TRUE")
            .Frozen("InvoiceXmls", "TRUE")
            .Frozen("Clearings", "TRUE")
            .Frozen("ClearingShares", "TRUE")
            .Frozen("ClearingParts", "TRUE")
            .Frozen("ClearingReversals", "TRUE")
            .Frozen("Remittances", "TRUE")
            .Frozen("RemittanceLines", "TRUE")
            .Frozen("RemittanceReversals", "TRUE")
            .Job<InvoiceFileJob>(InvoiceFileJob.Kind, "Fichier d’une facture émise")
            .Api(InvoicesApi.Map).Api(QuotesApi.Map).Api(DocumentsApi.Map)
            .Api(ReceiptsApi.Map).Api(ClearingsApi.Map).Api(RemittancesApi.Map).Api(CashApi.Map).Api(Deals.DealsApi.Map).Api(Catalogue.CatalogApi.Map)
            .Check<SalesCheck>()
            .Check<CollectiveCheck>()
            .Routes(routes => routes.MapGet("/factures/export.csv", InvoiceExport.Get).Confirmed().Noted(nameof(Invoice), "la liste des factures").Needs(Read))
            .Routes(routes => routes.MapGet("/devis/{id:long}/pdf", QuotePdf.Get).Needs(Read))
            .Routes(routes => routes.MapGet("/factures/{id:long}/pdf", InvoicePdf.Get).Needs(Read))
            .Routes(routes => routes.MapGet("/factures/{id:long}/xml", InvoiceFormats.Cii).Needs(Read))
            .Routes(routes => routes.MapGet("/factures/{id:long}/ubl", InvoiceFormats.Ubl).Needs(Read));
        module.Services.AddSingleton(new ActivityLink("Présentation des documents", EditBrand, id => $"/activites/{id}/presentation"));
        CustomerParts.Add(module);
        SapParts.Add(module);
        SendingParts.Add(module);
        TakingParts.Add(module);
        RecurringParts.Add(module);
        InternalParts.Add(module);
        LegacyParts.Add(module);
        SalesWebhooks.Add(module);
        var services = module.Services;
        services.AddSingleton(_ => VatTable.Parse(RuleFiles.Read("vat.json")));
        services.AddSingleton(_ => LegalMentions.Parse(RuleFiles.Read("mentions.json")));
        services.AddSingleton(_ => Domain.Sales.Customers.PaymentTermLaw.Parse(RuleFiles.Read("payment-terms.json")));
        services.AddSingleton(s => SalesAccounts.Parse(RuleFiles.Read("sales-accounts.json"), s.GetRequiredService<Chart>()));
        services.AddSingleton(_ => ReceiptSettings.Parse(RuleFiles.Read("receipts.json")));
        services.AddScoped<ActivityChoice>();
        services.AddScoped<TakenDocuments>().AddScoped<ITakenFiles>(s => s.GetRequiredService<TakenDocuments>());
        services.AddScoped<InvoiceActions>().AddScoped<InvoiceIssue>().AddScoped<InvoiceList>().AddScoped<InvoiceReader>().AddScoped<InvoiceFiles>().AddScoped<InvoiceXmls>().AddScoped<InvoiceLinks>().AddScoped<PartiesReader>().AddScoped<DocumentImages>();
        services.AddScoped<DocumentCustomers>().AddScoped<DocumentThread>().AddScoped<SelfIssue>().AddScoped<DocumentComments>().AddScoped<DocumentPreview>().AddScoped<EditorReader>().AddScoped<DocumentAttachments>().AddScoped<BrandActions>();
        services.AddScoped<QuoteActions>().AddScoped<QuoteReader>().AddScoped<QuotePapers>().AddScoped<QuoteList>().AddScoped<QuoteInvoicing>().AddScoped<InvoiceCopies>();
        services.AddScoped<Deals.DealReader>().AddScoped<Deals.DealActions>().AddScoped<Catalogue.CatalogActions>();
        services.AddScoped<QuoteQueue>().AddScoped<SelfIssueActions>();
        services.AddScoped<InvoiceQueue>();
        services.AddScoped<CustomerAccount>().AddScoped<ClearingBook>().AddScoped<ReceiptActions>().AddScoped<OffsetActions>().AddScoped<WriteOffActions>().AddScoped<ReversalActions>();
        services.AddScoped<RemittanceActions>().AddScoped<RemittanceReader>();
        services.AddScoped<ReceiptList>().AddScoped<ClearingReader>();
    }

    /// <summary>Whether the acting account reads a record of an activity.</summary>
    internal static Task<bool> MayRead<T>(IServiceProvider services, long id) where T : class, IOfActivity => MayOver<T>(services, id, Read);

    private static async Task<bool> MayOver<T>(IServiceProvider services, long id, string right) where T : class, IOfActivity
    {
        var key = new Id<T>(id);
        return await services.GetRequiredService<Db>().Set<T>().AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(r => EF.Property<Id<T>>(r, "Id") == key) is { } record
            && await services.GetRequiredService<Access>().CanOver(right, record);
    }
}
