using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Shared;

/// <summary>The figures shown by the style pages; none is anybody's.</summary>
[Open("Rien n’y est vrai ; servi dans la démonstration seulement.")]
public sealed class StyleModel(Settings settings) : PageModel
{
    public static IReadOnlyList<(string View, string Words)> Views { get; } =
        [("", "Éléments"), ("accueil", "Accueil"), ("liste", "Liste"), ("fiche", "Fiche"), ("saisie", "Saisie"), ("compte", "Compte"), ("file", "File")];

    public string Shown { get; private set; } = "";

    public string PartialName => Shown switch
    {
        "accueil" => "Home",
        "liste" => "List",
        "fiche" => "Record",
        "saisie" => "Editor",
        "compte" => "Account",
        "file" => "Queue",
        _ => "Parts",
    };

    public StyleForm Input { get; } = new();

    public IReadOnlyList<SelectListItem> Customers { get; } = [new("Mairie de Valrose", "1"), new("SCI Les Tilleuls", "2"), new("Studio Nord", "3")];
    public IReadOnlyList<SelectListItem> Rates { get; } = [new("20 %", "20"), new("10 %", "10"), new("5,5 %", "5.5"), new("0 %", "0")];
    public IReadOnlyList<SelectListItem> Kinds { get; } = [new("Une entreprise ou une association", "company"), new("Un particulier", "private"), new("Une administration", "public")];

    public IReadOnlyList<Step> Steps { get; } =
    [
        new("Ventes du mois : 3 factures et 1 avoir, soit 4 250,00 €", null, "/style/liste"),
        new("Achats et sous-traitance : 2 pièces, soit 126,80 €", null, "/style/liste"),
        new("Marge brute : 4 250,00 − 126,80 = 4 123,20 €"),
        new("Tranche « plus de 3 333 € » : 10 % de la marge, soit 412,32 €", "Barème voté par l’assemblée du 14 juin 2025, résolution 6"),
        new("Plancher de 100,00 € dépassé ; plafond annuel non atteint, il reste 1 387,68 €", "Code du travail, articles R7331-8 et L7332-3"),
    ];

    public IReadOnlyList<Bar> Bars { get; } = [.. new long[] { 215000, 154000, 268000, 197000, 295000, 368000, 254000, 78000, 274000, 336000, 318000, 390000 }
        .Select((cents, i) => Bar.Of(new Month(2025, 12).Plus(i), new Money(cents)))];

    public IActionResult OnGet(string? view)
    {
        Shown = view ?? "";
        if (!settings.Demo || Views.All(v => v.View != Shown)) return NotFound();
        if (Shown.Length == 0)
        {
            ModelState.SetModelValue("Input.Siren", "73282932", "73282932");
            ModelState.AddModelError("Input.Siren", "Le SIREN a 9 chiffres ; il en manque un.");
            ModelState.AddModelError("Input.Due", "L’échéance est avant la date de la facture. Choisissez le 24 novembre 2026 ou plus tard.");
        }
        return Page();
    }
}

/// <summary>One field of each type.</summary>
public sealed class StyleForm
{
    public string Name { get; set; } = "Mairie de Valrose";
    public string Email { get; set; } = "";
    public string Siren { get; set; } = "";
    public DateOnly Due { get; set; } = new(2026, 11, 3);
    public Money Price { get; set; } = new(144000);
    public Rate Share { get; set; } = new(550);
    public string Note { get; set; } = "";
    public bool Reverse { get; set; } = true;
    public string Kind { get; set; } = "company";
    public string Customer { get; set; } = "1";
    public int Version { get; set; } = 3;
    public List<StyleLine> Lines { get; } = [new("Atelier d’écriture, journée", new Quantity(20000), new UnitPrice(45000000)), new("Frais de déplacement", Quantity.One, new UnitPrice(30000000))];
}

/// <summary>One line of the sample invoice.</summary>
public sealed record StyleLine(string Label, Quantity Quantity, UnitPrice Price)
{
    public string Vat { get; set; } = "20";
}
