using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Recurring;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>The models of a customer that was made one with another are for the kept one.</summary>
public sealed class FollowMerge(Db db) : IHandle<CustomersMerged>
{
    public Task Handle(CustomersMerged merge) =>
        db.Set<RecurringInvoice>().Where(r => r.CustomerId == merge.Merged.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.CustomerId, merge.Kept.Id));
}
