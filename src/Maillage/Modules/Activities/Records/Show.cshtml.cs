using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Records;

/// <summary>An activity, its entity and its members, and the acts on them.</summary>
[Needs(ActivitiesModule.Read)]
public sealed class ShowModel(Db db, Access access, MemberActions members, EntityNames entityNames, Clock clock, IEnumerable<ActivityLink> allLinks) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public string EntityName { get; private set; } = "";
    public IReadOnlyList<(ActivityMember Member, string Name)> Members { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Persons { get; private set; } = [];
    public IReadOnlyList<(string Label, string Href)> Links { get; private set; } = [];
    public bool MayManage { get; private set; }
    public bool MaySeePeople { get; private set; }
    public DateOnly Today => clock.Today;

    /// <summary>True for an individual activity whose member has no end: nobody else can enter it.</summary>
    public bool HeldWithoutEnd => Activity.Kind == ActivityKind.Individual && Activity.Members.Any(m => m.To is null);

    /// <summary>Today, or the first day of a place that has not begun.</summary>
    public DateOnly LastDayFor(ActivityMember member) => member.From > Today ? member.From : Today;

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Load(id)) return NotFound();
        var taken = Activity.Members.Where(m => m.Dates.Contains(Today)).Sum(m => m.Share.BasisPoints);
        Input = new Form { From = Activity.StartedOn > Today ? Activity.StartedOn : Today, Share = new Rate(Math.Max(0, 10_000 - taken)) };
        return Page();
    }

    [Confirmed]
    public async Task<IActionResult> OnPostJoin(long id)
    {
        var done = ModelState.IsValid
            ? await members.Join(new Id<Activity>(id), new Id<Person>(Input.PersonId!.Value), new DateRange(Input.From!.Value, Input.To), Input.Share!.Value)
            : null;
        if (done is { Ok: true }) return this.Done("La personne est dans l’activité.", $"/activites/{id}");
        if (!await Load(id)) return NotFound();
        return done is null ? this.Unprocessable() : this.Refuse(done);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostLeave(long id, long member, DateOnly lastDay)
    {
        var done = await members.Leave(new Id<Activity>(id), new Id<ActivityMember>(member), lastDay);
        var here = $"/activites/{id}";
        return done.Ok ? this.Done($"Le départ est noté au {French.LongDate(lastDay)} ; les droits s’arrêtent ce jour-là.", here) : this.Refused(done, here);
    }

    private async Task<bool> Load(long id)
    {
        var key = new Id<Activity>(id);
        if (await db.Set<Activity>().AsNoTracking().Include(a => a.Members).SingleOrDefaultAsync(a => a.Id == key) is not { } activity) return false;
        var resource = new Resource(Activity: id, Entity: activity.EntityId.Value);
        if (!await access.Can(ActivitiesModule.Read, resource)) return false;
        Activity = activity;
        MayManage = await access.Can(ActivitiesModule.Manage, resource);
        var links = new List<(string, string)>();
        foreach (var link in allLinks.Where(l => l.Concerns?.Invoke(activity) != false))
            if (await access.Can(link.Right, resource)) links.Add((link.Label, link.Href(id)));
        Links = links;
        MaySeePeople = await access.Can(PeopleModule.Read, Resource.Cooperative);
        EntityName = (await entityNames.All()).Single(e => e.Id == activity.EntityId).Full;
        var ids = activity.Members.Select(m => m.PersonId).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
        Members = [.. activity.Members.OrderBy(m => m.From).Select(m => (m, names[m.PersonId]))];
        if (MayManage && activity.Kind != ActivityKind.Structure)
            Persons = [.. (await db.Set<Person>().AsNoTracking().OrderBy(p => p.LastName).ThenBy(p => p.FirstName).Select(p => new { p.Id, p.FirstName, p.LastName }).ToListAsync())
                .Select(p => new SelectListItem($"{p.LastName} {p.FirstName}", p.Id.ToString()))];
        return true;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez une personne.")]
        public long? PersonId { get; set; }

        [Required(ErrorMessage = "Indiquez le premier jour.")]
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        [Required(ErrorMessage = "Indiquez la part.")]
        public Rate? Share { get; set; }
    }
}
