using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>A scale to put in force.</summary>
/// <param name="Code">Of a shipped scale or of a project: <see cref="ScaleChoices"/>.</param>
/// <param name="Family">The activities it holds for; empty for all that have no scale of their own.</param>
/// <param name="Version">Of the project as it was read: put in force is what was read; null where who asks has not read it.</param>
/// <param name="Shown">What was shown to move in months already posted, and is confirmed: <see cref="ScaleMovesRefusal.Shown"/>; null when nothing was.</param>
public sealed record Adoption(string Code, Month From, Id<Decision> Decision, string Family = "", int? Version = null, string? Shown = null);

/// <summary>Puts a scale in force from a month on, and takes back one that has not served.</summary>
public sealed class ScaleActions(Db db, Access access, Clock clock, Current current, ScaleChoices choices, ScaleBook book, ScaleMoves moves, PostedContributions posted)
{
    public Task<Result<AdoptedScale>> Adopt(Adoption asked) => db.Write<AdoptedScale>(async () =>
    {
        if (await access.Need(ContributionModule.Adopt, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock(ContributionRun.Name);
        if (asked.Version is { } version && await choices.VersionOf(asked.Code) is { } now && now != version) return Refusal.Stale with { Message = "Ce projet de barème a changé depuis que vous l’avez lu : relisez-le, puis recommencez.", Field = "Code" };
        await db.Lock(DecisionActions.LockOf(asked.Decision));
        var (read, refusals) = await Read(asked);
        if (read is not var (row, last)) return Result<AdoptedScale>.Refused(refusals);
        var same = await db.Set<AdoptedScale>().Where(s => s.From == asked.From && s.Family == row.Family).OrderByDescending(s => s.AdoptedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync();
        if (same is not null && same.Definition == row.Adopted!.Definition && same.DecisionId == asked.Decision) return same;
        if (last >= asked.From && new ScaleMovesRefusal(asked, row.Adopted!.Definition, await moves.Of((await book.Whole()).With(row), row.From, last.Value)) is var moving && moving.Shown != asked.Shown) return moving;
        if (same is not null && !(last >= asked.From)) return new Refusal("contribution.scale.twice", $"Un barème commence déjà en {French.MonthYear(asked.From)} : retirez-le d’abord.", "From");
        db.Add(row.Adopted!);
        book.Forget();
        return row.Adopted!;
    });

    /// <summary>The scale as it would be in force, and the last month posted; else why it cannot be.</summary>
    private async Task<((ScaleRow Row, Month? Last)?, IReadOnlyList<Refusal>)> Read(Adoption asked)
    {
        var refusals = new List<Refusal>();
        var text = await choices.TextOf(asked.Code);
        if (text is null) refusals.Add(new("contribution.scale.unknown", "Choisissez un barème.", "Code"));
        if (asked.Family.Trim().Length > ActivityFamily.LongestName) refusals.Add(new("contribution.scale.family", $"Ce nom est trop long : {ActivityFamily.LongestName} caractères au plus.", "Family"));
        var decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == asked.Decision);
        if (decision is null) refusals.Add(new("contribution.scale.decision", "Choisissez la décision qui fixe ce barème, ou notez-la d’abord : chaque contribution s’y rapportera.", "Decision", "C. trav. R7331-8"));
        var latest = Month.Of(clock.Today).Plus(24);
        if (asked.From > latest) refusals.Add(new("contribution.scale.from", $"Un barème s’adopte au plus deux ans d’avance : choisissez un mois jusqu’à {French.MonthYear(latest)}.", "From"));
        var last = await posted.LastMonth();
        var oldest = ContributionRun.Oldest(Month.Of(clock.Today).Previous);
        if (last >= asked.From && asked.From < oldest)
            refusals.Add(new("contribution.scale.served", $"Des contributions sont comptabilisées depuis ce mois, et elles ne se corrigent plus avant {French.MonthYear(oldest)} : choisissez ce mois ou un suivant.", "From", "C. trav. R7331-8"));
        if (refusals.Count > 0) return (null, refusals);
        return ((ScaleRow.Of(new AdoptedScale(db.Cooperative, asked.Family.Trim(), asked.From, text!, asked.Decision, clock.Now, current.Account), decision!), last), []);
    }

    /// <summary>Takes back a scale under which nothing is posted.</summary>
    public Task<Result> Withdraw(Id<AdoptedScale> id) => db.Write(async () =>
    {
        if (await access.Need(ContributionModule.Adopt, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock(ContributionRun.Name);
        if (await db.Set<AdoptedScale>().SingleOrDefaultAsync(s => s.Id == id) is not { } adopted) return Refusal.NotFound;
        if (await posted.LastMonth() >= adopted.From)
            return new Refusal("contribution.scale.served", "Ce barème a déjà servi. Pour le changer, mettez-en un autre en vigueur à partir du même mois : la page dira ce qui bouge.", null, "C. trav. R7331-8");
        db.RemoveRange(await db.Set<ScaleAmendment>().Where(a => a.ScaleId == id).ToListAsync());
        db.Remove(adopted);
        book.Forget();
        return Result.Done;
    });
}
