using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Platform.Data;

namespace Maillage.Modules.Membership;

/// <summary>What a change takes from an activity, or gives back, for months that are already posted.</summary>
/// <param name="Months">Those that change, the first first.</param>
/// <param name="Now">What these months cost as things stand.</param>
/// <param name="Then">What they would cost.</param>
public sealed record PostedMove(Id<Activity> Activity, string Title, IReadOnlyList<Month> Months, Money Now, Money Then)
{
    public Money Difference => Then - Now;

    /// <summary>Tells one set of moves from another, so that what is confirmed is what was shown.</summary>
    public static string Print(IReadOnlyList<PostedMove> moves) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', moves.Select(m => $"{m.Activity} {string.Join(',', m.Months)} {m.Now.Cents} {m.Then.Cents}")))));
}

/// <summary>What has moved since the watch began; the largest difference first.</summary>
public delegate Task<IReadOnlyList<PostedMove>> WhatMoved();

/// <summary>Begins to watch the posted months from one on, inside the transaction of a change: the module that posts them registers one.</summary>
public delegate Task<WhatMoved> WatchPostedMonths(Month from);

/// <summary>A change of months already posted, refused until what moves was shown.</summary>
public sealed record MovesRefusal(IReadOnlyList<PostedMove> Moves) : Refusal("membership.posted.moves",
    "Des contributions déjà comptabilisées changeraient. Voyez ci-dessous lesquelles, puis confirmez.", null, "C. trav. R7331-8"), IConfirmable
{
    public string Announced => $"Des contributions déjà comptabilisées changeraient : {string.Join(" ; ", Moves.Select(m => $"{m.Title}, {string.Join(", ", m.Months)}, de {m.Now} à {m.Then}"))}.";

    public string Shown => PostedMove.Print(Moves);
}

/// <summary>Makes changes that contributions may depend on: at once when no posted month moves, else once what moves was shown.</summary>
public sealed class PostedMoves(Db db, WatchPostedMonths watch)
{
    /// <param name="from">First month that the change may reach.</param>
    /// <param name="shown"><see cref="PostedMove.Print"/> of what was shown and is confirmed; null when nothing was.</param>
    public async Task<Result> Change(Month from, string? shown, Action change)
    {
        var moved = await watch(from);
        change();
        await db.SaveChangesAsync();
        return await moved() is { Count: > 0 } moves && PostedMove.Print(moves) != shown ? new MovesRefusal(moves) : Result.Done;
    }
}
