using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>A row of a list of quotes.</summary>
public sealed record ApiQuoteRow(
    Id<Quote> Id, string? Number, int Edition, QuoteState State, string Subject, Id<Activity> ActivityId, Id<Customer>? CustomerId, DateOnly? ValidatedOn, DateOnly? ValidUntil,
    long HtCents, long VatCents, long TtcCents, DateTime ChangedAt, int Version);

/// <summary>An instalment of a plan that names each.</summary>
public sealed record ApiPlannedPart
{
    public string Label { get; init; } = "";
    public long TtcCents { get; init; }
    public DateOnly? On { get; init; }
}

/// <summary>How a quote is to be invoiced.</summary>
public sealed record ApiPlan
{
    public PlanMode Mode { get; init; }
    [Description("Acompte, en pourcentage.")]
    public Rate Deposit { get; init; }
    [Description("Nombre d’échéances égales.")]
    public int Count { get; init; } = 1;
    public IReadOnlyList<ApiPlannedPart> Parts { get; init; } = [];
    [Description("Retenue de garantie, en pourcentage.")]
    public Rate Retention { get; init; }

    public static ApiPlan Of(InvoicingPlan plan) => new()
    {
        Mode = plan.Mode,
        Deposit = plan.Deposit,
        Count = plan.Count,
        Parts = [.. plan.Parts.Select(p => new ApiPlannedPart { Label = p.Label, TtcCents = p.Ttc.Cents, On = p.On })],
        Retention = plan.Retention,
    };

    public InvoicingPlan Draft() => new(Mode, Deposit, Count, [.. Parts.Select(p => new PlannedPart(p.Label, new(p.TtcCents), p.On))], Retention);
}

/// <summary>A quote as programs read it.</summary>
public sealed record ApiQuote(
    Id<Quote> Id, string? Number, [property: Description("Version validée sous ce numéro, à partir de 1.")] int Edition, QuoteState State, Id<Activity> ActivityId, Id<Customer>? CustomerId,
    [property: Description("L’affaire, faite à la validation.")] Id<Deal>? DealId, string Subject, DateOnly? From, DateOnly? To, string Works, string CustomerReference, string Note,
    int PaymentDays, bool EndOfMonth, int ValidDays, bool TtcPrices, bool OffPremises, IReadOnlyList<ApiLine> Lines, ApiPlan Plan, long HtCents, long VatCents, long TtcCents,
    DateOnly? ValidatedOn, DateOnly? ValidUntil, DateTime? SentAt, DateTime? SignedAt, string ReturnComment, int Version)
{
    public static ApiQuote Of(Quote q) => new(
        q.Id, q.Number, q.Edition, q.State, q.ActivityId, q.CustomerId, q.DealId, q.Subject, q.From, q.To, q.Works, q.CustomerReference, q.Note, q.PaymentDays, q.EndOfMonth, q.ValidDays,
        q.TtcPrices, q.OffPremises, [.. q.Draft.Lines.Select(ApiLine.Of)], ApiPlan.Of(q.Plan), q.Ht.Cents, q.Vat.Cents, q.Ttc.Cents, q.ValidatedOn, q.ValidUntil, q.SentAt, q.SignedAt, q.ReturnComment, q.Version);
}

/// <summary>What is written of a quote before it is submitted: nothing has to be complete.</summary>
public record ApiQuoteDraft
{
    public Id<Customer>? CustomerId { get; init; }
    public string Subject { get; init; } = "";
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    [Description("Lieu et nature des travaux.")]
    public string Works { get; init; } = "";
    public string CustomerReference { get; init; } = "";
    public string Note { get; init; } = "";
    [Description("Jours de l’émission à l’échéance ; absent : le délai du client.")]
    public int? PaymentDays { get; init; }
    public bool EndOfMonth { get; init; }
    public int ValidDays { get; init; } = QuoteDraft.UsualValidDays;
    public bool TtcPrices { get; init; }
    [Description("Vrai pour un contrat conclu hors établissement.")]
    public bool OffPremises { get; init; }
    public IReadOnlyList<ApiLine> Lines { get; init; } = [];
    public ApiPlan Plan { get; init; } = new();

    /// <param name="usual">The term when none is said.</param>
    public QuoteDraft Draft(PaymentTerm usual) => new(CustomerId, Subject, From, To, Works, CustomerReference, Note, PaymentDays ?? usual.Days, PaymentDays is null ? usual.EndOfMonth : EndOfMonth,
        ValidDays, TtcPrices, OffPremises, [.. Lines.Select(l => l.Draft())], Plan.Draft());
}

/// <summary>A quote to begin.</summary>
public sealed record ApiNewQuote : ApiQuoteDraft
{
    public required Id<Activity> ActivityId { get; init; }
}

/// <summary>A quote to say again.</summary>
public sealed record ApiQuoteCopy
{
    [Description("Vrai pour la version suivante, qui remplacera ce devis une fois validée.")]
    public bool AsNextVersion { get; init; }
}

/// <summary>An acceptance given on paper or by letter.</summary>
public sealed record ApiSignature
{
    [Description("Nom de la personne qui a signé.")]
    public required string SignedBy { get; init; }
    [Description("Absent : aujourd’hui.")]
    public DateOnly? SignedOn { get; init; }
}

/// <summary>A step of the plan of a quote, with the invoice that bills it.</summary>
public sealed record ApiStepOfQuote([property: Description("À partir de 1.")] int Step, DocumentKind Kind, string Label, long TtcCents, DateOnly? On, [property: Description("La dernière facture faite de cette étape.")] Id<Invoice>? InvoiceId);

/// <summary>The step to invoice.</summary>
public sealed record ApiStepAsked
{
    [Description("Rang de l’étape, à partir de 1.")]
    public required int Step { get; init; }
}

/// <summary>How far a line of a quote is.</summary>
public sealed record ApiProgressOfLine
{
    [Description("Rang de la ligne, à partir de 1.")]
    public required int Rank { get; init; }
    [Description("Avancement depuis le début, en pourcentage.")]
    public required Rate Done { get; init; }
}

/// <summary>How far the works of a quote are; what is not named is not begun.</summary>
public sealed record ApiProgress
{
    public required IReadOnlyList<ApiProgressOfLine> Lines { get; init; }
}

/// <summary>Quotes, for programs.</summary>
public static class QuotesApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Devis");
        api.List<ApiQuoteRow>("/quotes", SalesModule.Read, "listQuotes", "Les devis à votre portée.", List);
        api.Get<ApiQuote>("/quotes/{id}", SalesModule.Read, "readQuote", "Un devis et ses lignes.", Read);
        api.Make<ApiQuote>("/quotes", SalesModule.EditQuotes, "createQuote", "Commencer un devis, en brouillon.", Create);
        api.Change<ApiQuote>("/quotes/{id}", SalesModule.EditQuotes, "changeQuote", "Récrire un brouillon.", Change);
        api.Remove("/quotes/{id}", SalesModule.EditQuotes, "removeQuote", "Supprimer un brouillon.", Remove);
        api.Act<ApiQuote>("/quotes/{id}/submit", SalesModule.EditQuotes, "submitQuote", "Soumettre un devis ; il est validé aussitôt pour qui valide seul.", Submit);
        api.Act<ApiQuote>("/quotes/{id}/take-back", SalesModule.EditQuotes, "takeBackQuote", "Reprendre un devis soumis.", TakeBack);
        api.Act<ApiQuote>("/quotes/{id}/validate", SalesModule.ValidateQuotes, "validateQuote", "Valider un devis soumis : numéro et contenu ne changent plus.", Validate);
        api.Act<ApiQuote>("/quotes/{id}/return", SalesModule.ValidateQuotes, "returnQuote", "Renvoyer un devis soumis, avec ce qu’il faut reprendre.", Return);
        api.Act<ApiQuote>("/quotes/{id}/mark-sent", SalesModule.EditQuotes, "markQuoteSent", "Noter qu’un devis a été remis au client autrement que par Maillage.", MarkSent);
        api.Act<ApiQuote>("/quotes/{id}/sign", SalesModule.EditQuotes, "signQuote", "Noter qu’un client a signé sur papier ou par courrier.", Sign);
        api.Act<ApiQuote>("/quotes/{id}/decline", SalesModule.EditQuotes, "declineQuote", "Noter le refus du client.", Decline);
        api.Act<ApiQuote>("/quotes/{id}/abandon", SalesModule.EditQuotes, "abandonQuote", "Abandonner un devis.", Abandon);
        api.Make<ApiQuote>("/quotes/{id}/copy", SalesModule.EditQuotes, "copyQuote", "Commencer un devis qui dit la même chose, ou la version suivante de celui-ci.", Copy);
        api.Get<IReadOnlyList<ApiStepOfQuote>>("/quotes/{id}/steps", SalesModule.Read, "listQuoteSteps", "Les étapes de facturation d’un devis : acompte, échéances, solde.", Steps);
        api.Make<ApiInvoice>("/quotes/{id}/invoices", SalesModule.EditInvoices, "invoiceQuoteStep", "Préparer la facture d’une étape, en brouillon ; celle qui existe déjà est rendue.", InvoiceStep);
        api.Make<ApiInvoice>("/quotes/{id}/progress-invoices", SalesModule.EditInvoices, "invoiceQuoteProgress", "Préparer la facture de situation, en brouillon ; à 100 %, c’est celle du solde.", InvoiceProgress);
        api.File("/quotes/{id}/pdf", SalesModule.Read, "readQuotePdf", "Le fichier d’un devis validé.", "application/pdf", (Id<Quote> id, HttpContext http, Platform.Data.Db db, Identity.Rights.Access access, QuotePapers papers) => QuotePdf.Get(id.Value, http, db, access, papers));
    }

    private static async Task<Answer> List(
        PageAsked page, [Description("brouillons, a-valider, en-attente, signes, expires ou perdus.")] string? state, Id<Activity>? activity, Id<Customer>? customer,
        [Description("Mots du numéro, de l’objet ou du client.")] string? q, QuoteList list, HttpContext http)
    {
        var after = page.After<Quote>();
        var asked = (await list.Asked(new(state, activity, q, customer))).Where(x => x.Id.CompareTo(after) > 0).OrderBy(x => x.Id);
        return await page.Of(asked.Select(x => new ApiQuoteRow(x.Id, x.Number, x.Edition, x.State, x.Subject, x.ActivityId, x.CustomerId, x.ValidatedOn, x.ValidUntil, x.Ht.Cents, x.Vat.Cents, x.Ttc.Cents, x.ChangedAt, x.Version)),
            x => x.Id.Value, http);
    }

    private static async Task<Answer> Read(Id<Quote> id, QuoteReader reader) => Answer.Found(await reader.Find(id), ApiQuote.Of);

    private static async Task<Answer> Create(Sent<ApiNewQuote> sent, QuoteActions actions, CustomerReader customers) =>
        Answer.Made(await actions.Save(new(Id<Quote>.New(), sent.Value.ActivityId, 0, sent.Value.Draft(await customers.TermOf(sent.Value.CustomerId)))), q => $"/quotes/{q.Id}", ApiQuote.Of);

    private static async Task<Answer> Change(Id<Quote> id, IfMatch version, Sent<ApiQuoteDraft> sent, QuoteActions actions, CustomerReader customers) =>
        Answer.Done(await actions.Save(new(id, default, version.Version, sent.Value.Draft(await customers.TermOf(sent.Value.CustomerId)))), ApiQuote.Of);

    private static async Task<Answer> Remove(Id<Quote> id, QuoteActions actions) => Answer.Gone(await actions.Remove(id));

    private static async Task<Answer> Submit(Id<Quote> id, QuoteActions actions, QuoteReader reader) =>
        await reader.Find(id) is { } kept ? Answer.Done(await actions.Submit(new(id, kept.ActivityId, kept.Version, kept.Draft)), ApiQuote.Of) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> TakeBack(Id<Quote> id, QuoteActions actions) => Answer.Done(await actions.TakeBack(id), ApiQuote.Of);

    private static async Task<Answer> Validate(Id<Quote> id, QuoteActions actions) => Answer.Done(await actions.Validate(id), ApiQuote.Of);

    private static async Task<Answer> Return(Id<Quote> id, Sent<ApiReason> sent, QuoteActions actions) => Answer.Done(await actions.Return(id, sent.Value.Reason), ApiQuote.Of);

    private static async Task<Answer> MarkSent(Id<Quote> id, QuoteActions actions) => Answer.Done(await actions.MarkSent(id), ApiQuote.Of);

    private static async Task<Answer> Sign(Id<Quote> id, Sent<ApiSignature> sent, QuoteActions actions, Clock clock) => Answer.Done(await actions.RecordSignature(id, sent.Value.SignedBy, sent.Value.SignedOn ?? clock.Today), ApiQuote.Of);

    private static async Task<Answer> Decline(Id<Quote> id, QuoteActions actions) => Answer.Done(await actions.Decline(id), ApiQuote.Of);

    private static async Task<Answer> Abandon(Id<Quote> id, QuoteActions actions) => Answer.Done(await actions.Abandon(id), ApiQuote.Of);

    private static async Task<Answer> Copy(Id<Quote> id, Sent<ApiQuoteCopy> sent, QuoteActions actions) => Answer.Made(await actions.Copy(id, Id<Quote>.New(), sent.Value.AsNextVersion), q => $"/quotes/{q.Id}", ApiQuote.Of);

    private static async Task<Answer> Steps(Id<Quote> id, QuoteReader reader)
    {
        if (await reader.Record(id) is not { } record) return Answer.Refused([Refusal.NotFound]);
        var sales = record.Invoices.Where(i => i.Kind != DocumentKind.CreditNote).ToList();
        return Answer.Of(record.Quote.Steps.Select((s, i) => new ApiStepOfQuote(i + 1, s.Kind, s.Label, s.Ttc.Cents, s.On, sales.LastOrDefault(x => x.Step == i + 1)?.Id)).ToList());
    }

    private static async Task<Answer> InvoiceStep(Id<Quote> id, Sent<ApiStepAsked> sent, QuoteInvoicing invoicing, InvoiceReader invoices) => InvoicesApi.Made(await invoicing.Prepare(id, sent.Value.Step, Id<Invoice>.New()), invoices);

    private static async Task<Answer> InvoiceProgress(Id<Quote> id, Sent<ApiProgress> sent, QuoteInvoicing invoicing, InvoiceReader invoices)
    {
        var lines = sent.Value.Lines;
        return lines.Select(l => l.Rank).Distinct().Count() < lines.Count ? Answer.Refused([new("sales.progress.twice", "Une ligne est dite deux fois : donnez son avancement une seule fois.", "Lines")])
            : InvoicesApi.Made(await invoicing.PrepareProgress(id, QuoteProgress.From(lines.Select(l => (l.Rank, l.Done.Percent))), Id<Invoice>.New()), invoices);
    }
}
