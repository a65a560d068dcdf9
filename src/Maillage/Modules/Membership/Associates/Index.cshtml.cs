using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Associates;

/// <summary>The associates of the company, with the form that admits one.</summary>
[Needs(MembershipModule.Read)]
public sealed class IndexModel(Db db, Access access, Clock clock, AssociateActions associates) : PageModel
{
    public const string Address = "/associes";

    /// <summary><c>tous</c> with those who left, else those of today and to come.</summary>
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    /// <summary>Associates of today, by kind.</summary>
    public IReadOnlyList<(AssociateKind Kind, int Count)> Counts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Persons { get; private set; } = [];
    public bool MayManage { get; private set; }
    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet()
    {
        Input = new Form { From = clock.Today };
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        var done = ModelState.IsValid ? await associates.Admit(new Id<Person>(Input.PersonId!.Value), Input.Kind!.Value, Input.From!.Value) : null;
        if (done is { Ok: true }) return this.Done("La personne est notée associée.", Address);
        if (!await Load()) return NotFound();
        return done is null ? this.Unprocessable() : this.Refuse(done);
    }

    public async Task<IActionResult> OnPostLeave(Id<Associate> associate, int version, DateOnly? lastDay)
    {
        if (ModelState.GetFieldValidationState(nameof(lastDay)) == ModelValidationState.Invalid) return this.Refused(new Refusal("associate.dates", "Cette date n’est pas comprise : écrivez-la comme 24/11/2026."), Address);
        var done = await associates.Leave(associate, lastDay, version);
        return done.Ok ? this.Done(lastDay is { } day ? $"Le départ est noté au {French.LongDate(day)}." : "Le départ est retiré.", Address) : this.Refused(done, Address);
    }

    public async Task<IActionResult> OnPostRemove(Id<Associate> associate, int version)
    {
        var done = await associates.Remove(associate, version);
        return done.Ok ? this.Done("L’entrée est retirée.", Address) : this.Refused(done, Address);
    }

    private async Task<bool> Load()
    {
        if (!await access.Can(MembershipModule.Read, Resource.Cooperative)) return false;
        MayManage = await access.Can(MembershipModule.Manage, Resource.Cooperative);
        var today = clock.Today;
        var all = await (from a in db.Set<Associate>().AsNoTracking()
                         join p in db.Set<Person>() on a.PersonId equals p.Id
                         orderby p.LastName, p.FirstName, a.From
                         select new { Associate = a, p.FirstName, p.LastName }).ToListAsync();
        Counts = [.. all.Where(a => a.Associate.Dates.Contains(today)).GroupBy(a => a.Associate.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
        Rows = [.. all.Where(a => State == "tous" || a.Associate.To is null || a.Associate.To >= today).Select(a => new Row(a.Associate, $"{a.LastName} {a.FirstName}"))];
        if (!MayManage) return true;
        var running = all.Where(a => a.Associate.To is null).Select(a => a.Associate.PersonId).ToHashSet();
        Persons = [.. (await db.Set<Person>().AsNoTracking().OrderBy(p => p.LastName).ThenBy(p => p.FirstName).Select(p => new { p.Id, p.FirstName, p.LastName }).ToListAsync())
            .Where(p => !running.Contains(p.Id)).Select(p => new SelectListItem($"{p.LastName} {p.FirstName}", p.Id.ToString()))];
        return true;
    }

    public sealed record Row(Associate Associate, string Name);

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez une personne.")]
        public long? PersonId { get; set; }

        [Required(ErrorMessage = "Choisissez à quel titre.")]
        public AssociateKind? Kind { get; set; }

        [Required(ErrorMessage = "Indiquez le premier jour.")]
        public DateOnly? From { get; set; }
    }
}
