namespace Maillage.Tests.Takeover.Endi;

/// <summary>A document of the peer, as its rights see it.</summary>
public sealed record EndiDocument(string Type, string? Status, bool Aborted, bool Signed, bool Invoiced, bool Settled, bool PartlyPaid);

/// <summary>Who may do what in enDI. The product's own rights are those of <c>role-matrix.txt</c> and the use cases: stricter for credit notes, freer after a settlement.</summary>
public static class EndiRights
{
    public static bool Can(string action, bool support, bool selfValidation, bool managePayments, EndiDocument document) => (document.Type, document.Status) switch
    {
        _ when action == "view" => true,
        ("payment", _) => action is "edit" or "delete" && (support || managePayments),
        (_, "draft" or "invalid") => action switch
        {
            "edit" or "delete" or "setDraft" => true,
            "askValidation" => support || !selfValidation,
            "validate" => support || selfValidation,
            _ => false,
        },
        (_, "wait") => support ? action is "edit" or "delete" or "validate" or "invalidate" : action == "setDraft",
        ("quote", "valid") => action switch
        {
            "duplicate" or "setSignedStatus" => true,
            "generateInvoice" => !document.Aborted,
            "changeDate" => support && !document.Signed && !document.Invoiced,
            _ => false,
        },
        ("invoice", "valid") => action switch
        {
            "duplicate" => true,
            "makeCreditNote" => !document.Settled,
            "recordPayment" => !document.Settled && (support || managePayments),
            "changeDate" => support && !document.Settled && !document.PartlyPaid,
            _ => false,
        },
        _ => false,
    };
}
