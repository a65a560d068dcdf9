using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Formats.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Statements;

/// <summary>The account of an activity as a PDF file: at once, or on the way in a mail from what was kept of it.</summary>
public sealed class StatementFile(Db db) : IMailFileSource
{
    public const string Kind = "overview.account.pdf";

    public static string FileName(string code, Month month) => $"Compte-{code}-{month}.pdf";

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<SentAccount>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == new Id<SentAccount>(id)) is { } sent ? new MailFile("application/pdf", AccountPaper.Draw(sent.Statement)) : null;

    public static async Task<IResult> Get(HttpContext http, long id, [FromQuery] Month? mois, StatementReader reader, Clock clock)
    {
        var month = mois ?? Month.Of(clock.Today);
        if (await reader.Of(new Id<Activity>(id), month) is not { } statement) return Results.NotFound();
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{FileName(statement.Code, month)}\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(AccountPaper.Draw(statement), "application/pdf");
    }
}
