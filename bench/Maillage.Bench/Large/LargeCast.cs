using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Bench.Large;

/// <summary>An activity, who holds it and whom it sells to.</summary>
public sealed record LargeActivity(Activity Activity, Person Person, IReadOnlyList<Customer> Customers);

/// <summary>Who plays in a large cooperative.</summary>
public sealed record LargeCast(CooperativeId Cooperative, Id<LegalEntity> Entity, LegalIdentity Seller, IReadOnlyList<LargeActivity> Activities);
