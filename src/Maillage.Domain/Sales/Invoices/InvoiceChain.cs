using System.Security.Cryptography;
using System.Text;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>The chain of the invoices of an entity: each hash covers a snapshot and the hash before it, so that none can be changed, removed or inserted unseen.</summary>
public static class InvoiceChain
{
    /// <summary>What the first invoice of an entity is chained to.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256 in lower hexadecimal over the bytes of the canonical JSON, then those of the previous hash.</summary>
    public static string Hash(string snapshotJson, string previousHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshotJson + previousHash)));
}
