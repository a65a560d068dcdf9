using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales;

/// <summary>What one activity of one entity owns: who may see it follows from that.</summary>
public interface IOfActivity
{
    Id<Activity> ActivityId { get; }
    Id<LegalEntity> EntityId { get; }
}
