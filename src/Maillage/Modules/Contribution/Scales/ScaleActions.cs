using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>Puts a scale in force from a month on, and takes back one that has not served.</summary>
public sealed class ScaleActions(Db db, Access access, Clock clock, Current current, ShippedScales shipped, ScaleBook book, PostedContributions posted)
{
    public Task<Result<AdoptedScale>> Adopt(string code, Month from, string decision) => db.Write<AdoptedScale>(async () =>
    {
        if (await access.Need(ContributionModule.Adopt, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        if (shipped.TextOf(code) is not { } text) return new Refusal("contribution.scale.unknown", "Choisissez un barème.", "Code");
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(decision))
            refusals.Add(new("contribution.scale.decision", "Nommez la décision, par exemple « assemblée générale du 12 juin 2026 » : chaque contribution s’y rapportera.", "Decision", "C. trav. R7331-8"));
        else if (decision.Trim().Length > 200) refusals.Add(new("contribution.scale.decision", "Ce texte est trop long : 200 caractères au plus.", "Decision"));
        var latest = Month.Of(clock.Today).Plus(24);
        if (from > latest) refusals.Add(new("contribution.scale.from", $"Un barème s’adopte au plus deux ans d’avance : choisissez un mois jusqu’à {French.MonthYear(latest)}.", "From"));
        if (await Served(from)) refusals.Add(AlreadyServed(from));
        if (refusals.Count > 0) return Result<AdoptedScale>.Refused(refusals);
        if (await db.Set<AdoptedScale>().FirstOrDefaultAsync(s => s.From == from) is { } other)
            return other.Definition == text && other.Decision == decision.Trim() ? other : new Refusal("contribution.scale.twice", $"Un barème commence déjà en {French.MonthYear(from)} : retirez-le d’abord.", "From");
        var adopted = new AdoptedScale(db.Cooperative, from, text, decision, clock.Now, current.Account);
        db.Add(adopted);
        book.Forget();
        return adopted;
    });

    /// <summary>Takes back a scale under which nothing is posted.</summary>
    public Task<Result> Withdraw(Id<AdoptedScale> id) => db.Write(async () =>
    {
        if (await access.Need(ContributionModule.Adopt, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<AdoptedScale>().SingleOrDefaultAsync(s => s.Id == id) is not { } adopted) return Refusal.NotFound;
        if (await Served(adopted.From)) return AlreadyServed(adopted.From);
        db.Remove(adopted);
        book.Forget();
        return Result.Done;
    });

    private async Task<bool> Served(Month from)
    {
        await db.Lock(ContributionRun.Name);
        return await posted.LastMonth() >= from;
    }

    private static Refusal AlreadyServed(Month from) => new("contribution.scale.served",
        $"Des contributions sont déjà comptabilisées pour {French.MonthYear(from)} ou après : un barème ne change pas en arrière. Choisissez un mois qui suit.", "From", "C. trav. R7331-8");
}
