using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Payments;

/// <summary>One payment that clears the balances of many activities: net pay, URSSAF, withholding tax, VAT, a supplier.</summary>
public sealed class SharedPayments(Db db, BalanceReader balances, EntryActions entries, Chart chart)
{
    /// <summary>What each activity owes on the account at the end of the day.</summary>
    public async Task<IReadOnlyList<ActivityShare>> Owed(Book book, string account, DateOnly day) =>
        [.. (await balances.ByActivity(book.Id, account, day)).Where(b => !b.Value.IsZero).Select(b => new ActivityShare(b.Key, -b.Value))];

    /// <summary>Saves the payment as a draft; the same key twice gives the first one back.</summary>
    public async Task<Result<Entry>> Draft(Book book, string account, DateOnly day, Money amount, string document, string label, long key)
    {
        if (book.Structure is not { } structure) return new Refusal("ledger.split.structure", "Cette entité n’a pas de services communs : créez d’abord cette activité.");
        var split = BalanceSplit.Of(amount, await Owed(book, account, day), structure.Id);
        if (!split.Ok) return Result<Entry>.Refused(split.Refusals);
        var items = (await db.Set<OpenItem>().AsNoTracking().Where(i => i.EntityId == book.Id && i.Account == account && i.SettledOn == null)
            .OrderBy(i => i.DueOn).ThenBy(i => i.Id).ToListAsync()).Where(i => i.Remaining.IsNegative).ToLookup(i => i.ActivityId);
        var lines = new List<LineDraft>();
        foreach (var share in split.Value)
        {
            lines.AddRange(Clear(share, account, items[share.Activity]));
            lines.Add(new LineDraft(share.Activity, chart.Role("bank"), -share.Amount));
        }
        return await entries.Write(new EntryDraft(book.Id, JournalCodes.Bank, day, label, document, day, new EntrySource("payment", key), lines));
    }

    /// <summary>Settles the activity's items, the oldest due first; what is left is a plain line.</summary>
    private static IEnumerable<LineDraft> Clear(ActivityShare share, string account, IEnumerable<OpenItem> items)
    {
        var left = share.Amount;
        foreach (var item in items)
        {
            if (!left.IsPositive) break;
            var part = Money.Min(left, -item.Remaining);
            yield return new LineDraft(share.Activity, account, part, item.ThirdPartyId, Settles: item.Id);
            left -= part;
        }
        if (!left.IsZero) yield return new LineDraft(share.Activity, account, left);
    }
}
