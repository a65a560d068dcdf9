using Maillage.Domain.Sales.Customers;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Customers.Duplicates;
using Maillage.Modules.Sales.Customers.Import;
using Maillage.Modules.Sales.Customers.Statements;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Customers;

/// <summary>What the customers bring to the module of sales.</summary>
internal static class CustomerParts
{
    public static void Add(ModuleBuilder module)
    {
        module
            .Frozen("CustomerMerges", "TRUE", butFor: """
                NEW."MergedBefore" LIKE '%"Client effac%' AND NEW."KeptBefore" LIKE '%"Client effac%' AND NEW."CooperativeId" = OLD."CooperativeId"
                AND NEW."MergedId" = OLD."MergedId" AND NEW."KeptId" = OLD."KeptId" AND NEW."At" = OLD."At" AND COALESCE(NEW."By", 0) = COALESCE(OLD."By", 0)
                """)
            .Frozen("SentStatements", "TRUE")
            .Mail(StatementSending.Purpose, "Relevé", id => $"/clients/{id}/releve")
            .MailFiles<StatementFiles>(StatementFiles.Kind)
            .Routes(routes => routes.MapGet("/clients/{id:long}/releve.pdf", StatementFiles.Pdf).Needs(SalesModule.Read))
            .Routes(routes => routes.MapGet("/clients/{id:long}/releve.csv", StatementFiles.Csv).Needs(SalesModule.Read))
            .Api(CustomersApi.Map).Api(CustomerAccountsApi.Map)
            .Check<CustomersCheck>()
            .Job<ForgetFiles<CustomerFile>>(CustomerImport.Forgetting, "Oubli des fichiers de clients envoyés")
            .Routes(routes => routes.MapGet("/clients/importer/modele.csv", Import.IndexModel.Model).Needs(SalesModule.EditCustomers));
        module.Services.AddScoped<CustomerActions>().AddScoped<CustomerReader>().AddScoped<CustomerImport>().AddScoped<DuplicateReader>().AddScoped<CustomerMerging>().AddScoped<StatementReader>().AddScoped<StatementSending>().AddScoped<StatementFiles>();
    }
}
