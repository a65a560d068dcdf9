using Maillage.Domain.Kernel;
using Maillage.Platform.Mail;

namespace Maillage.Modules.Mail;

/// <summary>A file of a mail, drawn as it leaves or left.</summary>
public static class MailFileRoute
{
    public static async Task<IResult> Get(long id, int rank, HttpContext http, MailReader reader, MailComposer composer)
    {
        var record = await reader.Record(new Id<OutgoingMail>(id));
        if (record.Value?.Mail.Files.SingleOrDefault(f => f.Rank == rank) is not { } row) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        try
        {
            var file = await composer.Draw(row);
            return Results.File(file.Bytes, file.ContentType, row.FileName);
        }
        catch (MissingFileException)
        {
            return Results.NotFound();
        }
        catch (AlteredFileException)
        {
            return Results.StatusCode(AlteredFileException.Status);
        }
    }
}
