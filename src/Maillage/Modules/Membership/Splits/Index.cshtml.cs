using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Membership.Conventions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Splits;

/// <summary>The result of a collective: what stays in common, what was shared, and the form that shares it.</summary>
[Needs(MembershipModule.ReadConventions)]
public sealed class IndexModel(Db db, Access access, Clock clock, ConventionBook conventions, ResultSplitBook book, ResultSplitActions actions) : PageModel
{
    [BindProperty]
    public SplitForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public IReadOnlyList<ResultSplit> Splits { get; private set; } = [];
    public IReadOnlyList<ResultSplit> Standing => [.. Splits.Where(s => s.Stands)];
    /// <summary>What the standing splits left in common.</summary>
    public Money Fund => Standing.Sum(s => s.Fund);
    /// <summary>Of the month asked for; null when none is in force.</summary>
    public Convention? Convention { get; private set; }
    /// <summary>Of the months up to the one asked for.</summary>
    public SplitFigures? Figures { get; private set; }
    public Money Turnover { get; private set; }
    public SplitPreview? Preview { get; private set; }
    public bool CanSplit { get; private set; }
    public bool CanReadLedger { get; private set; }
    private Dictionary<Id<Person>, string> Names { get; set; } = [];
    private Dictionary<Id<Activity>, string> ActivityNames { get; set; } = [];
    private ILookup<Id<Person>, Activity> Own { get; set; } = Array.Empty<(Id<Person>, Activity)>().ToLookup(x => x.Item1, x => x.Item2);

    public string NameOf(Id<Person> person) => Names.GetValueOrDefault(person, "");
    public string PersonName(long person) => NameOf(new Id<Person>(person));
    public string NameOf(Id<Activity> activity) => ActivityNames.GetValueOrDefault(activity, "");

    /// <summary>The own activities of a person, as choices; with one or none there is nothing to choose.</summary>
    public IReadOnlyList<SelectListItem> Choices(long person) => [.. Own[new Id<Person>(person)].Select(a => new SelectListItem($"{a.Code} {a.Name}", a.Id.ToString()))];

    public IReadOnlyList<Step> StepsOf(ResultSplit split) => ResultSplitWords.Steps(split.Figures, split.Key, split.FundRate, split.Fund,
        [.. split.Parts.OrderBy(p => French.Fold(NameOf(p.PersonId)), StringComparer.Ordinal).Select(p => (NameOf(p.PersonId), p.Weight, p.Amount))], "Convention du collectif");

    public IReadOnlyList<Step> StepsOf(SplitPreview preview) => ResultSplitWords.Steps(preview.Figures, preview.Convention.Key, preview.Convention.CommonFund, preview.Result.Fund,
        [.. preview.Result.Shares.Select(s => (s.Member.Name, s.Member.Weight, s.Amount))], $"Convention signée le {French.LongDate(preview.Convention.SignedOn)}");

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Fill(id)) return NotFound();
        Input.Id = IdSequence.Next();
        Input.To = Month.Of(clock.Today).Previous;
        Input.From = Standing is [.., var first] ? first.From : Earliest;
        await Arrange();
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!await Fill(id)) return NotFound();
        await Arrange();
        if (Input.Read(ModelState) is not { } draft) return this.Unprocessable();
        var preview = await actions.Preview(Activity.Id, draft);
        if (!preview.Ok) return this.Refuse(preview);
        Preview = preview.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostComptabiliser(long id, long seen)
    {
        if (!await Fill(id)) return NotFound();
        await Arrange();
        if (Input.Read(ModelState) is not { } draft) return this.Unprocessable();
        var posted = await actions.Post(new(Input.Id), Activity.Id, draft, new Money(seen));
        return posted.Ok ? this.Done($"{posted.Value.Shared} sont répartis entre les membres ; {posted.Value.Fund} restent au collectif.", Here) : this.Refuse(posted);
    }

    public async Task<IActionResult> OnPostAnnuler(long id, long split)
    {
        if (!await Fill(id)) return NotFound();
        var back = await actions.TakeBack(new(split), Activity.Id);
        return back.Ok ? this.Done("La répartition est annulée par l’écriture inverse.", Here) : this.Refused(back, Here);
    }

    private string Here => $"/activites/{Activity.Id}/repartition";

    /// <summary>The month the first convention begins: before, nothing was exercised in common.</summary>
    private Month Earliest => Month.Of(Conventions is [.., var oldest] ? oldest.From : Activity.StartedOn);

    private IReadOnlyList<Convention> Conventions { get; set; } = [];

    /// <summary>Puts one row in the form for each person the convention of the month covers, what was typed kept.</summary>
    private async Task Arrange()
    {
        if (!CanSplit || Input.To is not { } to) return;
        Convention = Domain.Membership.Convention.InForce(Conventions, to.Last);
        if (Convention is null) return;
        var persons = Convention.Members.Select(m => m.PersonId).ToList();
        Own = await book.Own(Activity, persons, to.Last);
        var typed = Input.Members.ToLookup(m => m.Person);
        Input.Members = [.. persons.OrderBy(p => French.Fold(NameOf(p)), StringComparer.Ordinal).Select(p => typed[p.Value].FirstOrDefault() ?? new() { Person = p.Value })];
        if (Input.From is { } from && from <= to)
            (Figures, _, Turnover) = await book.Figures(Activity.Id, Standing is [.., var first] ? first.From : from, to, Standing);
    }

    private async Task<bool> Fill(long id)
    {
        var key = new Id<Activity>(id);
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key && a.Kind == ActivityKind.Collective) is not { } activity) return false;
        var resource = new Resource(Activity: id, Entity: activity.EntityId.Value);
        if (!await access.Can(MembershipModule.ReadConventions, resource)) return false;
        (Activity, Splits, Conventions) = (activity, await book.Of(key), await conventions.Of(key));
        CanSplit = await access.Can(MembershipModule.SplitResults, resource);
        CanReadLedger = await access.Can(LedgerModule.Read, resource);
        var ids = Conventions.SelectMany(c => c.Members).Select(m => m.PersonId).Concat(Splits.SelectMany(s => s.Parts).Select(p => p.PersonId)).Distinct().ToList();
        Names = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
        ActivityNames = await db.Set<Activity>().AsNoTracking().Where(a => a.EntityId == activity.EntityId).ToDictionaryAsync(a => a.Id, a => $"{a.Code} {a.Name}");
        return true;
    }
}

/// <summary>A split as it is typed.</summary>
public sealed class SplitForm
{
    /// <summary>Made when the form is shown, so that sending it twice posts it once.</summary>
    public long Id { get; set; }
    public Month? From { get; set; }
    public Month? To { get; set; }
    public List<Row> Members { get; set; } = [];

    /// <summary>A member: time or turnover, and where their part goes.</summary>
    public sealed class Row
    {
        public long Person { get; set; }
        public decimal? Weight { get; set; }
        public long? Into { get; set; }
    }

    /// <summary>What was typed; null when something is missing, which is then said beside its field.</summary>
    public SplitDraft? Read(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
    {
        if (!state.IsValid) return null;
        if (From is null) state.AddModelError("Input.From", "Choisissez le premier mois.");
        if (To is null) state.AddModelError("Input.To", "Choisissez le dernier mois.");
        for (var i = 0; i < Members.Count; i++)
            if (Members[i].Weight is < 0 or > 100_000_000m) state.AddModelError($"Input.Members[{i}].Weight", "Ce nombre n’est pas vraisemblable.");
        return state.IsValid
            ? new(From!.Value, To!.Value, [.. Members.Select(m => new SplitInput(new(m.Person), m.Weight is { } weight ? Quantity.From(weight) : null, m.Into is { } into ? new Id<Activity>(into) : null))]) : null;
    }
}
