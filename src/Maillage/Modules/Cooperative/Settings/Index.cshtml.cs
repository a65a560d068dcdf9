using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Cooperative;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Settings;

/// <summary>The cooperative: name, zone, entities.</summary>
[Needs(CooperativeModule.Manage)]
public sealed class IndexModel(Db db, CooperativeActions cooperative, Clock clock) : PageModel
{
    /// <summary>The zones of France, where a cooperative of entrepreneurs can be.</summary>
    private static readonly (string Zone, string Name)[] FrenchZones =
    [
        ("Europe/Paris", "France métropolitaine"), ("America/Guadeloupe", "Guadeloupe"), ("America/Martinique", "Martinique"), ("America/Cayenne", "Guyane"),
        ("Indian/Reunion", "La Réunion"), ("Indian/Mayotte", "Mayotte"), ("America/Miquelon", "Saint-Pierre-et-Miquelon"),
        ("Pacific/Noumea", "Nouvelle-Calédonie"), ("Pacific/Tahiti", "Polynésie française"), ("Pacific/Wallis", "Wallis-et-Futuna"),
    ];

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<EntityRow> Entities { get; private set; } = [];
    public IEnumerable<SelectListItem> Zones => FrenchZones.Select(z => new SelectListItem($"{z.Name} ({z.Zone})", z.Zone));

    public async Task OnGet()
    {
        var settings = await cooperative.Read();
        Input = new Form { Name = settings.Name, TimeZone = settings.TimeZone, Hosts = settings.Hosts, Version = settings.Version };
        await Fill();
    }

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var done = ModelState.IsValid ? await cooperative.Change(Input.Name, Input.TimeZone, Input.Hosts ?? "", Input.Version) : null;
        if (done is { Ok: true }) return this.Done("Le nom et l’heure sont enregistrés.", "/cooperative");
        await Fill();
        if (done is null) return this.Unprocessable();
        // What was typed is kept; the next save is made against the record as it stands now.
        Input.Version = (await cooperative.Read()).Version;
        return this.Refuse(done);
    }

    private async Task Fill()
    {
        var entities = await db.Set<LegalEntity>().AsNoTracking().OrderBy(e => e.Code).ToListAsync();
        Entities = [.. entities.Select(e => (Entity: e, Identity: e.IdentityAt(clock.Today) ?? e.Identities.MinBy(i => i.From)))
            .Select(e => new EntityRow(e.Entity.Id.Value, e.Entity.Code, e.Identity?.Name ?? "", e.Identity is not null && LegalIdentityRules.Check(e.Identity).Ok))];
    }

    public sealed record EntityRow(long Id, string Code, string Name, bool Complete);

    public sealed class Form
    {
        [Required(ErrorMessage = "Donnez un nom à la coopérative."), StringLength(120, ErrorMessage = "Le nom est trop long.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Choisissez un fuseau horaire.")]
        public string TimeZone { get; set; } = "";

        [StringLength(CooperativeSettings.LongestHosts, ErrorMessage = "C’est trop d’adresses : une ou deux suffisent.")]
        public string? Hosts { get; set; }

        public int Version { get; set; }
    }
}
