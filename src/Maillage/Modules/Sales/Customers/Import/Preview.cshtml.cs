using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers.Import;

/// <summary>What a file would create, what is known already and what is wrong in it, row by row.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class PreviewModel(CustomerImport import) : PageModel
{
    /// <summary>Rows listed of each table; the others are counted.</summary>
    public const int Shown = 200;

    public CustomerImportState State { get; private set; } = null!;

    public string Count(int count, string one, string many) => $"{French.Number(count, 0, 0)} {(count < 2 ? one : many)}";

    public async Task<IActionResult> OnGet(Id<CustomerFile> id)
    {
        if (await import.Look(id) is not { } state) return this.Refused(SentFiles.Gone, "/clients/importer");
        State = state;
        return Page();
    }

    public async Task<IActionResult> OnPostImporter(Id<CustomerFile> id)
    {
        var result = await import.Import(id);
        if (!result.Ok) return this.Refused(result, result.Refusal == SentFiles.Gone ? "/clients/importer" : $"/clients/importer/{id}");
        return this.Done(result.Value == 1 ? "Un client est créé." : $"{French.Number(result.Value, 0, 0)} clients sont créés.", "/clients");
    }

    public async Task<IActionResult> OnPostOublier(Id<CustomerFile> id)
    {
        var result = await import.Forget(id);
        return result.Ok ? this.Done("Le fichier est oublié : aucun client n’a été créé.", "/clients/importer") : this.Refused(result, "/clients/importer");
    }
}
