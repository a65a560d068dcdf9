using Maillage.Modules.Sales.Invoices;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The files of an invoice behind its link: the PDF, and the electronic form alone.</summary>
public static class InvoiceLinkFile
{
    public static async Task<IResult> Pdf(string token, HttpContext http, InvoiceSending sending, InvoiceFiles files) =>
        await sending.Read(token, opens: false) is { } read ? Answer(http, read, "pdf", "application/pdf", await files.Of(read.Invoice)) : Results.StatusCode(StatusCodes.Status410Gone);

    public static async Task<IResult> Xml(string token, HttpContext http, InvoiceSending sending, InvoiceXmls xmls) =>
        await sending.Read(token, opens: false) is { } read ? Answer(http, read, "xml", "application/xml; charset=utf-8", await xmls.Of(read.Invoice.Id)) : Results.StatusCode(StatusCodes.Status410Gone);

    private static IResult Answer(HttpContext http, InvoiceByLink read, string ending, string type, byte[] bytes)
    {
        http.Response.Headers.ContentDisposition = $"{(ending == "pdf" ? "inline" : "attachment")}; filename=\"{Path.ChangeExtension(InvoicePdf.FileName(read.Invoice.Number!), ending)}\"";
        return Results.Bytes(bytes, type);
    }
}
