using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Sales.Legacy;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>The documents of invoices taken over, as customers received them, by the number in the name of each file.</summary>
public sealed class DocumentsStep(Db db, LegacyInvoices legacy, DocumentFiles files) : ITakeoverStep
{
    public TakeoverStep Step => TakeoverStep.Documents;

    public async Task<StepPreview> Read(TakeoverSource source)
    {
        var (rows, faults, taken) = (new List<PreviewRow>(), new List<ImportFault>(), new HashSet<Id<LegacyInvoice>>());
        var invoices = (await db.Set<LegacyInvoice>().AsNoTracking().IgnoreAutoIncludes().Where(i => i.EntityId == source.File.EntityId).ToListAsync()).OrderByDescending(i => i.Number.Length).ToList();
        var zipped = DocumentZip.List(source.File.Bytes!).Value!;
        foreach (var file in zipped)
        {
            if (file.Damaged) Left("abîmé dans le zip : refaites-le");
            else if (file.Sha256 is null) Left($"plus de {FileKind.MostBytes / 1_048_576} Mo");
            else if (file.MediaType is not { } type) Left("ni PDF, ni image PNG ou JPEG");
            else if (files.Refuses(file.Name, type, file.Bytes, "File") is { } refusal) Left(refusal.Message);
            else if (Named(file.Name, invoices) is not { } invoice) Left("aucune facture reprise n’a ce numéro");
            else if (!taken.Add(invoice.Id)) Left($"un autre fichier du zip est déjà celui de la facture {invoice.Number}");
            else if (invoice.FileSha256 is { } kept && kept != file.Sha256) Left($"la facture {invoice.Number} a déjà un autre document : annulez d’abord l’envoi qui l’a rattaché");
            else rows.Add(new(file.Line, [invoice.Number, Shown(file)], invoice.FileSha256 is null ? "" : "ce document y est déjà", new Match(invoice.Id, FileKind.NameOf(file.Name, type), file)));
            void Left(string reason) => faults.Add(new(file.Line, Shown(file), reason));
        }
        var brought = rows.Where(r => r.Known.Length == 0).Select(r => ((Match)r.Data).File).DistinctBy(f => f.Sha256).ToDictionary(f => f.Sha256!, f => f.Bytes);
        return new(["Facture", "Fichier"], rows, faults, await files.HasRoomFor(brought) ? [] : ["Il n’y a plus assez de place pour ces documents : envoyez-en moins, ou demandez à qui administre Maillage d’en donner plus."], []);
    }

    public async Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run)
    {
        var matches = preview.New.ToDictionary(r => r.Line, r => (Match)r.Data);
        foreach (var (line, bytes) in DocumentZip.Open(source.File.Bytes!, matches.Keys.ToHashSet()))
        {
            var match = matches[line];
            if (await legacy.Join(match.Invoice, match.Name, bytes) is { Ok: false } refused) return refused;
            run.Makes(line, match.Invoice.Value, match.Name);
        }
        return Result.Done;
    }

    public async Task<Result> Undo(TakeoverRun run)
    {
        // The files themselves stay, as every file that was once kept.
        foreach (var part in run.Things.Where(t => t.Made).Select(t => new Id<LegacyInvoice>(t.ThingId)).Chunk(200))
            foreach (var invoice in await db.Set<LegacyInvoice>().Where(i => part.Contains(i.Id)).ToListAsync()) invoice.LetDocumentGo();
        return Result.Done;
    }

    /// <summary>A path as a page may show it: cut, and without what would turn it around.</summary>
    private static string Shown(ZippedFile file) => French.Excerpt(string.Concat(file.Path.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))));

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

    private sealed record Match(Id<LegacyInvoice> Invoice, string Name, ZippedFile File);
}
