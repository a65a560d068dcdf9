using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Records;

/// <summary>Gives a new entity its shared services: A000 for the first, the entity's code and 000 for the others.</summary>
public sealed class MakeStructure(Db db) : IHandle<EntityCreated>
{
    private const string First = "A000";

    public async Task Handle(EntityCreated what)
    {
        var code = await db.Set<Activity>().AnyAsync(a => a.Code == First) ? what.Entity.Code + "000" : First;
        db.Add(new Activity(db.Cooperative, what.Entity.Id, ActivityKind.Structure, code, "Services communs", what.FirstYear.From));
    }
}
