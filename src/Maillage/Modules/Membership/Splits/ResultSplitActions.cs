using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Membership.Conventions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Splits;

/// <summary>What is typed of a member.</summary>
/// <param name="Weight">Time or turnover; null when nothing was typed, or when the convention fixes the shares.</param>
/// <param name="Into">Which of their own activities; null for the only one, or the oldest.</param>
public sealed record SplitInput(Id<Person> Person, Quantity? Weight, Id<Activity>? Into);

/// <summary>A split as it is asked for.</summary>
/// <param name="From">First month, for the first split; those after it go on from there.</param>
public sealed record SplitDraft(Month From, Month To, IReadOnlyList<SplitInput> Members);

/// <summary>A split as it would be posted.</summary>
/// <param name="Draft">What of its result is not validated yet.</param>
public sealed record SplitPreview(Activity Activity, Convention Convention, SplitFigures Figures, Money Draft, SplitResult Result);

/// <summary>Shares the result of a collective between its members: shown first, then posted once.</summary>
public sealed class ResultSplitActions(Db db, Access access, Clock clock, Current current, Chart chart, ConventionBook conventions, ResultSplitBook book, Posting posting, OpenPeriods periods)
{
    /// <summary>What would be posted as the ledger stands.</summary>
    public async Task<Result<SplitPreview>> Preview(Id<Activity> activity, SplitDraft draft)
    {
        var found = await Load(activity);
        return found.Ok ? await Compute(found.Value, draft) : Result<SplitPreview>.Refused(found.Refusals);
    }

    /// <summary>Posts it. The same form sent twice posts it once.</summary>
    /// <param name="seen">What the person saw to be shared: when the ledger moved since, they look again.</param>
    public Task<Result<ResultSplit>> Post(Id<ResultSplit> id, Id<Activity> activity, SplitDraft draft, Money seen) => db.Write<ResultSplit>(async () =>
    {
        var found = await Load(activity);
        if (!found.Ok) return Result<ResultSplit>.Refused(found.Refusals);
        await db.Lock(LockOf(activity));
        if (await db.Set<ResultSplit>().SingleOrDefaultAsync(s => s.Id == id) is { } same) return same.ActivityId == activity ? same : Refusal.NotFound;
        var computed = await Compute(found.Value, draft);
        if (!computed.Ok) return Result<ResultSplit>.Refused(computed.Refusals);
        var (of, convention, figures, _, result) = computed.Value;
        if (result.Shared != seen) return new Refusal("split.moved", $"Les comptes ont changé depuis l’aperçu : il y a maintenant {result.Shared} à partager. Regardez de nouveau, puis comptabilisez.");
        var entry = await posting.Post(ResultSplitPosting.Draft(chart, of, id, figures, result, await periods.DayFor(of.EntityId, figures.To, clock.Today)));
        if (!entry.Ok) return Result<ResultSplit>.Refused(entry.Refusals);
        var split = new ResultSplit(id, of, convention, figures, result, entry.Value.Id, clock.Now, current.Account);
        db.Add(split);
        return split;
    });

    /// <summary>Takes the last standing split back by the inverse entry. Taking back twice changes nothing.</summary>
    public Task<Result<ResultSplit>> TakeBack(Id<ResultSplit> id, Id<Activity> activity) => db.Write<ResultSplit>(async () =>
    {
        var found = await Load(activity);
        if (!found.Ok) return Result<ResultSplit>.Refused(found.Refusals);
        await db.Lock(LockOf(activity));
        if (await db.Set<ResultSplit>().SingleOrDefaultAsync(s => s.Id == id && s.ActivityId == activity) is not { } split) return Refusal.NotFound;
        if (!split.Stands) return split;
        if (await db.Set<ResultSplit>().AnyAsync(s => s.ActivityId == activity && s.ReversalId == null && s.To > split.To))
            return new Refusal("split.later", "Une répartition plus récente s’appuie sur celle-ci : annulez d’abord la plus récente.");
        var reversed = await posting.Reverse(split.EntryId, clock.Today, $"répartition à fin {French.MonthYear(split.To)} annulée");
        if (!reversed.Ok) return Result<ResultSplit>.Refused(reversed.Refusals);
        split.TakenBackBy(reversed.Value.Id);
        return split;
    });

    private static string LockOf(Id<Activity> activity) => $"result-split:{activity}";

    private async Task<Result<Activity>> Load(Id<Activity> id)
    {
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is not { } activity) return Refusal.NotFound;
        var resource = new Resource(Activity: id.Value, Entity: activity.EntityId.Value);
        if (!await access.Can(MembershipModule.ReadConventions, resource)) return Refusal.NotFound;
        return await access.Need(MembershipModule.SplitResults, resource) is { Refusal: { } refusal } ? refusal : activity;
    }

    private async Task<Result<SplitPreview>> Compute(Activity activity, SplitDraft draft)
    {
        var standing = (await book.Of(activity.Id)).Where(s => s.Stands).ToList();
        var from = standing is [.., var first] ? first.From : draft.From;
        if (draft.To.Last >= clock.Today) return Wrong("month", $"Le mois {French.OfMonth(draft.To)} n’est pas fini : son résultat se répartit à partir du {French.LongDate(draft.To.Next.First)}.", "To");
        if (standing is [var last, ..] && draft.To <= last.To) return Wrong("twice", $"Le résultat est déjà réparti jusqu’à {French.MonthYear(last.To)} : choisissez un mois qui suit.", "To");
        if (from < Month.Of(activity.StartedOn)) return Wrong("month", $"L’activité a commencé en {French.MonthYear(Month.Of(activity.StartedOn))}.", "From");
        if (draft.To < from) return Wrong("month", "Le dernier mois suit le premier.", "To");
        var all = await conventions.Of(activity.Id);
        if (Convention.InForce(all, draft.To.Last) is not { } convention)
            return Wrong("convention", $"Aucune convention n’est en vigueur au {French.LongDate(draft.To.Last)} : c’est elle qui dit comment partager.", "To", ConventionRules.Law);

        var since = standing is [var before, ..] ? before.To.Next : from;
        if (since.To(draft.To).Cast<Month?>().LastOrDefault(m => Convention.InForce(all, m!.Value.Last)?.Id is { } other && other != convention.Id) is { } until)
            return Wrong("conventions", $"Une autre convention valait jusqu’en {French.MonthYear(until)} : répartissez d’abord jusqu’à ce mois.", "To", ConventionRules.Law);

        var members = await Members(activity, convention, draft);
        if (!members.Ok) return Result<SplitPreview>.Refused(members.Refusals);
        var (figures, unvalidated, _) = await book.Figures(activity.Id, from, draft.To, standing);
        var result = SplitResult.Of(figures.Base, convention.CommonFund, members.Value);
        return result.Shared.IsZero ? Wrong("nothing", $"Il n’y a rien à répartir à fin {French.MonthYear(draft.To)}.", "To") : new SplitPreview(activity, convention, figures, unvalidated, result);
    }

    /// <summary>Those whose weight is not zero, with the activity that takes their part.</summary>
    private async Task<Result<SplitMember[]>> Members(Activity activity, Convention convention, SplitDraft draft)
    {
        var persons = convention.Members.Select(m => m.PersonId).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
        var own = await book.Own(activity, persons, draft.To.Last);
        var (refusals, members) = (new List<Refusal>(), new List<SplitMember>());
        foreach (var covered in convention.Members.OrderBy(m => French.Fold(names[m.PersonId]), StringComparer.Ordinal))
        {
            var (name, rank) = (names[covered.PersonId], draft.Members.ToList().FindIndex(i => i.Person == covered.PersonId));
            var typed = rank < 0 ? null : draft.Members[rank];
            var weight = convention.Key == SplitKey.Shares ? Quantity.From(covered.Share.Percent) : typed?.Weight;
            if (weight is not { TenThousandths: >= 0 and <= 100_000_000_0000 } known)
                refusals.Add(new("split.weight", convention.Key == SplitKey.Time ? $"Donnez le temps de {name} sur la période, zéro compris." : $"Donnez le chiffre d’affaires apporté par {name}, zéro compris.", rank < 0 ? null : $"Members[{rank}].Weight"));
            else if (known.TenThousandths > 0)
            {
                var into = typed?.Into is { } asked ? own[covered.PersonId].FirstOrDefault(a => a.Id == asked) : own[covered.PersonId].FirstOrDefault();
                if (into is null) refusals.Add(new("split.activity", $"{name} n’a pas d’activité individuelle au {French.LongDate(draft.To.Last)} : sa part n’a pas où aller. Créez-la d’abord."));
                else members.Add(new(covered.PersonId, name, into.Id, known));
            }
        }
        if (refusals.Count == 0 && members.Count == 0) refusals.Add(new("split.weight", "Rien n’est donné pour personne : il n’y a pas de quoi partager."));
        return refusals.Count > 0 ? Result<SplitMember[]>.Refused(refusals) : members.ToArray();
    }

    private static Refusal Wrong(string type, string message, string field, string? source = null) => new("split." + type, message, field, source);
}
