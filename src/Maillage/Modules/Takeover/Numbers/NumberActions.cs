using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Numbers;

/// <summary>Makes the numbers of invoices go on from those of the program used before.</summary>
public sealed class NumberActions(Db db, Access access, NumberStarts starts, Clock clock)
{
    /// <summary>The last indexes given before, in the order of the sequences of today; null for one left as it is.</summary>
    public Task<Result> Set(Id<LegalEntity> id, IReadOnlyList<(NumberScope Scope, int? Last)> asked) => db.Write(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<LegalEntity>().SingleOrDefaultAsync(e => e.Id == id) is not { } entity) return Refusal.NotFound;
        var known = (await starts.Of(entity, clock.Today)).Select(s => s.State.Scope).ToHashSet();
        var refusals = new List<Refusal>();
        for (var i = 0; i < asked.Count; i++)
        {
            if (asked[i].Last is not { } last) continue;
            if (!known.Contains(asked[i].Scope)) return Refusal.Stale;
            if (await starts.Set(id, asked[i].Scope, last, $"Lines[{i}].Last") is { Ok: false } wrong) refusals.AddRange(wrong.Refusals);
        }
        return Result.Of(refusals);
    });
}
