using Maillage.Domain.Sales.Customers;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers;

/// <summary>Every merged customer points to one that is not, of its activity, and says what it says.</summary>
public sealed class CustomersCheck(Db db) : ICheck
{
    public string Name => "Clients";

    public async Task<CheckReport> Run()
    {
        var pairs = await db.Set<Customer>().AsNoTracking().Where(c => c.MergedIntoId != null)
            .GroupJoin(db.Set<Customer>().AsNoTracking(), c => c.MergedIntoId, k => (Domain.Kernel.Id<Customer>?)k.Id, (c, k) => new { Merged = c, Kept = k })
            .SelectMany(p => p.Kept.DefaultIfEmpty(), (p, k) => new { p.Merged, Kept = k }).ToListAsync();
        var faults = new List<string>();
        foreach (var pair in pairs)
        {
            if (pair.Kept is not { MergedIntoId: null } kept || kept.ActivityId != pair.Merged.ActivityId) faults.Add($"Client {pair.Merged.Code} : il est réuni avec un client qui n’est pas gardé.");
            else if (kept.Details != pair.Merged.Details) faults.Add($"Client {pair.Merged.Code} : il ne dit pas ce que dit {kept.Code}, avec qui il est réuni.");
        }
        return new($"{await db.Set<Customer>().CountAsync()} clients", faults);
    }
}
