using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Catalogue;

/// <summary>An item of the catalogue as it is typed.</summary>
public sealed class ItemForm
{
    public long Id { get; set; }
    public int Version { get; set; }
    public long? Activity { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Unit { get; set; }
    public UnitPrice? UnitPrice { get; set; }
    public string? VatCode { get; set; }
    /// <summary>Ticked to make the price from a cost.</summary>
    public bool Studied { get; set; }
    public StudyForm Study { get; set; } = new();

    public static ItemForm Of(CatalogItem item) => new()
    {
        Id = item.Id.Value,
        Version = item.Version,
        Activity = item.ActivityId.Value,
        Name = item.Name,
        Description = item.Description,
        Unit = item.Unit,
        UnitPrice = item.UnitPrice,
        VatCode = VatChoice.Value(item.Nature, item.VatCode),
        Studied = item.Study is not null,
        Study = StudyForm.Of(item.Study),
    };

    public CatalogDetails Details
    {
        get
        {
            var (nature, vat) = VatChoice.Read(VatCode);
            return new(Name ?? "", Description ?? "", Unit ?? "", UnitPrice ?? Maillage.Domain.Kernel.UnitPrice.Zero, vat, nature, Studied ? Study.Study : null);
        }
    }
}

/// <summary>A price study as it is typed.</summary>
public sealed class StudyForm
{
    public decimal? SupplierHt { get; set; }
    public Rate? Overhead { get; set; }
    public Rate? Margin { get; set; }
    public Rate? Contribution { get; set; }
    public Rate? Insurance { get; set; }

    public static StudyForm Of(PriceStudy? study) => study is null ? new() : new()
    {
        SupplierHt = study.SupplierHt,
        Overhead = study.Overhead,
        Margin = study.Margin,
        Contribution = study.Contribution,
        Insurance = study.Insurance,
    };

    public PriceStudy Study => new(SupplierHt ?? 0, Overhead ?? Rate.Zero, Margin ?? Rate.Zero, Contribution ?? Rate.Zero, Insurance ?? Rate.Zero);
}

/// <summary>Makes or changes an item; the price helper adds up without script too.</summary>
[Needs(SalesModule.EditCatalog)]
public sealed class EditModel(CatalogActions catalog, ActivityChoice choice, VatTable vat, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public ItemForm Input { get; set; } = new();

    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public IReadOnlyList<SelectListItem> VatItems { get; private set; } = [];
    /// <summary>The price the study gives; null when it has none yet.</summary>
    public UnitPrice? Studied { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (Id is { } id)
        {
            if (await catalog.Find(new(id)) is not { } item) return NotFound();
            if (!await access.CanOver(SalesModule.EditCatalog, item)) return StatusCode(StatusCodes.Status403Forbidden);
            Input = ItemForm.Of(item);
        }
        else Input = new() { Id = IdSequence.Next(), VatCode = $"{LineNature.Services}:{vat.At(clock.Today)[0].Code}" };
        await Fill();
        return Page();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        await Fill();
        if (Activities.Count == 1) Input.Activity ??= Activities[0].Id.Value;
        if (Input.Activity is null && Id is null) ModelState.AddModelError("Input.Activity", "Choisissez l’activité qui vend cet article.");
        if (!ModelState.IsValid) return this.Unprocessable();
        if (op == "price") return Page();
        var saved = await catalog.Save(new(Id ?? Input.Id), new(Input.Activity ?? 0), Input.Version, Input.Details);
        return saved.Ok ? this.Done($"« {saved.Value.Name} » est au catalogue.", "/catalogue") : this.Refuse(saved);
    }

    private async Task Fill()
    {
        Activities = await choice.Selling(SalesModule.EditCatalog);
        VatItems = VatChoice.Items(vat, clock.Today, [Input.VatCode]);
        if (Input.Studied && !Input.Study.Study.Check().Any()) Studied = UnitPrice.FromEuros(Input.Study.Study.UnitHt);
    }
}
