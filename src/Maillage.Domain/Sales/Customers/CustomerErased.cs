using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Customers;

/// <summary>All that named a customer and those made one with it is erased; handled in the same transaction by whoever keeps something of them.</summary>
public sealed record CustomerErased(IReadOnlyCollection<Id<Customer>> Account);
