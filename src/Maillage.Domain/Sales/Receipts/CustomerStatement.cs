using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>What an entry did to the account of a customer.</summary>
/// <param name="What">« Facture », « Règlement, virement ».</param>
/// <param name="Document">Number of the document; may be empty.</param>
/// <param name="Amount">Positive when the customer owes more.</param>
/// <param name="Invoice">The document behind it, when it is one.</param>
/// <param name="Clearing">What cleared the account, when it is that.</param>
public sealed record StatementMove(DateOnly Date, string What, string Document, Money Amount, [property: JsonIgnore] Id<Invoice>? Invoice = null, [property: JsonIgnore] Id<Clearing>? Clearing = null);

/// <summary>A move of the period.</summary>
/// <param name="Balance">What the customer owes after it.</param>
public sealed record StatementLine(StatementMove Move, Money Balance);

/// <summary>What was still open on the last day.</summary>
/// <param name="Remaining">Negative for a credit note or an advance.</param>
public sealed record StatementItem(string Document, DateOnly DueOn, Money Remaining);

/// <summary>How long ago something was due.</summary>
public enum DueAge { NotDue, UpTo30, UpTo60, UpTo90, Over90 }

/// <summary>
/// The account of a customer over a period: the balance it opens with, what each entry did, the balance it ends with, and what is due, by age. It is a
/// question put to the ledger: its last balance is that of the customer's account there.
/// </summary>
/// <param name="Open">What was open on the last day, the oldest due first.</param>
public sealed record CustomerStatement(DateOnly From, DateOnly To, Money Opening, IReadOnlyList<StatementLine> Lines, Money Closing, IReadOnlyList<StatementItem> Open)
{
    /// <param name="moves">All of the account up to the last day, whatever their order; those that change nothing are left out.</param>
    /// <param name="open">Remainders as they were on the last day.</param>
    public static CustomerStatement Of(DateOnly from, DateOnly to, IEnumerable<StatementMove> moves, IEnumerable<StatementItem> open)
    {
        var all = moves.Where(m => m.Date <= to && !m.Amount.IsZero).OrderBy(m => m.Date).ToList();
        var balance = all.Where(m => m.Date < from).Sum(m => m.Amount);
        var (opening, lines) = (balance, new List<StatementLine>());
        foreach (var move in all.Where(m => m.Date >= from)) lines.Add(new(move, balance += move.Amount));
        return new(from, to, opening, lines, balance, [.. open.Where(i => !i.Remaining.IsZero).OrderBy(i => i.DueOn).ThenBy(i => i.Document, StringComparer.Ordinal)]);
    }

    /// <summary>What the customer owes that was due so long ago on the last day; credit notes and advances apart.</summary>
    public Money Due(DueAge age) => Open.Where(i => i.Remaining.IsPositive && AgeOf(i) == age).Sum(i => i.Remaining);

    /// <summary>Late by its own due date.</summary>
    [JsonIgnore]
    public Money Late => Open.Where(i => i.Remaining.IsPositive && AgeOf(i) != DueAge.NotDue).Sum(i => i.Remaining);

    /// <summary>Credit notes and advances that settle nothing yet: negative.</summary>
    [JsonIgnore]
    public Money Credit => Open.Where(i => i.Remaining.IsNegative).Sum(i => i.Remaining);

    /// <summary>What the balance holds beside what is open: entries that are no document and settle none.</summary>
    [JsonIgnore]
    public Money Other => Closing - Open.Sum(i => i.Remaining);

    /// <summary>Days since something was due on the last day; zero or less before.</summary>
    public int DaysLate(StatementItem item) => To.DayNumber - item.DueOn.DayNumber;

    public DueAge AgeOf(StatementItem item) => DaysLate(item) switch
    {
        <= 0 => DueAge.NotDue,
        <= 30 => DueAge.UpTo30,
        <= 60 => DueAge.UpTo60,
        <= 90 => DueAge.UpTo90,
        _ => DueAge.Over90,
    };
}
