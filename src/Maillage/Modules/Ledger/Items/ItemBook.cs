using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Items;

/// <summary>Opens and settles items as validated lines ask.</summary>
public sealed class ItemBook(Db db, Events events)
{
    /// <summary>The items that the lines of a validated entry open.</summary>
    public static IEnumerable<OpenItem> Opened(Entry entry) => entry.Lines.Where(l => l.DueOn is not null).OrderBy(l => l.Rank).Select(l => new OpenItem(l, entry.Document));

    /// <summary>Settles what the lines of a validated entry settle.</summary>
    public async Task<Result> Settle(Entry entry)
    {
        foreach (var line in entry.Lines.OrderBy(l => l.Rank))
            if (line.Settles is { } id && await Settle(id, line) is { Ok: false } refused) return refused;
        return Result.Done;
    }

    private async Task<Result> Settle(Id<OpenItem> id, EntryLine line)
    {
        await db.Lock($"item:{id}");
        var item = await db.Set<OpenItem>().SingleOrDefaultAsync(i => i.Id == id);
        if (item is null || item.EntityId != line.EntityId || item.Account != line.Account || item.ActivityId != line.ActivityId)
            return new Refusal("ledger.item.other", "La ligne et la pièce à régler ne sont pas du même compte ou de la même activité.");
        var settlement = new Settlement(item, line);
        var settled = item.Settle(settlement.Amount);
        if (!settled.Ok) return settled;
        db.Add(settlement);
        if (item.IsSettled)
            item.LetterWith(Lettering.Code(await db.NextNumber($"letter:{item.EntityId}:{item.Account}:{item.ThirdPartyId}")), line.Date);
        await events.Tell(new OpenItemSettled(item, settlement.Amount, line.Date));
        return Result.Done;
    }
}
