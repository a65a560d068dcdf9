using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>What entrepreneurs may validate and issue themselves.</summary>
public sealed class SelfIssue(Db db, Clock clock, Current current)
{
    /// <summary>Whether the person may validate this quote.</summary>
    public async Task<bool> CoversQuote(Quote quote) => await Right(quote.ActivityId, SalesModule.ValidateQuotes) is { } right && quote.Ttc <= right.QuotesUpTo;

    /// <summary>Whether the person may issue this invoice; a credit note stays with the team.</summary>
    public async Task<bool> CoversInvoice(Invoice invoice) =>
        !invoice.IsCredit && await Right(invoice.ActivityId, SalesModule.IssueInvoices) is { } right && invoice.Ttc <= right.InvoicesUpTo;

    /// <param name="act">The right it stands for: a token narrowed to others does not have it.</param>
    private async Task<SelfIssueRight?> Right(Id<Activity> activity, string act) => current.Account is { } account && current.Token?.Allows(act) != false
        ? await db.Set<SelfIssueRight>().AsNoTracking().SingleOrDefaultAsync(r => r.AccountId == account && r.ActivityId == activity && r.From <= clock.Today && (r.To == null || r.To >= clock.Today))
        : null;
}
