using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>An entry was booked, draft or validated; handled in the same transaction.</summary>
public sealed record EntryPosted(Entry Entry);

/// <summary>An entry was validated, as it was booked or later; same transaction.</summary>
public sealed record EntryValidated(Entry Entry);

/// <summary>An open item was settled in part or whole, or reopened (<paramref name="Amount"/> of the other sign); same transaction.</summary>
public sealed record OpenItemSettled(OpenItem Item, Money Amount, DateOnly On);
