using Maillage.Domain.Cooperative;
using Maillage.Domain.Ledger;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>Opens the first fiscal year of a new entity.</summary>
public sealed class OpenFirstYear(Db db) : IHandle<EntityCreated>
{
    public Task Handle(EntityCreated what)
    {
        db.Add(new FiscalYear(db.Cooperative, what.Entity.Id, what.FirstYear.From, what.FirstYear.To!.Value));
        return Task.CompletedTask;
    }
}
