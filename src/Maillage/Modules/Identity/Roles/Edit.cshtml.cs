using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Identity.Roles;

/// <summary>A role and its rights, to read and to change; a new one from one that there is.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class EditModel(RoleNames roles, RoleActions actions, RoleBook book) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>The role of the program that a new one starts from.</summary>
    [BindProperty(SupportsGet = true, Name = "modele")]
    public string? Model { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RoleInWords? Role { get; private set; }
    public IReadOnlyList<SelectListItem> Models { get; private set; } = [];
    public IReadOnlyList<(string Title, IReadOnlyList<DeclaredRight> Rights)> Rights { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        var model = Role ?? await roles.Find(Model ?? "");
        Input = new Form { Name = Role?.Name, Meaning = Role?.Meaning, Model = Role?.Own?.Model ?? Model ?? "", Rights = [.. model?.Rights ?? new HashSet<string>()] };
        return Page();
    }

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        if (!await Fill()) return NotFound();
        var terms = new RoleTerms(Input.Name ?? "", Input.Meaning ?? "", Input.Model ?? "", Input.Rights);
        if (Role is null)
        {
            var made = await actions.Make(terms);
            return made.Ok ? this.Done("Le rôle est fait : donnez-le depuis la fiche d’un compte.", $"/administration/roles/{made.Value}") : this.Refuse(made);
        }
        var changed = await actions.Change(Role.Key, terms);
        return changed.Ok ? this.Done("Le rôle est changé : il vaut dès maintenant pour ceux qui l’ont.", $"/administration/roles/{Role.Key}") : this.Refuse(changed);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostTakeOut()
    {
        if (!await Fill() || Role is null) return NotFound();
        var done = await actions.TakeOut(Role.Key);
        return done.Ok ? this.Done(Role.IsPreset ? "Le rôle est revenu à ses droits d’origine." : "Le rôle est retiré.", "/administration/roles") : this.Refused(done, $"/administration/roles/{Role.Key}");
    }

    private async Task<bool> Fill()
    {
        Role = Key is null ? null : await roles.Find(Key);
        Models = [new("Aucun : je coche tout moi-même", ""), .. Domain.Identity.Role.Presets.Select(p => new SelectListItem(PresetWords.NameOf(p), p))];
        Rights = [.. book.All.GroupBy(r => RightGroups.TitleOf(r.Right)).Select(g => (g.Key, (IReadOnlyList<DeclaredRight>)[.. g])).OrderBy(g => g.Key, StringComparer.CurrentCulture)];
        return Key is null || Role is not null;
    }

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Meaning { get; set; }
        public string? Model { get; set; }
        public List<string> Rights { get; set; } = [];
    }
}
