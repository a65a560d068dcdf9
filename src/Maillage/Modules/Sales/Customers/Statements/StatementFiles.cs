using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Sending;
using Maillage.Formats.Documents;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers.Statements;

/// <summary>A statement as a PDF file: on the way in a mail, from what was kept of it, or at once.</summary>
public sealed class StatementFiles(Db db, DocumentImages images) : IMailFileSource
{
    public const string Kind = "sales.statement.pdf";

    public static string FileName(Customer customer, DateOnly to) => $"Releve-{customer.Code}-{to:yyyy-MM-dd}.pdf";

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<SentStatement>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == new Id<SentStatement>(id)) is { } sent ? new MailFile("application/pdf", await Draw(sent.Snapshot)) : null;

    public async Task<byte[]> Draw(StatementSnapshot snapshot) => StatementPaper.Draw(snapshot, await images.Of(snapshot.Seller.LogosUnder(snapshot.Brand)));

    /// <summary>The PDF of a period.</summary>
    public static async Task<IResult> Pdf(long id, DateOnly? du, DateOnly? au, HttpContext http, CustomerReader customers, StatementReader reader, StatementFiles files)
    {
        if (await customers.Find(new(id)) is not { } customer) return Results.NotFound();
        var (from, to) = reader.Period(du, au);
        if (await reader.Snapshot(customer, await reader.Of(customer, from, to)) is not { } snapshot) return Results.NotFound();
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{FileName(customer, to)}\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(await files.Draw(snapshot), "application/pdf");
    }

    /// <summary>The same as a table.</summary>
    public static async Task<IResult> Csv(long id, DateOnly? du, DateOnly? au, HttpContext http, CustomerReader customers, StatementReader reader)
    {
        if (await customers.Find(new(id)) is not { } customer) return Results.NotFound();
        var (from, to) = reader.Period(du, au);
        var statement = await reader.Of(customer, from, to);
        await using var csv = FrenchCsv.Send(http, $"releve-{customer.Code}-{to:yyyy-MM-dd}.csv");
        await csv.WriteRecordAsync(["Date", "Opération", "Pièce", "Débit", "Crédit", "Solde"], http.RequestAborted);
        await csv.WriteRecordAsync([FrenchCsv.Day(from), "Solde au début de la période", "", "", "", FrenchCsv.Amount(statement.Opening)], http.RequestAborted);
        foreach (var line in statement.Lines)
            await csv.WriteRecordAsync(
            [
                FrenchCsv.Day(line.Move.Date), FrenchCsv.Text(line.Move.What), FrenchCsv.Text(line.Move.Document),
                line.Move.Amount.IsPositive ? FrenchCsv.Amount(line.Move.Amount) : "", line.Move.Amount.IsNegative ? FrenchCsv.Amount(-line.Move.Amount) : "", FrenchCsv.Amount(line.Balance),
            ], http.RequestAborted);
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }
}
