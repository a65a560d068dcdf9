using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Decisions.Records;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>The scales in force over time; read once a request.</summary>
public sealed class ScaleBook(Db db, Remembered remembered)
{
    private ScaleHistory? history;
    private bool isWhole;

    public async Task<ScaleHistory> History() => history ??= await remembered.Of("scales", () => Read(false));

    /// <summary>The same with the families of activities even before one has a scale of its own: to try a change.</summary>
    public async Task<ScaleHistory> Whole()
    {
        if (history is null || !isWhole) (history, isWhole) = (await Read(true), true);
        return history;
    }

    internal void Forget() => history = null;

    private async Task<ScaleHistory> Read(bool families)
    {
        var rows = await db.Set<AdoptedScale>().AsNoTracking().Join(db.Set<Decision>(), s => s.DecisionId, d => d.Id, (s, d) => new { Scale = s, Decision = d })
            .OrderByDescending(r => r.Scale.AdoptedAt).ThenByDescending(r => r.Scale.Id).ToListAsync();
        var set = families || rows.Exists(r => r.Scale.Family.Length > 0) ? await db.Set<ActivityFamily>().AsNoTracking().ToListAsync() : [];
        return new(rows.Select(r => ScaleRow.Of(r.Scale, r.Decision)), set);
    }

    /// <summary>The scales that rest on a decision.</summary>
    public async Task<IReadOnlyList<DecidedRule>> RestingOn(Id<Decision> decision) =>
        [.. (await History()).Rows.Where(r => r.Adopted!.DecisionId == decision).Select(r => new DecidedRule($"Barème {r.Scale.Name}, à partir {French.OfMonth(r.From)}", IndexModel.Address))];
}
