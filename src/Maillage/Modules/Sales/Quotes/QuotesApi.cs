using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;

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
}
