namespace Maillage.Modules.Leaving;

/// <summary>What does not leave as tables, and why; every other table does.</summary>
public static class LeavingScope
{
    /// <summary>By table, the reason, in French: the archive says it too.</summary>
    public static IReadOnlyDictionary<string, string> Left { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["AccountClaims"] = "vide : Maillage n’y écrit rien",
        ["AccountLinks"] = "liens d’une fois vers un compte",
        ["AccountLogins"] = "vide : Maillage n’y écrit rien",
        ["AccountSessions"] = "connexions en cours",
        ["AccountTokens"] = "secrets de connexion",
        ["ApiAnswers"] = "réponses gardées un jour pour les programmes",
        ["CustomerFiles"] = "fichiers envoyés pour un aperçu, oubliés après un jour",
        ["DataProtectionKeys"] = "clés des cookies",
        ["ImportFiles"] = "fichiers envoyés pour un aperçu, oubliés après un jour",
        ["Jobs"] = "travaux en attente du programme",
        ["RecoveryCodes"] = "secrets de connexion",
        ["SecondFactorKeys"] = "secrets de connexion",
        ["SigningKeys"] = "clés qui signent pour les applications",
        ["TakeoverFiles"] = "fichiers envoyés pour une reprise, oubliés ensuite",
        ["WebhookDeliveries"] = "appels sortants en attente",
        ["WholeExportParts"] = "les archives elles-mêmes",
    };

    /// <summary>The tables that whoever works in an activity takes away with it, in the order of their files.</summary>
    public static IReadOnlyList<string> OfActivity { get; } =
    [
        "Activities", "ActivityBrands", "ActivityBudgets", "ActivityFamilies", "ExemptionGrants", "SelfIssueRights", "Customers", "CustomerMerges", "CatalogItems", "Deals", "DealCosts", "Quotes", "QuoteLines", "QuoteSignatures",
        "Invoices", "InvoiceLines", "InvoiceFiles", "InvoiceXmls", "LegacyInvoices", "LegacyInvoiceParts", "RecurringInvoices", "RecurringDrafts", "Reminders", "ReminderPlans", "ReminderStops", "ChorusDeposits", "SentStatements", "SentAttestations", "SapActivities",
        "Clearings", "ClearingShares", "ClearingParts", "ClearingReversals", "Takings", "TakingLines", "TakingPayments", "TakingReversals", "CashCounts", "CashDeposits", "CashDepositEnds", "RemittanceLines", "InternalSales",
        "LedgerLines", "OpenItems", "Settlements", "MonthBalances", "ActivityBalances", "SentAccounts",
    ];

    /// <summary>Among them, those that only who reads the books of the activity takes away.</summary>
    public static IReadOnlySet<string> OfBooks { get; } = new HashSet<string> { "LedgerLines", "OpenItems", "Settlements", "MonthBalances", "ActivityBalances", "SentAccounts" };

    /// <summary>The tables tied to an activity that do not go with it, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotOfActivity { get; } = new Dictionary<string, string>
    {
        ["ActivityMembers"] = "names the others of a collective; one's own places are among one's own data",
        ["Conventions"] = "signed with others: its document goes to each of its parties",
        ["ConventionMembers"] = "names the others of a collective",
        ["CustomerFiles"] = "kept for a preview, then forgotten",
        ["ResultSplits"] = "names the others of a collective",
        ["ResultSplitParts"] = "names the others of a collective",
    };
}
