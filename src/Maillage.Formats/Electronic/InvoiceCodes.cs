namespace Maillage.Formats.Electronic;

/// <summary>BT-24 of the profiles we write.</summary>
public static class Guidelines
{
    /// <summary>EN 16931 as it stands, which is also the Factur-X profile of that name.</summary>
    public const string En16931 = "urn:cen.eu:en16931:2017";

    /// <summary>The French use of EN 16931.</summary>
    public const string FrenchCius = "urn:cen.eu:en16931:2017#compliant#urn.cpro.gouv.fr:1p0:en16931-ctc-fr";

    /// <summary>What the XMP of a Factur-X file must call a profile.</summary>
    public static string ConformanceLevel(string guideline)
    {
        var last = guideline[(guideline.LastIndexOf('#') + 1)..];
        return last switch
        {
            _ when last.EndsWith(":minimum", StringComparison.Ordinal) => "MINIMUM",
            _ when last.EndsWith(":basicwl", StringComparison.Ordinal) => "BASIC WL",
            _ when last.EndsWith(":basic", StringComparison.Ordinal) => "BASIC",
            _ when last.EndsWith(":extended", StringComparison.Ordinal) || last.EndsWith(":extended-ctc-fr", StringComparison.Ordinal) => "EXTENDED",
            _ => "EN 16931",
        };
    }
}

/// <summary>BT-3 as France admits it (BR-FR-04).</summary>
public static class InvoiceTypes
{
    public const string Invoice = "380";
    public const string CreditNote = "381";
    public const string Corrective = "384";
    public const string Deposit = "386";
    public const string SelfBilled = "389";
    public const string DepositCreditNote = "503";

    /// <summary>The codes that replace exactly one invoice.</summary>
    internal static readonly string[] Correctives = [Corrective, "471", "472", "473"];

    /// <summary>The codes that credit earlier invoices.</summary>
    internal static readonly string[] Credits = ["261", CreditNote, "396", "502", DepositCreditNote];

    internal static readonly string[] Deposits = [Deposit, "500", DepositCreditNote];

    /// <summary>The codes of documents that the buyer makes.</summary>
    internal static readonly string[] MadeByBuyer = [SelfBilled, "501", "500", "471", "473", "261", "502"];

    internal static readonly string[] French =
        [Invoice, SelfBilled, "393", "501", Deposit, "500", Corrective, "471", "472", "473", "261", "262", CreditNote, "396", "502", DepositCreditNote];

    /// <summary>True for a code that UBL writes as a CreditNote.</summary>
    public static bool IsUblCreditNote(string code) => code is "81" or "83" or "261" or "262" or "296" or "308" or "381" or "396" or "420" or "458" or "502" or "503" or "532";
}

/// <summary>BT-118, BT-151: the VAT categories France admits (BR-FR-15).</summary>
public static class VatCategories
{
    public const string Standard = "S";
    public const string Exempt = "E";
    public const string ReverseCharge = "AE";
    public const string IntraCommunity = "K";
    public const string Export = "G";
    public const string OutOfScope = "O";
    public const string ZeroRated = "Z";

    internal static readonly string[] French = [Standard, Exempt, ReverseCharge, IntraCommunity, Export, OutOfScope, ZeroRated];
}

/// <summary>BT-8 as CII codes it (UNTDID 2475).</summary>
public static class VatPoints
{
    /// <summary>Date of the invoice: « débits ».</summary>
    public const string Invoice = "5";

    /// <summary>Delivery.</summary>
    public const string Delivery = "29";

    /// <summary>Payment: « encaissements ».</summary>
    public const string Payment = "72";
}

/// <summary>BT-21 of the notes France asks for.</summary>
public static class NoteSubjects
{
    /// <summary>Fixed compensation of 40 € for recovery costs.</summary>
    public const string Recovery = "PMT";

    /// <summary>Penalties for late payment.</summary>
    public const string Penalties = "PMD";

    /// <summary>Discount for early payment, or none.</summary>
    public const string EarlyPayment = "AAB";

    /// <summary>Kind of exchange: B2B, B2BINT, B2C, B2CINT, OUTOFSCOPE or ARCHIVEONLY.</summary>
    public const string Exchange = "BAR";

    /// <summary>Tax remark.</summary>
    public const string Tax = "TXD";
}
