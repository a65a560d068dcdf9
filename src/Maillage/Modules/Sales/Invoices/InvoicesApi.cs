using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>A row of a list of invoices.</summary>
public sealed record ApiInvoiceRow(
    Id<Invoice> Id, string? Number, DocumentKind Kind, InvoiceState State, string Subject, Id<Activity> ActivityId, Id<Customer>? CustomerId, DateOnly? IssuedOn, DateOnly? DueOn,
    [property: Description("Négatif pour un avoir, comme les autres montants.")] long HtCents, long VatCents, long TtcCents, DateTime ChangedAt, int Version);

/// <summary>What the ledger still expects of an issued invoice.</summary>
public sealed record ApiDue(long AmountCents, long SettledCents, long RemainingCents, [property: Description("Retenu par le client sur des travaux.")] long RetainedCents, DateOnly DueOn);

/// <summary>An invoice as programs read it.</summary>
public sealed record ApiInvoice(
    Id<Invoice> Id, string? Number, DocumentKind Kind, InvoiceState State, Id<Activity> ActivityId, Id<Customer>? CustomerId, string Subject,
    [property: Description("Jour de la vente, ou premier jour de la prestation.")] DateOnly? SaleFrom,
    [property: Description("Dernier jour de la prestation.")] DateOnly? SaleTo,
    string CustomerReference, string Note, int PaymentDays, bool EndOfMonth,
    [property: Description("Vrai quand les prix unitaires sont TTC.")] bool TtcPrices,
    [property: Description("Retenue de garantie sur des travaux, en pourcentage.")] Rate Retention,
    IReadOnlyList<ApiLine> Lines,
    [property: Description("Négatif pour un avoir, comme les autres montants.")] long HtCents, long VatCents, long TtcCents,
    [property: Description("Déjà facturé sur le même devis, TTC.")] long DeductedCents,
    DateOnly? IssuedOn, DateOnly? DueOn,
    [property: Description("Ce que la comptabilité attend encore ; absent tant que la facture n’est pas émise.")] ApiDue? Due,
    [property: Description("Référence de son écriture : VE-2026-12.")] string? EntryReference,
    [property: Description("La facture qu’un avoir reprend.")] Id<Invoice>? CreditsId,
    [property: Description("Ce que l’équipe a demandé en la renvoyant.")] string ReturnComment, int Version)
{
    public static ApiInvoice Of(InvoiceRecord record)
    {
        var i = record.Invoice;
        return new(i.Id, i.Number, i.Kind, i.State, i.ActivityId, i.CustomerId, i.Subject, i.SaleFrom, i.SaleTo, i.CustomerReference, i.Note, i.PaymentDays, i.EndOfMonth, i.TtcPrices, i.Retention,
            [.. i.Draft.Lines.Select(ApiLine.Of)], i.Ht.Cents, i.Vat.Cents, i.Ttc.Cents, i.Deducted.Cents, i.IssuedOn, i.DueOn,
            record.Due is { } due ? new(due.Amount.Cents, due.Settled.Cents, due.Remaining.Cents, due.Retained.Cents, due.DueOn) : null, record.EntryReference, i.CreditsId, i.ReturnComment, i.Version);
    }
}

/// <summary>What is written of an invoice before it is submitted: nothing has to be complete.</summary>
public record ApiInvoiceDraft
{
    public Id<Customer>? CustomerId { get; init; }
    public string Subject { get; init; } = "";
    public DateOnly? SaleFrom { get; init; }
    public DateOnly? SaleTo { get; init; }
    public string CustomerReference { get; init; } = "";
    public string Note { get; init; } = "";
    [Description("Jours de l’émission à l’échéance ; absent : le délai du client.")]
    public int? PaymentDays { get; init; }
    public bool EndOfMonth { get; init; }
    public bool TtcPrices { get; init; }
    public Rate Retention { get; init; }
    public IReadOnlyList<ApiLine> Lines { get; init; } = [];

    /// <param name="usual">The term when none is said.</param>
    public InvoiceDraft Draft(PaymentTerm usual) => new(CustomerId, Subject, SaleFrom, SaleTo, CustomerReference, Note, PaymentDays ?? usual.Days, TtcPrices,
        [.. Lines.Select(l => l.Draft())], PaymentDays is null ? usual.EndOfMonth : EndOfMonth, Retention);
}

/// <summary>An invoice to begin.</summary>
public sealed record ApiNewInvoice : ApiInvoiceDraft
{
    public required Id<Activity> ActivityId { get; init; }
}

/// <summary>Invoices, for programs.</summary>
public static class InvoicesApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Factures");
        api.List<ApiInvoiceRow>("/invoices", SalesModule.Read, "listInvoices", "Les factures à votre portée.", List);
        api.Get<ApiInvoice>("/invoices/{id}", SalesModule.Read, "readInvoice", "Une facture, ses lignes et ce qui reste dû.", Read);
        api.Make<ApiInvoice>("/invoices", SalesModule.EditInvoices, "createInvoice", "Commencer une facture, en brouillon.", Create);
        api.Change<ApiInvoice>("/invoices/{id}", SalesModule.EditInvoices, "changeInvoice", "Récrire un brouillon.", Change);
        api.Remove("/invoices/{id}", SalesModule.EditInvoices, "removeInvoice", "Supprimer un brouillon.", Remove);
        api.Act<ApiInvoice>("/invoices/{id}/submit", SalesModule.EditInvoices, "submitInvoice", "Soumettre une facture à l’équipe.", Submit);
        api.Act<ApiInvoice>("/invoices/{id}/take-back", SalesModule.EditInvoices, "takeBackInvoice", "Reprendre une facture soumise.", TakeBack);
        api.Act<ApiInvoice>("/invoices/{id}/return", SalesModule.IssueInvoices, "returnInvoice", "Renvoyer une facture soumise, avec ce qu’il faut reprendre.", Return);
        // Whoever may write one asks; the use case says who issues: the team, or those whom it lets issue alone.
        api.Act<ApiInvoice>("/invoices/{id}/issue", SalesModule.EditInvoices, "issueInvoice", "Émettre une facture soumise : numéro, écriture et format électronique, sans retour.", Issue);
        api.Make<ApiInvoice>("/invoices/{id}/credit-note", SalesModule.EditInvoices, "creditInvoice", "Préparer l’avoir d’une facture émise, en brouillon.", Credit);
        api.Make<ApiInvoice>("/invoices/{id}/duplicate", SalesModule.EditInvoices, "duplicateInvoice", "Commencer une facture qui dit la même chose, datée d’aujourd’hui.", Duplicate);
        api.File("/invoices/{id}/pdf", SalesModule.Read, "readInvoicePdf", "Le fichier Factur-X d’une facture émise.", "application/pdf", (Id<Invoice> id, HttpContext http, Platform.Data.Db db, Identity.Rights.Access access, InvoiceFiles files) => InvoicePdf.Get(id.Value, http, db, access, files));
        api.File("/invoices/{id}/xml", SalesModule.Read, "readInvoiceXml", "Le format électronique (CII) d’une facture émise.", "application/xml", (Id<Invoice> id, HttpContext http, Platform.Data.Db db, Identity.Rights.Access access, InvoiceXmls xmls) => InvoiceFormats.Cii(id.Value, http, db, access, xmls));
        api.File("/invoices/{id}/ubl", SalesModule.Read, "readInvoiceUbl", "Le même en UBL.", "application/xml", (Id<Invoice> id, HttpContext http, Platform.Data.Db db, Identity.Rights.Access access, InvoiceXmls xmls) => InvoiceFormats.Ubl(id.Value, http, db, access, xmls));
    }

    private static async Task<Answer> List(
        PageAsked page, [Description("brouillons, a-valider, renvoyees, a-encaisser, en-retard, reglees ou a-rendre.")] string? state, Id<Activity>? activity,
        [Description("Mois d’émission.")] Month? month, Id<Customer>? customer, [Description("Mots du numéro, de l’objet ou du client.")] string? q, InvoiceList list, HttpContext http)
    {
        var after = page.After<Invoice>();
        var asked = (await list.Asked(new(state, activity, month, q, customer))).Where(i => i.Id.CompareTo(after) > 0).OrderBy(i => i.Id);
        return await page.Of(asked.Select(i => new ApiInvoiceRow(i.Id, i.Number, i.Kind, i.State, i.Subject, i.ActivityId, i.CustomerId, i.IssuedOn, i.DueOn, i.Ht.Cents, i.Vat.Cents, i.Ttc.Cents, i.ChangedAt, i.Version)),
            i => i.Id.Value, http);
    }

    private static async Task<Answer> Read(Id<Invoice> id, InvoiceReader reader) => Answer.Found(await reader.Record(id), ApiInvoice.Of, r => r.Invoice.Version);

    private static async Task<Answer> Create(Sent<ApiNewInvoice> sent, InvoiceActions actions, CustomerReader customers, InvoiceReader reader) =>
        Answer.Made(await actions.Save(new(Id<Invoice>.New(), sent.Value.ActivityId, 0, sent.Value.Draft(await customers.TermOf(sent.Value.CustomerId)))), i => $"/invoices/{i.Id}", Shape(reader));

    private static async Task<Answer> Change(Id<Invoice> id, IfMatch version, Sent<ApiInvoiceDraft> sent, InvoiceActions actions, CustomerReader customers, InvoiceReader reader) =>
        Answer.Done(await actions.Save(new(id, default, version.Version, sent.Value.Draft(await customers.TermOf(sent.Value.CustomerId)))), Shape(reader));

    private static async Task<Answer> Remove(Id<Invoice> id, InvoiceActions actions) => Answer.Gone(await actions.Remove(id));

    private static async Task<Answer> Submit(Id<Invoice> id, InvoiceActions actions, InvoiceReader reader) =>
        await reader.Find(id) is { } kept ? Answer.Done(await actions.Submit(new(id, kept.ActivityId, kept.Version, kept.Draft)), Shape(reader)) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> TakeBack(Id<Invoice> id, InvoiceActions actions, InvoiceReader reader) => Answer.Done(await actions.TakeBack(id), Shape(reader));

    private static async Task<Answer> Return(Id<Invoice> id, Sent<ApiReason> sent, InvoiceActions actions, InvoiceReader reader) => Answer.Done(await actions.Return(id, sent.Value.Reason), Shape(reader));

    private static async Task<Answer> Issue(Id<Invoice> id, InvoiceIssue issue, InvoiceReader reader) => Answer.Done(await issue.Issue(id), Shape(reader));

    private static async Task<Answer> Credit(Id<Invoice> id, InvoiceCopies copies, InvoiceReader reader) => Made(await copies.Credit(id, Id<Invoice>.New()), reader);

    private static async Task<Answer> Duplicate(Id<Invoice> id, InvoiceCopies copies, InvoiceReader reader) => Made(await copies.Duplicate(id, Id<Invoice>.New()), reader);

    /// <summary>A draft made from something else.</summary>
    internal static Answer Made(Result<Invoice> made, InvoiceReader reader) => Answer.Made(made, i => $"/invoices/{i.Id}", Shape(reader));

    private static Func<Invoice, Task<object>> Shape(InvoiceReader reader) => async invoice => ApiInvoice.Of((await reader.Record(invoice.Id))!);
}
