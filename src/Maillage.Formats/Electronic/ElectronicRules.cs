using Maillage.Formats.Electronic.Rules;

namespace Maillage.Formats.Electronic;

/// <summary>Something in an invoice that keeps it from being sent.</summary>
/// <param name="Rule">
/// The rule: of EN 16931 (<c>BR-CO-13</c>), of its UBL binding (<c>UBL-SR-16</c>), of XP Z12-012 (<c>BR-FR-01</c>), or ours where they check
/// nothing (<c>MA-SIREN</c>, <c>MA-SIRET</c>, <c>MA-TVA</c>, <c>MA-IBAN</c>, <c>MA-LIGNE</c>).
/// </param>
/// <param name="Term">The BT or BG it is about, with the line where there is one (<c>BT-131 / 2</c>).</param>
/// <param name="Message">Plain French: what is wrong and what to do.</param>
public sealed record ElectronicFinding(string Rule, string Term, string Message);

/// <summary>
/// The rules that an invoice must pass before it is handed to an approved platform: EN 16931 (rules 1.3.16), the French rules (1.4.0.03), and the
/// keys of identifiers. An invoice without finding passes the official rules in CII and in UBL; some rules here are stricter than the official
/// ones, none is laxer.
/// </summary>
public static class ElectronicRules
{
    /// <summary>Version of the rules, to keep beside what was checked.</summary>
    public const string Version = "EN16931 1.3.16, BR-FR 1.4.0.03";

    /// <summary>What is wrong, in the order of the document; empty when nothing is. Never throws.</summary>
    public static IReadOnlyList<ElectronicFinding> Check(ElectronicInvoice invoice)
    {
        var findings = new Findings();
        HeaderRules.Check(invoice, findings);
        PartyRules.Check(invoice, findings);
        PaymentRules.Check(invoice, findings);
        LineRules.Check(invoice, findings);
        AllowanceRules.Check(invoice, findings);
        TotalRules.Check(invoice, findings);
        VatRules.Check(invoice, findings);
        FrenchHeaderRules.Check(invoice, findings);
        FrenchPartyRules.Check(invoice, findings);
        FrenchAmountRules.Check(invoice, findings);
        KeyRules.Check(invoice, findings);
        return findings.All;
    }
}
