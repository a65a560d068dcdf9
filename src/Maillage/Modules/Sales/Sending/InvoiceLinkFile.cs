using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Mail;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The files of an invoice behind its link: those that something draws for mails.</summary>
public static class InvoiceLinkFile
{
    public static Task<IResult> Pdf(string token, HttpContext http, InvoiceSending sending) => Answer(token, "pdf", http, sending);

    /// <summary>Not found until something draws it.</summary>
    public static Task<IResult> Xml(string token, HttpContext http, InvoiceSending sending) => Answer(token, "xml", http, sending);

    private static async Task<IResult> Answer(string token, string kind, HttpContext http, InvoiceSending sending)
    {
        if (await sending.Read(token, opens: false) is not { } read) return Results.StatusCode(StatusCodes.Status410Gone);
        if (http.RequestServices.GetKeyedService<IMailFileSource>(InvoiceMailFile.Root + kind) is not { } source || await source.Draw(read.Invoice.Id.Value) is not { } file) return Results.NotFound();
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{Path.ChangeExtension(InvoicePdf.FileName(read.Invoice.Number!), kind)}\"";
        return Results.Bytes(file.Bytes, file.ContentType);
    }
}
