using Maillage.Domain.Contribution;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Platform;

namespace Maillage.Tests.Domain;

/// <summary>The files of <c>rules/</c>, as they are shipped.</summary>
public static class Rules
{
    public static VatTable Vat { get; } = VatTable.Parse(RuleFiles.Read("vat.json"));
    public static PaymentTermLaw Terms { get; } = PaymentTermLaw.Parse(RuleFiles.Read("payment-terms.json"));
    public static LegalMentions Mentions { get; } = LegalMentions.Parse(RuleFiles.Read("mentions.json"));
    public static Chart Chart { get; } = Chart.Parse(RuleFiles.Read("pcg/2026.json"), RuleFiles.Read("chart.json"));
    public static SalesAccounts Accounts { get; } = SalesAccounts.Parse(RuleFiles.Read("sales-accounts.json"), Chart);
    public static AccountLayout Layout { get; } = AccountLayout.Parse(RuleFiles.Read("activity-account.json"), Chart);
    public static Scale Scale(string code) => ScaleFile.Parse(RuleFiles.Read($"contribution/{code}.json"));
}
