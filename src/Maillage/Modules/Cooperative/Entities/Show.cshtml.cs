using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>An entity: its identity today, those before and to come, its invoice numbers.</summary>
[Needs(CooperativeModule.Manage)]
public sealed class ShowModel(Db db, EntityActions entities, Clock clock) : PageModel
{
    [BindProperty]
    public string? Template { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public LegalEntity Entity { get; private set; } = null!;
    public DateOnly Today => clock.Today;
    public LegalIdentity? InForce => Entity.IdentityAt(Today);
    public IReadOnlyList<Refusal> Missing => InForce is { } identity ? LegalIdentityRules.Check(identity).Refusals
        : [new Refusal("cooperative.identity.none", "Aucune identité n’est encore en vigueur.")];

    public IEnumerable<(string Label, string Value)> Facts => InForce is not { } i ? [] : new (string, string)[]
    {
        ("Forme", $"{i.LegalForm} {i.CapitalText}".Trim()), ("SIREN", Grouped(i.Siren, 3, 3)), ("SIRET du siège", Grouped(i.Siret, 3, 3, 3)), ("Numéro de TVA", i.VatNumber), ("Registre", i.Registry),
        ("Adresse", $"{i.Street}, {i.PostCode} {i.City}".Trim(' ', ',')), ("Courriel", i.Email), ("Téléphone", i.Phone), ("IBAN", Spaced(i.Iban)), ("BIC", i.Bic), ("Médiateur", i.Mediator), ("Assurance", i.Insurance), ("Services à la personne", i.SapSince is { } since ? $"{i.SapNumber}, {French.ShortDate(since)}" : ""),
    }.Where(f => f.Item2.Length > 0);

    internal static string Spaced(string iban) => Grouped(iban, 4, 4, 4, 4, 4, 4, 4, 4);

    /// <summary>An identifier cut in groups of the given lengths, the rest in the last: 732 829 320 00074.</summary>
    private static string Grouped(string text, params IEnumerable<int> lengths)
    {
        var groups = new List<string>();
        foreach (var length in lengths.TakeWhile(l => text.Length > l))
        {
            groups.Add(text[..length]);
            text = text[length..];
        }
        return string.Join(' ', groups.Append(text));
    }

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Load(id)) return NotFound();
        (Template, Version) = (Entity.InvoiceNumberTemplate, Entity.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostTemplate(long id)
    {
        var done = await entities.NumberInvoicesBy(new Id<LegalEntity>(id), Template ?? "", Version);
        if (done.Ok) return this.Done("Les prochaines factures suivront ce modèle.", $"/cooperative/entites/{id}");
        if (!await Load(id)) return NotFound();
        Version = Entity.Version;
        return this.Refuse(done, "");
    }

    private async Task<bool> Load(long id)
    {
        var key = new Id<LegalEntity>(id);
        if (await db.Set<LegalEntity>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == key) is not { } entity) return false;
        Entity = entity;
        return true;
    }
}
