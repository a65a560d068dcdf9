using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>A sequence of the numbers of invoices as it stands.</summary>
/// <param name="Last">The last index given, by us or by the program used before; zero when none was.</param>
/// <param name="Start">What was taken over; null when nothing was.</param>
public sealed record SequenceState(NumberScope Scope, int Last, NumberStart? Start)
{
    /// <summary>True when invoices were numbered here: the sequence goes on and nothing is taken over any more.</summary>
    public bool Runs => Last > (Start?.Last ?? 0);
}

/// <summary>Makes the numbers of invoices go on from those of the program used before. The right is the caller's to check.</summary>
public sealed class NumberStarts(Db db, Clock clock, Current current)
{
    /// <summary>The counter of a sequence.</summary>
    internal static string CounterOf(Id<LegalEntity> entity, NumberScope scope) => $"invoice:{entity}:{scope.Sequence}:{scope.Period}:{scope.Activity}";

    /// <summary>The sequences that an invoice of a day would count in, one by activity where the template counts by activity, and the number that comes next.</summary>
    public async Task<IReadOnlyList<(SequenceState State, string Next)>> Of(LegalEntity entity, DateOnly day)
    {
        if (NumberTemplate.Parse(entity.InvoiceNumberTemplate) is not { Ok: true, Value: { } template }) return [];
        var codes = await db.Set<Activity>().Where(a => a.EntityId == entity.Id && a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).Select(a => a.Code).ToListAsync();
        var scopes = template.Sequences.SelectMany(s => s == NumberSequence.MonthActivity ? codes.Select(c => NumberScope.Of(s, day, c)) : [NumberScope.Of(s, day, "")]).Distinct().ToList();
        var states = new List<SequenceState>();
        foreach (var scope in scopes) states.Add(await State(entity.Id, scope));
        int LastOf(NumberSequence sequence, string code) => states.Find(s => s.Scope == NumberScope.Of(sequence, day, code))?.Last ?? 0;
        return [.. states.Select(s => (s, template.Render(day, s.Scope.Activity.Length > 0 ? s.Scope.Activity : codes.FirstOrDefault() ?? "", x => LastOf(x, s.Scope.Activity) + 1)))];
    }

    /// <summary>Says the last index given before; refused once an invoice was numbered here. Zero takes it back.</summary>
    internal async Task<Result> Set(Id<LegalEntity> entity, NumberScope scope, int last, string field)
    {
        await db.Lock($"invoices:{entity}");
        if (last is < 0 or > NumberStart.Most) return new Refusal("sales.number.start", $"Donnez le dernier numéro d’ordre utilisé, entre 0 et {French.Number(NumberStart.Most, 0, 0)}.", field, InvoiceNumber.Sequence);
        var state = await State(entity, scope);
        if (state.Start?.Last == last || (state.Start is null && last == 0)) return Result.Done;
        if (state.Runs) return new Refusal("sales.number.runs", "Des factures sont déjà numérotées ici dans cette suite : elle continue, sa valeur de départ ne change plus.", field, InvoiceNumber.Sequence);
        var name = CounterOf(entity, scope);
        await db.Set<Counter>().Where(c => c.Name == name).ExecuteDeleteAsync();
        if (state.Start is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync();
        }
        if (last == 0) return Result.Done;
        await db.NextNumber(name, last);
        db.Add(new NumberStart(db.Cooperative, entity, scope, last, clock.Now, current.Account));
        return Result.Done;
    }

    private async Task<SequenceState> State(Id<LegalEntity> entity, NumberScope scope)
    {
        var name = CounterOf(entity, scope);
        var last = await db.Set<Counter>().AsNoTracking().Where(c => c.Name == name).Select(c => c.Value).SingleOrDefaultAsync();
        var start = await db.Set<NumberStart>().SingleOrDefaultAsync(s => s.EntityId == entity && s.Sequence == scope.Sequence && s.Period == scope.Period && s.Activity == scope.Activity);
        return new(scope, (int)last, start);
    }
}
