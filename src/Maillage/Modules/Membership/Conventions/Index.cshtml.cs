using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>The convention of a collective, those it replaced, and the form that records one.</summary>
[Needs(MembershipModule.ReadConventions)]
public sealed class IndexModel(Db db, Access access, Clock clock, ConventionBook book, ConventionActions actions) : PageModel
{
    [BindProperty]
    public ConventionForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public IReadOnlyList<Convention> All { get; private set; } = [];
    public Convention? Current { get; private set; }
    /// <summary>What stops the collective from invoicing today.</summary>
    public Refusal? Obstacle { get; private set; }
    public bool CanRecord { get; private set; }
    public DateOnly Today => clock.Today;
    private Dictionary<Id<Person>, string> Names { get; set; } = [];

    public static IReadOnlyList<SelectListItem> Keys { get; } = [.. Enum.GetValues<SplitKey>().Select(k => new SelectListItem(MembershipWords.Of(k), k.ToString()))];

    public string NameOf(Id<Person> person) => Names.GetValueOrDefault(person, "");

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Fill(id)) return NotFound();
        var before = All.FirstOrDefault();
        Input = new()
        {
            Id = IdSequence.Next(),
            SignedOn = Today,
            From = Today,
            Key = before?.Key ?? SplitKey.Shares,
            CommonFund = before?.CommonFund ?? Rate.Zero,
            Nature = before?.Nature,
            Clientele = before?.Clientele,
            TradeName = before?.TradeName,
            PooledAssets = before?.PooledAssets,
            Members = [.. Places().Select(m => new ConventionForm.Row { Person = m.PersonId.Value, Covered = true, Share = m.Share, CapeClauseOn = before?.Members.FirstOrDefault(c => c.PersonId == m.PersonId)?.CapeClauseOn })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!await Fill(id)) return NotFound();
        if (Input.Read(ModelState) is not { } terms) return this.Unprocessable();
        var recorded = await actions.Record(new(Input.Id), Activity.Id, terms, Input.File?.FileName ?? "", await Input.Sent());
        return recorded.Ok ? this.Done($"La convention est notée : elle vaut à partir du {French.LongDate(recorded.Value.From)}.", ConventionBook.PageOf(Activity.Id))
            : this.Refuse(Result.Of([.. recorded.Refusals.Select(Input.Place)]));
    }

    /// <summary>Those who are in the activity today or will be, one place each.</summary>
    private IEnumerable<ActivityMember> Places() => Activity.Members.Where(m => m.To is null || m.To >= Today).DistinctBy(m => m.PersonId).OrderBy(m => French.Fold(NameOf(m.PersonId)), StringComparer.Ordinal);

    private async Task<bool> Fill(long id)
    {
        var key = new Id<Activity>(id);
        if (await db.Set<Activity>().AsNoTracking().Include(a => a.Members).SingleOrDefaultAsync(a => a.Id == key && a.Kind != ActivityKind.Structure) is not { } activity) return false;
        var resource = new Resource(Activity: id, Entity: activity.EntityId.Value);
        if (!await access.Can(MembershipModule.ReadConventions, resource)) return false;
        (Activity, All) = (activity, await book.Of(key));
        if (activity.Kind == ActivityKind.Individual && All.Count == 0) return false;
        Current = Convention.InForce(All, Today);
        Obstacle = await book.Obstacle(key, Today);
        CanRecord = activity.Kind == ActivityKind.Collective && await access.Can(MembershipModule.RecordConventions, resource);
        var ids = activity.Members.Select(m => m.PersonId).Concat(All.SelectMany(c => c.Members).Select(m => m.PersonId)).Distinct().ToList();
        Names = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
        return true;
    }
}
