using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>Card and online payments that wait for the provider, and what it paid out less its fee.</summary>
[Needs(SalesModule.RecordReceipts)]
public sealed class PayoutsModel(RemittanceReader reader, RemittanceActions actions, Books books, Clock clock) : RemittancesModel(reader, actions, books, clock)
{
    public override PaymentMethod Method => PaymentMethod.Card;
}
