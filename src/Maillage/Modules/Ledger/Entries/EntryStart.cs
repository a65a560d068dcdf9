using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>Prefilled entries that depend on what the ledger holds.</summary>
public sealed class EntryStart(Db db, Chart chart)
{
    /// <summary>The payment or receipt that settles what remains of an open item; null when it is not of this ledger or already settled.</summary>
    public async Task<EntryForm?> Settling(Book book, Id<OpenItem> id, IReadOnlyDictionary<string, Id<ThirdParty>> thirdParties)
    {
        var item = await db.Set<OpenItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.EntityId == book.Id);
        if (item is null || item.IsSettled) return null;
        var owedToUs = item.Remaining.IsPositive;
        var amount = item.Remaining.Abs;
        var code = thirdParties.FirstOrDefault(t => t.Value == item.ThirdPartyId).Key;
        return new EntryForm
        {
            Journal = JournalCodes.Bank,
            Document = item.Document,
            Label = $"{(owedToUs ? "Encaissement" : "Paiement")} {item.Document}",
            Lines =
            [
                new LineForm { Account = item.Account, Activity = item.ActivityId.Value, ThirdParty = code, Debit = owedToUs ? null : amount, Credit = owedToUs ? amount : null, Settles = item.Id.Value },
                new LineForm { Account = chart.Role("bank"), Activity = item.ActivityId.Value, Debit = owedToUs ? amount : null, Credit = owedToUs ? null : amount },
            ],
        };
    }
}
