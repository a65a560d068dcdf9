using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>Cheques and CESU to hand in, and the slips of those that were.</summary>
[Needs(SalesModule.RecordReceipts)]
public sealed class IndexModel(RemittanceReader reader, RemittanceActions actions, Books books, Clock clock) : RemittancesModel(reader, actions, books, clock)
{
    /// <summary>« cesu »; cheques otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "moyen")]
    public string? Means { get; set; }

    public override PaymentMethod Method => Means == "cesu" ? PaymentMethod.Cesu : PaymentMethod.Cheque;
}
