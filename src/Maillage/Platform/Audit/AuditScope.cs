namespace Maillage.Platform.Audit;

/// <summary>Tables whose rows no act is noted for, and why: what the program works with, what other rows say already, what holds secrets.</summary>
public static class AuditScope
{
    public static IReadOnlyDictionary<string, string> Left { get; } = new Dictionary<string, string>
    {
        ["AuditRecords"] = "the trail itself",
        ["AuditPayloads"] = "the trail itself",
        ["AuditSubjects"] = "the trail itself",
        ["Jobs"] = "work of the program",
        ["Counters"] = "work of the program",
        ["ApiAnswers"] = "work of the program",
        ["WebhookDeliveries"] = "work of the program",
        ["ImportFiles"] = "kept for a preview, then forgotten",
        ["CustomerFiles"] = "kept for a preview, then forgotten",
        ["DocumentFiles"] = "kept under their hash, never changed",
        ["InvoiceFiles"] = "made from the invoice",
        ["InvoiceXmls"] = "made from the invoice",
        ["LedgerLines"] = "sealed by the hash of their entry",
        ["MonthBalances"] = "added up from entries",
        ["EntityBalances"] = "added up from entries",
        ["ActivityBalances"] = "added up from entries",
        ["MailRecipients"] = "rows of a mail",
        ["MailFiles"] = "rows of a mail",
        ["SecretLinks"] = "secrets",
        ["SecretLinkOpenings"] = "a register by itself",
        ["DataProtectionKeys"] = "secrets",
        ["AccountSessions"] = "a register by itself",
        ["AccountLinks"] = "secrets",
        ["SecondFactorKeys"] = "secrets",
        ["RecoveryCodes"] = "secrets",
        ["AccountTokens"] = "secrets",
        ["AccountClaims"] = "none is written",
        ["AccountLogins"] = "none is written",
    };
}
