using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Platform.Audit;

/// <summary>What no act is noted of: tables that the program works with, that other rows say already or that hold secrets, and secret columns.</summary>
public static class AuditScope
{
    /// <summary>Columns that nobody may read, in the trail or in what a person takes away.</summary>
    public static IReadOnlySet<string> Secrets { get; } = new HashSet<string> { "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash", "Secret" };

    /// <summary>Tables whose « Hash » proves what they hold, to whoever computes it again; elsewhere it is of something that opens a door.</summary>
    private static readonly HashSet<string> Proofs = ["AuditRecords", "Invoices", "LedgerEntries", "MonthSeals", "Quotes"];

    /// <summary>Whether nobody takes a column away.</summary>
    public static bool IsSecret(string table, string column) => Secrets.Contains(column) && !(column == "Hash" && Proofs.Contains(table));

    /// <summary>The kind of record under which the rows of a type are noted, their own or that of the record they are a part of; null when they are not noted, or of no record.</summary>
    public static string? KindOf(IEntityType type) => AuditShape.Of(type)?.Kind;

    /// <summary>By table, the reason.</summary>
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
        ["TakeoverFiles"] = "kept for a preview, then forgotten",
        ["DocumentFiles"] = "kept under their hash, never changed",
        ["InvoiceFiles"] = "made from the invoice",
        ["InvoiceXmls"] = "made from the invoice",
        ["LedgerLines"] = "sealed by the hash of their entry",
        ["MonthBalances"] = "added up from entries",
        ["EntityBalances"] = "added up from entries",
        ["ActivityBalances"] = "added up from entries",
        ["MailRecipients"] = "rows of a mail",
        ["MailFiles"] = "rows of a mail",
        ["WholeExportParts"] = "made from everything else",
        ["SecretLinks"] = "secrets",
        ["SecretLinkOpenings"] = "a register by itself",
        ["DataProtectionKeys"] = "secrets",
        ["AccountSessions"] = "a register by itself; that some were closed is noted of the account",
        ["ApplicationSignIns"] = "a register by itself",
        ["SigningKeys"] = "secrets",
        ["AccountLinks"] = "secrets; that one was made is noted of the account",
        ["SecondFactorKeys"] = "secrets",
        ["RecoveryCodes"] = "secrets; that new ones were made is noted of the account",
        ["AccountTokens"] = "secrets",
        ["AccountClaims"] = "none is written",
        ["AccountLogins"] = "none is written",
    };
}
