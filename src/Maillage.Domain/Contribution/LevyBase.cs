using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Contribution;

/// <summary>When a sale counts in a base.</summary>
public enum BaseMoment
{
    /// <summary>When it is invoiced.</summary>
    Invoiced,
    /// <summary>When it is paid, in proportion to what is paid of it. Purchases count when they are booked.</summary>
    Received,
}

/// <summary>A movement of one account in an activity.</summary>
/// <param name="Debit">Debits less credits.</param>
/// <param name="Document">Of which document, where a levy counts them one by one.</param>
/// <param name="Received">True for the part of a sale that was paid, false for what was booked.</param>
public readonly record struct CountedMovement(string Account, Money Debit, string Document = "", bool Received = false);

/// <summary>One part of a base.</summary>
/// <param name="Label">In words, after « de »: « ventes ».</param>
/// <param name="Deducted">Whether it lowers the base: its debits are taken off.</param>
public sealed record BasePart(string Label, AccountSet Accounts, bool Deducted = false);

/// <summary>On what a levy is taken, read from the ledger.</summary>
/// <param name="Name">« marge brute ».</param>
public sealed record LevyBase(string Name, BaseMoment Moment, IReadOnlyList<BasePart> Parts)
{
    /// <summary>Whether a movement counts.</summary>
    public bool Contains(CountedMovement movement) => PartOf(movement) is not null;

    /// <summary>Whether an account counts.</summary>
    public bool Contains(string account) => Parts.Any(p => p.Accounts.Contains(account));

    /// <summary>What one movement adds to the base; negative when it lowers it.</summary>
    public Money Effect(CountedMovement movement) => PartOf(movement) is null ? Money.Zero : -movement.Debit;

    /// <summary>The base that movements make.</summary>
    public Money Of(IEnumerable<CountedMovement> movements) => movements.Sum(Effect);

    /// <summary>The base in words, part by part: « Marge brute de mars 2026 : 1 200 € de ventes, moins 250 € de sous-traitance, soit 950 €. »</summary>
    public string Sentence(Month month, IReadOnlyCollection<CountedMovement> movements)
    {
        var title = $"{French.Capital(Name)} {French.OfMonth(month)}{(Moment == BaseMoment.Received ? ", encaissé" : "")}{French.NoBreak}: ";
        if (Parts.Count == 1) return $"{title}{Of(movements)}.";
        string Words(bool deducted) => French.And(Parts.Where(p => p.Deducted == deducted).Select(p => $"{movements.Where(m => PartOf(m) == p).Sum(m => deducted ? m.Debit : -m.Debit)} {French.De(p.Label)}"));
        var taken = Parts.Any(p => p.Deducted) ? $", moins {Words(true)}" : "";
        return $"{title}{Words(false)}{taken}, soit {Of(movements)}.";
    }

    /// <summary>A sale counts either booked or paid, whatever else the base is made of only booked.</summary>
    private BasePart? PartOf(CountedMovement movement) =>
        Parts.FirstOrDefault(p => p.Accounts.Contains(movement.Account) && movement.Received == (Moment == BaseMoment.Received && !p.Deducted));
}
