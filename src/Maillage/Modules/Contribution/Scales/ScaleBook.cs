using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Decisions.Records;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>The scales in force over time; read once a request.</summary>
public sealed class ScaleBook(Db db)
{
    private ScaleHistory? history;

    public async Task<ScaleHistory> History() => history ??= await Read();

    internal void Forget() => history = null;

    private async Task<ScaleHistory> Read()
    {
        var rows = await db.Set<AdoptedScale>().AsNoTracking().Join(db.Set<Decision>(), s => s.DecisionId, d => d.Id, (s, d) => new { Scale = s, Decision = d })
            .OrderByDescending(r => r.Scale.AdoptedAt).ThenByDescending(r => r.Scale.Id).ToListAsync();
        var families = rows.Exists(r => r.Scale.Family.Length > 0) ? await db.Set<ActivityFamily>().AsNoTracking().ToListAsync() : [];
        return new(rows.Select(r => ScaleRow.Of(r.Scale, r.Decision)), families);
    }

    /// <summary>The scales that rest on a decision.</summary>
    public async Task<IReadOnlyList<DecidedRule>> RestingOn(Id<Decision> decision) =>
        [.. (await History()).Rows.Where(r => r.Adopted!.DecisionId == decision).Select(r => new DecidedRule($"Barème {r.Scale.Name}, à partir {French.OfMonth(r.From)}", IndexModel.Address))];
}
