using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>The journal as a CSV file whose first columns are those of the import.</summary>
public static class EntryCsv
{
    /// <summary>The columns that the import reads.</summary>
    public static readonly string[] ImportColumns = ["journal", "date", "piece", "libelle", "compte", "activite", "tiers", "debit", "credit"];

    /// <summary>Sends the lines of the entries asked for.</summary>
    public static async Task<IResult> Get(HttpContext http, [AsParameters] EntryFilter filter, long? entite, Books books, Db db, Chart chart)
    {
        if (await books.Choose(LedgerModule.Read, entite) is not { } book) return Results.NotFound();
        var activities = book.Activities.ToDictionary(a => a.Id);
        var thirdParties = await db.Set<ThirdParty>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Code);
        var lines = filter.Entries(db, book).Join(filter.Lines(db, book), e => e.Id, l => l.EntryId, (e, l) => new { e, l })
            .OrderBy(x => x.e.Date).ThenBy(x => x.e.Id).ThenBy(x => x.l.Rank)
            .Select(x => new { x.e.Journal, x.e.YearStart, x.e.Number, x.e.ValidatedOn, x.l.Date, x.e.Document, x.l.Label, x.l.Account, x.l.ActivityId, x.l.ThirdPartyId, Debit = x.l.Debit.Cents, Credit = x.l.Credit.Cents });
        await using var csv = FrenchCsv.Send(http, "ecritures.csv");
        await csv.WriteRecordAsync([.. ImportColumns, "numero", "validation", "intitule"], http.RequestAborted);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(http.RequestAborted))
            await csv.WriteRecordAsync(
            [
                line.Journal, FrenchCsv.Day(line.Date), FrenchCsv.Text(line.Document), FrenchCsv.Text(line.Label), line.Account,
                activities.GetValueOrDefault(line.ActivityId)?.Code ?? "", line.ThirdPartyId is { } third ? thirdParties.GetValueOrDefault(third) ?? "" : "",
                Figure(line.Debit), Figure(line.Credit),
                line.Number is { } n ? $"{line.Journal}-{line.YearStart!.Value.Year}-{n}" : "brouillon",
                FrenchCsv.Day(line.ValidatedOn), chart.Label(line.Account),
            ], http.RequestAborted);
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }

    private static string Figure(long cents) => cents == 0 ? "" : FrenchCsv.Amount(new Money(cents));
}
