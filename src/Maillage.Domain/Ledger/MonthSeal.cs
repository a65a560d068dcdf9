using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>
/// The seal of a closed month: the hashes of its validated entries chained to the seal before (PCG art. 1031-4: a closing procedure that
/// freezes the order and keeps the total of the movements). From here on the month takes nothing more.
/// </summary>
public sealed class MonthSeal : IOwned
{
    /// <summary>The form hashed today; old seals stay checkable.</summary>
    public const int CurrentFormat = 1;

    private MonthSeal() { }

    /// <param name="previous">Hash of the entity's seal before this one, in the order of sealing; empty for the first.</param>
    /// <param name="entryHashes">Hashes of the month's entries in the order of their identities.</param>
    /// <param name="debit">Total of the month's debits.</param>
    public MonthSeal(CooperativeId cooperative, Id<LegalEntity> entity, Month month, string previous, IReadOnlyCollection<string> entryHashes, Money debit, DateTime at, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<MonthSeal>.New();
        (EntityId, Month, Entries, Debit, PreviousHash, SealedAt, SealedBy) = (entity, month, entryHashes.Count, debit, previous, at, by);
        HashFormat = CurrentFormat;
        Hash = HashOver(entryHashes);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<MonthSeal> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Month Month { get; private set; }
    /// <summary>Number of entries sealed.</summary>
    public int Entries { get; private set; }
    /// <summary>Total of the month's debits.</summary>
    public Money Debit { get; private set; }
    public string PreviousHash { get; private set; } = "";
    public int HashFormat { get; private set; }
    /// <summary>SHA-256 in lower hexadecimal over every other column and the hashes of the entries.</summary>
    public string Hash { get; private set; } = "";
    public DateTime SealedAt { get; private set; }
    public long? SealedBy { get; private set; }

    /// <summary>The hash this seal must have for these entries.</summary>
    /// <exception cref="NotSupportedException">When it was sealed in a form this program does not know.</exception>
    public string HashOver(IEnumerable<string> entryHashes)
    {
        if (HashFormat != 1) throw new NotSupportedException($"Seal format {HashFormat} is unknown.");
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{CooperativeId};{Id};{EntityId};{Month};{Entries};{Debit.Cents};{PreviousHash};{SealedAt:yyyy-MM-ddTHH:mm:ss.fffZ};{SealedBy}\n")));
        foreach (var hash in entryHashes) sha.AppendData(Encoding.UTF8.GetBytes(hash + "\n"));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
