using System.ComponentModel;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Something that happened to a quote or an invoice.</summary>
public sealed record ApiThreadLine(DateTime At, ActKind Kind, [property: Description("Le compte ou le client ; absent quand c’est le programme.")] string? Who, string Text)
{
    public static ApiThreadLine Of(ThreadLine line) => new(line.At, line.Kind, line.Who, line.Text);
}

/// <summary>A file joined to a quote or an invoice.</summary>
public sealed record ApiAttachment(Id<DocumentAttachment> Id, string Name, string MediaType, [property: Description("En octets.")] int Size, string Sha256)
{
    public static ApiAttachment Of(DocumentAttachment a) => new(a.Id, a.Name, a.MediaType, a.Size, a.Sha256);
}

/// <summary>Something said on a document.</summary>
public sealed record ApiComment
{
    public required string Text { get; init; }
}

/// <summary>A mail to the customer; what is absent is as the page proposes it.</summary>
public sealed record ApiLetter
{
    [Description("Adresses, séparées par des virgules.")]
    public string? To { get; init; }
    public string? Subject { get; init; }
    [Description("« {lien} » y devient l’adresse de la page du client.")]
    public string? Text { get; init; }

    public static ApiLetter Of(Letter letter) => new() { To = letter.To, Subject = letter.Subject, Text = letter.Text };

    /// <param name="usual">What the page proposes; null when it proposes nothing.</param>
    public Letter Or(Letter? usual) => new() { To = To ?? usual?.To, Subject = Subject ?? usual?.Subject, Text = Text ?? usual?.Text };
}

/// <summary>The address of the customer's page.</summary>
public sealed record ApiLink([property: Description("Elle n’est donnée que cette fois.")] string Address);

/// <summary>What quotes and invoices open to programs alike: their thread, their joined files, their way to the customer.</summary>
public static class DocumentsApi
{
    public static void Map(ApiRoutes routes)
    {
        Map(routes.Under("Devis"), new Doors<Quote>("/quotes", "Quote", "un devis", SalesModule.EditQuotes)
        {
            Find = (services, id) => services.GetRequiredService<QuoteReader>().Find(id),
            Join = (files, id, name, bytes) => files.AddTo(id, name, bytes),
            Part = (files, id, file) => files.RemoveFrom(id, file),
            Say = (comments, id, text) => comments.OnQuote(id, text),
            Letter = async (services, id) => await services.GetRequiredService<QuoteReader>().Record(id) is { Quote.Snapshot: not null } record ? QuoteSending.LetterOf(record.Quote, record.Customer) : null,
            Send = (services, id, letter) => services.GetRequiredService<QuoteSending>().Send(id, letter),
            Link = (services, id) => services.GetRequiredService<QuoteSending>().Link(id),
            CloseLinks = (services, id) => services.GetRequiredService<QuoteSending>().CloseLinks(id),
        });
        Map(routes.Under("Factures"), new Doors<Invoice>("/invoices", "Invoice", "une facture", SalesModule.EditInvoices)
        {
            Find = (services, id) => services.GetRequiredService<InvoiceReader>().Find(id),
            Join = (files, id, name, bytes) => files.AddTo(id, name, bytes),
            Part = (files, id, file) => files.RemoveFrom(id, file),
            Say = (comments, id, text) => comments.OnInvoice(id, text),
            Letter = async (services, id) => await services.GetRequiredService<InvoiceReader>().Record(id) is { Invoice.Snapshot: not null } record ? InvoiceSending.LetterOf(record.Invoice, record.Customer) : null,
            Send = (services, id, letter) => services.GetRequiredService<InvoiceSending>().Send(id, letter),
            Link = (services, id) => services.GetRequiredService<InvoiceSending>().Link(id),
            CloseLinks = (services, id) => services.GetRequiredService<InvoiceSending>().CloseLinks(id),
        });
        routes.Under("Devis").File("/quotes/{id}/attachments/{attachment}", SalesModule.Read, "readQuoteAttachment", "Une pièce jointe d’un devis.", Binary,
            (Id<Quote> id, Id<DocumentAttachment> attachment, HttpContext http, Db db, Access access, DocumentAttachments attachments, AttachmentFile files) => AttachmentFile.OfQuote(id.Value, attachment.Value, http, db, access, attachments, files));
        routes.Under("Factures").File("/invoices/{id}/attachments/{attachment}", SalesModule.Read, "readInvoiceAttachment", "Une pièce jointe d’une facture.", Binary,
            (Id<Invoice> id, Id<DocumentAttachment> attachment, HttpContext http, Db db, Access access, DocumentAttachments attachments, AttachmentFile files) => AttachmentFile.OfInvoice(id.Value, attachment.Value, http, db, access, attachments, files));
    }

    private const string Binary = "application/octet-stream";

    private static void Map<T>(ApiRoutes api, Doors<T> of) where T : class, IOwned
    {
        api.Get<IReadOnlyList<ApiThreadLine>>($"{of.Path}/{{id}}/thread", SalesModule.Read, $"read{of.Name}Thread", $"Ce qui est arrivé à {of.Word} et ce qui s’en est dit.",
            async (Id<T> id, HttpContext http, DocumentThread thread) => await of.Find(http.RequestServices, id) is null ? NotFound : Answer.Of((await thread.Of(id.Value)).Select(ApiThreadLine.Of).ToList()));
        api.Act<IReadOnlyList<ApiThreadLine>>($"{of.Path}/{{id}}/comments", SalesModule.Read, $"comment{of.Name}", $"Écrire dans le fil {of.WordOf}.",
            async (Id<T> id, Sent<ApiComment> sent, DocumentComments comments, DocumentThread thread) => Answer.Changed(await of.Say(comments, id, sent.Value.Text), async () => await thread.Of(id.Value), lines => lines.Select(ApiThreadLine.Of).ToList()));
        api.Get<IReadOnlyList<ApiAttachment>>($"{of.Path}/{{id}}/attachments", SalesModule.Read, $"list{of.Name}Attachments", $"Les pièces jointes {of.WordOf}.",
            async (Id<T> id, HttpContext http, DocumentAttachments attachments) => await of.Find(http.RequestServices, id) is null ? NotFound : Answer.Of((await attachments.Of(id.Value)).Select(ApiAttachment.Of).ToList()));
        api.Act<IReadOnlyList<ApiAttachment>>($"{of.Path}/{{id}}/attachments", of.Edit, $"join{of.Name}Attachment", $"Joindre un fichier à {of.Word} en brouillon : un PDF, un PNG ou un JPEG, de 5 Mo au plus.",
            async (Id<T> id, SentFile sent, DocumentAttachments attachments) => Answer.Changed(await of.Join(attachments, id, sent.Name, sent.Bytes), () => attachments.Of(id.Value)!, files => files.Select(ApiAttachment.Of).ToList()));
        api.Remove($"{of.Path}/{{id}}/attachments/{{attachment}}", of.Edit, $"remove{of.Name}Attachment", $"Retirer une pièce jointe {of.WordOf} en brouillon.",
            async (Id<T> id, Id<DocumentAttachment> attachment, DocumentAttachments attachments) => Answer.Gone(await of.Part(attachments, id, attachment)));
        api.Get<ApiLetter>($"{of.Path}/{{id}}/letter", SalesModule.Send, $"read{of.Name}Letter", $"Le courriel que la page propose pour envoyer {of.Word}.",
            async (Id<T> id, HttpContext http) => Answer.Found(await of.Letter(http.RequestServices, id), ApiLetter.Of));
        api.Act<ApiMail>($"{of.Path}/{{id}}/send", SalesModule.Send, $"send{of.Name}", $"Envoyer {of.Word} au client, par courriel.",
            async (Id<T> id, Sent<ApiLetter> sent, HttpContext http) => Answer.Done(await of.Send(http.RequestServices, id, sent.Value.Or(await of.Letter(http.RequestServices, id))), ApiMail.Of));
        api.Act<ApiLink>($"{of.Path}/{{id}}/link", SalesModule.Send, $"make{of.Name}Link", $"Faire un lien vers la page où le client lit {of.Word}.",
            async (Id<T> id, HttpContext http) => Answer.Done(await of.Link(http.RequestServices, id), address => new ApiLink(address)));
        api.Act<IReadOnlyList<ApiThreadLine>>($"{of.Path}/{{id}}/close-links", SalesModule.Send, $"close{of.Name}Links", $"Fermer les liens donnés au client pour {of.Word}.",
            async (Id<T> id, HttpContext http, DocumentThread thread) => Answer.Changed(await of.CloseLinks(http.RequestServices, id), async () => await thread.Of(id.Value), lines => lines.Select(ApiThreadLine.Of).ToList()));
    }

    private static Answer NotFound => Answer.Refused([Refusal.NotFound]);

    /// <summary>The use cases of one kind of document.</summary>
    private sealed record Doors<T>(string Path, string Name, string Word, string Edit) where T : class, IOwned
    {
        public string WordOf => $"d’{Word}";
        public required Func<IServiceProvider, Id<T>, Task<T?>> Find { get; init; }
        public required Func<DocumentAttachments, Id<T>, string, byte[], Task<Result>> Join { get; init; }
        public required Func<DocumentAttachments, Id<T>, Id<DocumentAttachment>, Task<Result>> Part { get; init; }
        public required Func<DocumentComments, Id<T>, string, Task<Result>> Say { get; init; }
        public required Func<IServiceProvider, Id<T>, Task<Letter?>> Letter { get; init; }
        public required Func<IServiceProvider, Id<T>, Letter, Task<Result<OutgoingMail>>> Send { get; init; }
        public required Func<IServiceProvider, Id<T>, Task<Result<string>>> Link { get; init; }
        public required Func<IServiceProvider, Id<T>, Task<Result>> CloseLinks { get; init; }
    }
}
