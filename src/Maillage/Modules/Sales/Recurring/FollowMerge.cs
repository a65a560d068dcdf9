using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Recurring;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>The models of a customer that was made one with another are for the kept one.</summary>
public sealed class FollowMerge(Db db) : IHandle<CustomersMerged>
{
    public async Task Handle(CustomersMerged merge)
    {
        foreach (var model in await db.Set<RecurringInvoice>().Where(r => r.CustomerId == merge.Merged.Id).ToListAsync()) model.GoOverTo(merge.Kept);
    }
}
