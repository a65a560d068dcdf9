using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers.Statements;

/// <summary>Reads the account of a customer, those merged into it included, from the ledger.</summary>
public sealed class StatementReader(Db db, PartiesReader parties, Clock clock)
{
    /// <summary>Accounts of customers begin so (PCG 41): 411, 4117, 4191.</summary>
    private const string Customers = "41";

    /// <summary>From the first of January to today, unless told otherwise; nothing later than today, nothing that ends before it begins.</summary>
    public (DateOnly From, DateOnly To) Period(DateOnly? from, DateOnly? to)
    {
        var last = to is { } day && day < clock.Today ? day : clock.Today;
        var first = from ?? new DateOnly(last.Year, 1, 1);
        return (first < last ? first : last, last);
    }

    /// <param name="customer">Within reach: the right is the caller's.</param>
    public async Task<CustomerStatement> Of(Customer customer, DateOnly from, DateOnly to)
    {
        var third = await db.AccountOf(customer).Select(c => (Id<ThirdParty>?)c.ThirdPartyId).ToListAsync();
        var own = db.Set<OpenItem>().AsNoTracking().Where(i => third.Contains(i.ThirdPartyId) && i.EntityId == customer.EntityId && i.Account.StartsWith(Customers));
        var items = await own.ToListAsync();
        var itemIds = own.Select(i => (Id<OpenItem>?)i.Id);
        var lines = await db.Set<EntryLine>().AsNoTracking()
            .Where(l => l.Validated && l.EntityId == customer.EntityId && l.Date <= to && ((third.Contains(l.ThirdPartyId) && l.Account.StartsWith(Customers)) || itemIds.Contains(l.Settles)))
            .Select(l => new { l.EntryId, l.Id, l.Date, l.Settles, Cents = l.Debit.Cents - l.Credit.Cents }).ToListAsync();
        var settled = lines.Where(l => l.Settles is not null).GroupBy(l => l.Settles!.Value).ToDictionary(g => g.Key, g => -new Money(g.Sum(l => l.Cents)));
        var opened = lines.Select(l => l.Id).ToHashSet();
        var open = items.Where(i => opened.Contains(i.LineId)).Select(i => new StatementItem(i.Document, i.DueOn, i.Amount - settled.GetValueOrDefault(i.Id)));
        var amounts = lines.GroupBy(l => l.EntryId).Select(g => (Entry: g.Key, g.First().Date, Amount: new Money(g.Sum(l => l.Cents)))).Where(m => !m.Amount.IsZero).ToList();
        var words = await Words([.. amounts.Select(m => m.Entry)]);
        return CustomerStatement.Of(from, to, amounts.OrderBy(m => m.Entry).Select(m => words[m.Entry] with { Date = m.Date, Amount = m.Amount }), open);
    }

    /// <summary>All that the paper of a statement says; null before the entity has an identity.</summary>
    public async Task<StatementSnapshot?> Snapshot(Customer customer, CustomerStatement statement)
    {
        var entity = await db.Set<LegalEntity>().AsNoTracking().SingleAsync(e => e.Id == customer.EntityId);
        if (entity.IdentityAt(clock.Today) is not { } identity) return null;
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == customer.ActivityId);
        var people = await parties.Of(customer, activity, identity, null, clock.Today);
        return new(clock.Today, DocumentIssuing.Seller(identity), activity.Name, people.Contact, DocumentIssuing.Buyer(customer), customer.Code, statement, people.Brand);
    }

    /// <summary>What each entry is, for the customer: the label of what was written by hand is the team's.</summary>
    private async Task<Dictionary<Id<Entry>, StatementMove>> Words(List<Id<Entry>> entries)
    {
        var words = await db.Set<Entry>().AsNoTracking().IgnoreAutoIncludes().Where(e => entries.Contains(e.Id))
            .Select(e => new { e.Id, e.Date, e.Document }).ToDictionaryAsync(e => e.Id, e => new StatementMove(default, $"Écriture du {French.ShortDate(e.Date)}", e.Document, default));
        foreach (var invoice in await db.Set<Invoice>().Where(i => i.EntryId != null && entries.Contains(i.EntryId.Value)).Select(i => new { i.Id, Entry = i.EntryId!.Value, i.Kind, i.Number }).ToListAsync())
            words[invoice.Entry] = new(default, invoice.Kind.Word(), invoice.Number!, default, Invoice: invoice.Id);
        foreach (var legacy in await db.Set<LegacyInvoice>().IgnoreAutoIncludes().Where(i => entries.Contains(i.EntryId)).Select(i => new { i.EntryId, i.Number, Cents = i.Remaining.Cents }).ToListAsync())
            words[legacy.EntryId] = new(default, legacy.Cents < 0 ? "Avoir repris" : "Facture reprise", legacy.Number, default);
        foreach (var clearing in await db.Set<Clearing>().AsNoTracking().IgnoreAutoIncludes().Where(c => entries.Contains(c.EntryId)).ToListAsync())
            words[clearing.EntryId] = words[clearing.EntryId] with { What = Word(clearing), Document = clearing is Receipt { Reference: { Length: > 0 } reference } ? reference : words[clearing.EntryId].Document, Clearing = clearing.Id };
        foreach (var reversal in await db.Set<ClearingReversal>().AsNoTracking().Where(r => entries.Contains(r.EntryId)).Join(db.Set<Clearing>().IgnoreAutoIncludes(), r => r.ClearingId, c => c.Id, (r, c) => new { r.EntryId, Clearing = c }).ToListAsync())
            words[reversal.EntryId] = words[reversal.EntryId] with { What = $"Annulation : {Word(reversal.Clearing).ToLowerInvariant()} du {French.ShortDate(reversal.Clearing.Date)}", Clearing = reversal.Clearing.Id };
        return words;
    }

    private static string Word(Clearing clearing) => clearing switch
    {
        Receipt { IsRefund: true } refund => $"Remboursement, {ReceiptList.Word(refund.Method)}",
        Receipt receipt => $"Règlement, {ReceiptList.Word(receipt.Method)}",
        Offset => "Imputation",
        _ => "Régularisation",
    };
}
