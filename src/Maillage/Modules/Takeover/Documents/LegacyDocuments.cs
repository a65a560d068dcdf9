using System.IO.Compression;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Legacy;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Documents;

/// <summary>What became of a zip of documents.</summary>
/// <param name="Joined">How many invoices got theirs.</param>
/// <param name="Known">How many had that very document already.</param>
/// <param name="Left">Files that were left, each with its reason.</param>
public sealed record JoinedDocuments(int Joined, int Known, IReadOnlyList<(string File, string Reason)> Left);

/// <summary>Joins the documents of the program used before to its invoices, by the number in the name of each file.</summary>
public sealed class LegacyDocuments(Db db, Access access, LegacyInvoices legacy)
{
    /// <summary>Largest zip, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostFiles = 2_000;

    /// <summary>Most that all files may come to once unpacked, in bytes: a zip may hide a thousand times its size.</summary>
    private const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Joins what is a PDF or a picture and names one invoice; the others are told. All in one transaction.</summary>
    public Task<Result<JoinedDocuments>> Join(Id<LegalEntity> entity, byte[] zip) => db.Write<JoinedDocuments>(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Refusal: { } no }) return no;
        await db.Lock(TakeoverActions.OneAtATime);
        var invoices = (await db.Set<LegacyInvoice>().Where(i => i.EntityId == entity).ToListAsync()).OrderByDescending(i => i.Number.Length).ToList();
        var (joined, known, left, unpacked) = (0, 0, new List<(string, string)>(), 0L);
        var taken = new HashSet<Id<LegacyInvoice>>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles) return Bad($"Le zip contient plus de {French.Number(MostFiles, 0, 0)} fichiers : coupez-le.");
            foreach (var file in archive.Entries.Where(e => e.Name.Length > 0))
            {
                var read = Read(file, ref unpacked);
                if (unpacked > MostUnpacked) return Bad($"Les fichiers font plus de {MostUnpacked / 1_048_576} Mo une fois ouverts : coupez le zip.");
                if (read is not { } bytes) left.Add((file.FullName, $"plus de {FileKind.MostBytes / 1_048_576} Mo"));
                else if (FileKind.TypeOf(bytes) is not { } type) left.Add((file.FullName, "ni PDF, ni image PNG ou JPEG"));
                else if (Named(file.Name, invoices) is not { } invoice) left.Add((file.FullName, "aucune facture reprise n’a ce numéro"));
                else if (invoice.FileSha256 == DocumentKey(bytes)) (known, _) = (known + 1, taken.Add(invoice.Id));
                else if (taken.Contains(invoice.Id)) left.Add((file.FullName, $"un autre fichier du zip est déjà celui de la facture {invoice.Number}"));
                else if (await legacy.Join(invoice, FileKind.NameOf(file.Name, type), bytes) is { Refusal: { } noRoom }) left.Add((file.FullName, noRoom.Message));
                else (joined, _) = (joined + 1, taken.Add(invoice.Id));
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            return Bad("Ce fichier ne s’ouvre pas comme un zip : refaites-le, sans mot de passe.");
        }
        return new JoinedDocuments(joined, known, left);
    });

    public static Refusal TooLarge(long length) => new("takeover.zip", $"Le zip fait {French.Number(length / 1_048_576m, 1, 1)} Mo ; la limite est de {MostBytes / 1_048_576} Mo : coupez-le en plusieurs.", "File");

    /// <summary>The invoice whose number stands in the name of a file, separators apart; the longest number wins.</summary>
    /// <param name="byLength">The longest numbers first.</param>
    private static LegacyInvoice? Named(string fileName, IEnumerable<LegacyInvoice> byLength)
    {
        var stem = ColumnMap.Plain(Path.GetFileNameWithoutExtension(fileName));
        return byLength.FirstOrDefault(i => ColumnMap.Plain(i.Number) is { Length: > 0 } number && Holds(stem, number));
    }

    /// <summary>Whether a number stands in a name and not inside a longer one.</summary>
    private static bool Holds(string stem, string number)
    {
        for (var at = stem.IndexOf(number, StringComparison.Ordinal); at >= 0; at = stem.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var (before, after) = (at == 0 ? ' ' : stem[at - 1], at + number.Length == stem.Length ? ' ' : stem[at + number.Length]);
            if (!(char.IsAsciiDigit(before) && char.IsAsciiDigit(number[0])) && !(char.IsAsciiDigit(after) && char.IsAsciiDigit(number[^1]))) return true;
        }
        return false;
    }

    /// <summary>The bytes of a file; null when there are more than are accepted, whatever the zip says of it.</summary>
    /// <param name="unpacked">What all files came to, those left out included: reading stops past the most.</param>
    private static byte[]? Read(ZipArchiveEntry file, ref long unpacked)
    {
        using var stream = file.Open();
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int count; (count = stream.Read(part)) > 0;)
        {
            unpacked += count;
            if (bytes.Length + count > FileKind.MostBytes || unpacked > MostUnpacked) return null;
            bytes.Write(part, 0, count);
        }
        return bytes.ToArray();
    }

    private static string DocumentKey(byte[] bytes) => Platform.DocumentFiles.Key(bytes);

    private static Refusal Bad(string message) => new("takeover.zip", message, "File");
}
