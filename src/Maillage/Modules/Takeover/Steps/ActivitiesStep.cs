using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Takeover;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>Activities with the persons in them: one row a person, rows of one code making one activity.</summary>
public sealed class ActivitiesStep(Db db, MemberGrants grants, WhatNames names) : ITakeoverStep
{
    private const int Longest = 200;

    public TakeoverStep Step => TakeoverStep.Activities;

    public async Task<StepPreview> Read(TakeoverSource source)
    {
        var faults = new List<ImportFault>([.. source.Table.Faults, .. source.Missing]);
        var known = (await db.Set<Activity>().AsNoTracking().Select(a => new { a.Code, a.Name }).ToListAsync()).ToDictionary(a => a.Code, a => a.Name);
        var people = new PersonKeys();
        foreach (var person in await db.Set<Person>().AsNoTracking().ToListAsync()) people.Add(person, "");
        var rows = new List<PreviewRow>();
        if (source.Missing.Count == 0)
            foreach (var group in source.Table.Rows.GroupBy(r => source.Cell(r, "code").ToUpperInvariant()))
            {
                if (known.TryGetValue(group.Key, out var name)) rows.Add(new(group.First().Line, [group.Key, name, "", "", ""], "ce code est déjà celui d’une activité", group.Key));
                else if (Make(source, [.. group], people, faults) is { } made)
                    rows.Add(new(group.First().Line, [made.Activity.Code, made.Activity.Name, made.Activity.Kind == ActivityKind.Collective ? "collectif" : "individuelle",
                        $"{French.ShortDate(made.Activity.StartedOn)}{(made.Activity.ClosedOn is { } end ? $" au {French.ShortDate(end)}" : "")}", string.Join(", ", made.Names)], "", made.Activity));
            }
        return new(["Code", "Nom", "Forme", "Dates", "Personnes"], rows, faults, [], []);
    }

    public async Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run)
    {
        foreach (var row in preview.New)
        {
            var activity = (Activity)row.Data;
            db.Add(activity);
            foreach (var member in activity.Members) db.Add(member);
            run.Makes(row.Line, activity.Id.Value, activity.Code);
        }
        await db.SaveChangesAsync();
        foreach (var member in preview.New.SelectMany(r => ((Activity)r.Data).Members)) await grants.Joined(member);
        return Result.Done;
    }

    public async Task<Result> Undo(TakeoverRun run)
    {
        List<Id<Activity>> ids = [.. run.Things.Where(t => t.Made).Select(t => new Id<Activity>(t.ThingId))];
        var activities = await db.Set<Activity>().Include(a => a.Members).Where(a => ids.Contains(a.Id)).ToListAsync();
        var plain = ids.Select(i => i.Value).ToList();
        var given = await db.Set<Grant>().Where(g => g.Scope == ScopeKind.Activity && plain.Contains(g.ScopeId)).ToListAsync();
        var own = activities.SelectMany(a => a.Members).Select(MemberGrants.OriginOf).ToHashSet();
        var used = given.Find(g => !own.Contains(g.Origin)) is { } other ? new Id<Activity>(other.ScopeId)
            : await names.First(ids, "ActivityMembers") ?? (await names.First<ActivityMember>([.. activities.SelectMany(a => a.Members).Select(m => m.Id)]) is { } place
                ? activities.Find(a => a.Members.Any(m => m.Id == place))?.Id : null);
        if (used is { } id)
            return new Refusal("takeover.activities.used", $"L’activité {activities.Find(a => a.Id == id)?.Code} a déjà des clients, des écritures, des droits ou d’autres fiches : annulez d’abord ce qui s’y rapporte.");
        db.RemoveRange(given);
        db.RemoveRange(activities);
        return Result.Done;
    }

    private (Activity Activity, IReadOnlyList<string> Names)? Make(TakeoverSource source, IReadOnlyList<TableRow> rows, PersonKeys people, List<ImportFault> faults)
    {
        var before = faults.Count;
        var first = new RowReader(source, rows[0], faults);
        var (code, name, trade) = (first.Needed("code", 20).ToUpperInvariant(), first.Needed("nom", Longest), first.Text("metier", Longest));
        var (start, end) = (first.Day("debut", needed: true), first.Day("fin"));
        if (code.Length > 0 && Activity.CheckCode(code) is { Refusal: { } badCode }) first.Fault("code", badCode.Message);
        if (faults.Count > before) return null;

        var activity = new Activity(db.Cooperative, source.File.EntityId, rows.Count > 1 ? ActivityKind.Collective : ActivityKind.Individual, code, name, start!.Value);
        activity.Describe(name, trade);
        if (activity.CloseOn(end) is { Refusal: { } badEnd }) first.Fault("fin", badEnd.Message);
        var named = new List<string>();
        var equal = EqualShares(rows.Count(r => source.Cell(r, "personne").Length > 0));
        foreach (var row in rows)
        {
            var reader = new RowReader(source, row, faults);
            if (reader["nom"] is { Length: > 0 } again && again != name) reader.Fault("nom", $"La ligne {rows[0].Line} donne un autre nom au même code {code} : mettez le même sur les deux.");
            if (reader["personne"] is not { Length: > 0 } who) continue;
            var from = reader.Day("entree") ?? start.Value;
            var share = Share(reader, equal[named.Count]);
            var found = people.Named(who);
            if (found.Count != 1)
                reader.Fault("personne", found.Count == 0 ? $"« {French.Excerpt(who)} » n’est pas une personne de la coopérative : reprenez d’abord les personnes, ou corrigez." : $"Plusieurs personnes s’appellent « {French.Excerpt(who)} » : écrivez son courriel.");
            named.Add(found.Count == 1 ? found[0].FullName : who);
            if (reader.Failed || share is null) continue;
            if (activity.Join(found[0].Id, new DateRange(from, end), share.Value) is { Refusal: { } refused }) reader.Fault(refused.Field == "From" || refused.Field == "To" ? "entree" : refused.Field == "Share" ? "part" : "personne", refused.Message);
        }
        return faults.Count > before ? null : (activity, named);
    }

    private static Rate? Share(RowReader reader, Rate usual)
    {
        if (reader["part"] is not { Length: > 0 } text) return usual;
        if (French.ParseNumber(text) is { } percent && percent is > 0 and <= 100) return Rate.FromPercent(percent);
        reader.Fault("part", $"« {French.Excerpt(text)} » n’est pas une part : écrivez un nombre de 0,01 à 100.");
        return null;
    }

    /// <summary>100 % in equal parts, the first ones taking what does not divide.</summary>
    private static IReadOnlyList<Rate> EqualShares(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Rate.FromPercent((10_000 / count + (i < 10_000 % count ? 1 : 0)) / 100m))];
}
