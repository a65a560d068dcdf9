using System.Text;
using CsvHelper;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers.Import;

/// <summary>Sends a file of customers, or its rows pasted.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class IndexModel(CustomerImport import, ActivityChoice choice) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    [BindProperty(Name = "Text")]
    public string? Pasted { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public async Task OnGet() => Activities = await choice.Selling(SalesModule.EditCustomers);

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        Activities = await choice.Selling(SalesModule.EditCustomers);
        if (Activity is not { } activity) return this.Refuse(new Refusal("sales.customer.activity", "Choisissez l’activité à laquelle ces clients appartiennent.", "activite"), "");
        if (file is null && string.IsNullOrWhiteSpace(Pasted)) return this.Refuse(new Refusal("sales.customer.file", "Choisissez un fichier CSV, ou collez des lignes.", "File"), "");
        if (file?.Length > CustomerFile.MaxBytes) return this.Refuse(CustomerImport.TooLarge(file.Length), "");
        var bytes = file is null ? Encoding.UTF8.GetBytes(Pasted!) : await Uploads.Read(file, CustomerFile.MaxBytes);
        var result = await import.Receive(new(activity), file is null ? "lignes collées" : Path.GetFileName(file.FileName), bytes);
        return result.Ok ? LocalRedirect($"/clients/importer/{result.Value.Id}") : this.Refuse(result, "");
    }

    /// <summary>A file to fill in: the titles, a company and a private person.</summary>
    public static IResult Model()
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, FrenchCsv.Format, true))
        {
            csv.WriteRecord(["type", "raison sociale", "civilité", "prénom", "nom", "siren", "siret", "tva", "adresse", "complément", "code postal", "ville", "pays", "email", "téléphone", "délai", "notes"]);
            csv.WriteRecord(["entreprise", "Atelier Exemple", "", "", "", "732 829 320", "", "", "12 rue du Port", "", "26400", "Crest", "France", "contact@exemple.example", "04 75 00 00 01", "30", ""]);
            csv.WriteRecord(["particulier", "", "Mme", "Lise", "Exemple", "", "", "", "3 chemin du Lac", "bâtiment B", "26400", "Crest", "France", "", "06 00 00 00 00", "comptant", ""]);
        }
        return Results.File(bytes.ToArray(), "text/csv; charset=utf-8", "modele-clients.csv");
    }
}
