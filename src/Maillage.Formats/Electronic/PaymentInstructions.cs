namespace Maillage.Formats.Electronic;

/// <summary>BG-16, how to pay.</summary>
public sealed record PaymentInstructions
{
    /// <summary>BT-81, UNTDID 4461: 30 or 58 transfer, 59 SEPA direct debit, 48 card, 10 cash, 20 cheque.</summary>
    public string MeansCode { get; init; } = "";

    /// <summary>BT-82.</summary>
    public string? MeansText { get; init; }

    /// <summary>BT-83, the words to put on the payment.</summary>
    public string? RemittanceText { get; init; }

    /// <summary>BG-17.</summary>
    public Items<CreditTransfer> Transfers { get; init; } = [];

    /// <summary>BG-18.</summary>
    public PaymentCard? Card { get; init; }

    /// <summary>BG-19.</summary>
    public DirectDebit? DirectDebit { get; init; }
}

/// <summary>BG-17, an account to pay into.</summary>
/// <param name="Account">BT-84, an IBAN without spaces, or another account number.</param>
/// <param name="AccountName">BT-85.</param>
/// <param name="Bic">BT-86.</param>
public sealed record CreditTransfer(string Account, string? AccountName = null, string? Bic = null);

/// <summary>BG-18, the card that paid.</summary>
/// <param name="LastDigits">BT-87, at most ten characters of the number.</param>
/// <param name="Holder">BT-88.</param>
public sealed record PaymentCard(string LastDigits, string? Holder = null);

/// <summary>BG-19.</summary>
/// <param name="Mandate">BT-89.</param>
/// <param name="Creditor">BT-90, the creditor's SEPA identifier.</param>
/// <param name="DebitedAccount">BT-91.</param>
public sealed record DirectDebit(string? Mandate, string? Creditor = null, string? DebitedAccount = null);
