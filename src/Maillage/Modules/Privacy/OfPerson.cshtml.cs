using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>The data of a person: to hand over, to erase.</summary>
[Needs(PrivacyModule.Manage)]
public sealed class OfPersonModel(Db db, Access access, PersonalData data, ErasureActions actions, PersonTies ties, SensitiveReads reads, Clock clock) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public Person Person { get; private set; } = null!;
    /// <summary>Why nothing may be erased today; null when it may.</summary>
    public string? Bound { get; private set; }
    public DateOnly? KeptUntil { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = new Id<Person>(long.Parse((string)RouteData.Values["id"]!, System.Globalization.CultureInfo.InvariantCulture));
        if (!await access.Can(PrivacyModule.Manage, Resource.Cooperative) || await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            context.Result = NotFound();
            return;
        }
        Person = person;
        var tied = await ties.Of(id);
        Bound = ErasureRules.Check(tied, clock.Today).Refusal?.Message;
        KeptUntil = Bound is null ? ErasureRules.KeptUntil(tied, clock.Today) : null;
        await next();
    }

    public Task OnGet() => reads.Note(nameof(Person), Person.Id.Value, Reads.Seen("ses données personnelles"));

    [Confirmed]
    public async Task<IActionResult> OnPostExport() => File(await data.Export(Person.Id, Person.AccountId), "application/zip", $"donnees-{Person.Id}.zip");

    [Confirmed]
    public async Task<IActionResult> OnPostErase()
    {
        var erased = await actions.Erase(Person.Id, Reason);
        return erased.Ok ? this.Done("Les données de cette personne sont effacées.", "/administration/donnees") : this.Refuse(erased, "");
    }
}
