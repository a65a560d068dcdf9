using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Takeover;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover;

/// <summary>How the other program named a customer may be its name.</summary>
public sealed class ForgetCustomer(Db db) : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased erased)
    {
        var own = erased.Account.Select(c => c.Value).ToList();
        foreach (var thing in await db.Set<TakeoverThing>().Where(t => own.Contains(t.ThingId)).ToListAsync()) thing.Erase();
    }
}
