using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger;

/// <summary>One account over the months asked for; amounts are debit less credit.</summary>
public sealed record ApiTrialRow(
    string Account, string Label, long OpeningCents, long DebitCents, long CreditCents, long ClosingCents, [property: Description("Part du solde encore en brouillon.")] long DraftCents,
    [property: Description("Vrai pour la ligne que nulle écriture ne fait : les résultats des exercices précédents.")] bool Computed);

/// <summary>A trial balance.</summary>
public sealed record ApiTrialBalance(Id<LegalEntity> EntityId, Id<Activity>? ActivityId, Month From, Month To, [property: Description("Premier mois de l’exercice : les comptes de résultat en partent.")] Month YearStart, IReadOnlyList<ApiTrialRow> Rows);

/// <summary>A row of the journal.</summary>
public sealed record ApiEntryRow(
    Id<Entry> Id, Id<LegalEntity> EntityId, string Journal, int? Number, DateOnly Date, string Label, string Document, DateOnly DocumentDate, DateOnly? ValidatedOn, int Version);

/// <summary>A line of an entry.</summary>
public sealed record ApiEntryLine
{
    public required Id<Activity> ActivityId { get; init; }
    public required string Account { get; init; }
    [Description("Positif au débit, négatif au crédit.")]
    public required long AmountCents { get; init; }
    [Description("Le tiers, sur les comptes de tiers.")]
    public Id<ThirdParty>? ThirdPartyId { get; init; }
    public string? VatCode { get; init; }
    [Description("Échéance, quand la ligne ouvre un poste à régler.")]
    public DateOnly? Due { get; init; }
    [Description("Le poste que la ligne règle.")]
    public Id<OpenItem>? Settles { get; init; }
    [Description("Absent : le libellé de l’écriture.")]
    public string? Label { get; init; }

    public LineDraft Draft() => new(ActivityId, Account.Trim(), new(AmountCents), ThirdPartyId, VatCode, Due, Settles, Label);
}

/// <summary>An entry as programs read it: the lines within reach.</summary>
public sealed record ApiEntry(
    Id<Entry> Id, Id<LegalEntity> EntityId, string Reference, string Journal, int? Number, DateOnly Date, string Label, string Document, DateOnly DocumentDate,
    [property: Description("Jour de validation ; absent tant que c’est un brouillon.")] DateOnly? ValidatedOn,
    [property: Description("L’écriture que celle-ci contrepasse.")] Id<Entry>? Reverses, IReadOnlyList<ApiEntryLine> Lines, int Version)
{
    public static ApiEntry Of(Entry e, IEnumerable<EntryLine> lines) => new(
        e.Id, e.EntityId, e.Reference, e.Journal, e.Number, e.Date, e.Label, e.Document, e.DocumentDate, e.ValidatedOn, e.Reverses,
        [.. lines.OrderBy(l => l.Rank).Select(l => new ApiEntryLine { ActivityId = l.ActivityId, Account = l.Account, AmountCents = l.Amount.Cents, ThirdPartyId = l.ThirdPartyId, VatCode = l.VatCode, Due = l.DueOn, Settles = l.Settles, Label = l.Label })], e.Version);

    /// <summary>For who writes entries, and so reaches all of it.</summary>
    public static ApiEntry Of(Entry e) => Of(e, e.Lines);
}

/// <summary>What a draft entry says.</summary>
public record ApiEntryDraft
{
    [Description("Code du journal : VE, AC, BQ, PA ou OD.")]
    public required string Journal { get; init; }
    public required DateOnly Date { get; init; }
    public required string Label { get; init; }
    [Description("Référence de la pièce.")]
    public required string Document { get; init; }
    [Description("Date de la pièce ; absente : celle de l’écriture.")]
    public DateOnly? DocumentDate { get; init; }
    public required IReadOnlyList<ApiEntryLine> Lines { get; init; }

    /// <param name="key">Makes an entry typed by someone its own.</param>
    public EntryDraft Draft(Id<LegalEntity> entity, long key) =>
        new(entity, Journal.Trim(), Date, Label.Trim(), Document.Trim(), DocumentDate ?? Date, EntryActions.TypedBySomeone(key), [.. Lines.Select(l => l.Draft())]);
}

/// <summary>An entry to write.</summary>
public sealed record ApiNewEntry : ApiEntryDraft
{
    public required Id<LegalEntity> EntityId { get; init; }
}

/// <summary>Why an entry is taken back, and when.</summary>
public sealed record ApiEntryReversal
{
    [Description("Absente : aujourd’hui.")]
    public DateOnly? Date { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Drafts to validate together.</summary>
public sealed record ApiEntriesToValidate
{
    public required IReadOnlyList<Id<Entry>> EntryIds { get; init; }
}

/// <summary>How many entries were validated.</summary>
public sealed record ApiValidated(int Count);

/// <summary>The book, for programs.</summary>
public static class LedgerApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Comptabilité");
        api.Get<ApiTrialBalance>("/trial-balance", LedgerModule.Read, "readTrialBalance", "La balance d’une entité, ou d’une activité.", Trial);
        api.List<ApiEntryRow>("/entries", LedgerModule.Read, "listEntries", "Les écritures à votre portée.", List);
        api.Get<ApiEntry>("/entries/{id}", LedgerModule.Read, "readEntry", "Une écriture, avec les lignes à votre portée.", Read);
        api.Make<ApiEntry>("/entries", LedgerModule.Write, "writeEntry", "Saisir une écriture, en brouillon.", Write);
        api.Change<ApiEntry>("/entries/{id}", LedgerModule.Write, "rewriteEntry", "Récrire un brouillon.", Rewrite);
        api.Remove("/entries/{id}", LedgerModule.Write, "removeEntry", "Effacer un brouillon.", Remove);
        api.Act<ApiEntry>("/entries/{id}/validate", LedgerModule.Validate, "validateEntry", "Valider une écriture : elle a un numéro et ne change plus.", Validate);
        api.Act<ApiValidated>("/entries/validate", LedgerModule.Validate, "validateEntries", "Valider des brouillons dans l’ordre de leurs dates, tous ou aucun.", ValidateAll);
        api.Make<ApiEntry>("/entries/{id}/reverse", LedgerModule.Validate, "reverseEntry", "Contrepasser une écriture validée par l’écriture inverse.", Reverse);
    }

    private static async Task<Answer> Trial(
        [Description("Absente : la première à votre portée.")] Id<LegalEntity>? entity, [Description("Absente : toute l’entité, ou la première de vos activités.")] Id<Activity>? activity, [Description("Premier mois ; absent : le début de l’exercice.")] Month? from,
        [Description("Dernier mois ; absent : ce mois-ci.")] Month? to, Books books, OpenPeriods periods, TrialBalance trial, Clock clock)
    {
        if (await books.Choose(LedgerModule.Read, entity?.Value) is not { } book) return Answer.Refused([Refusal.NotFound]);
        if (activity is null && !book.Whole) activity = book.Activities[0].Id;
        if (activity is { } one && book.Find(one.Value) is null) return Answer.Refused([Refusal.NotFound]);
        var last = to ?? Month.Of(clock.Today);
        var year = await periods.YearOf(book.Id, (from ?? last).First) is { } open ? Month.Of(open.Start) : new Month((from ?? last).Year, 1);
        var first = from ?? year;
        if (last < first) return Answer.Refused([new("ledger.period", "Le dernier mois doit suivre le premier.", "to")]);
        var rows = await trial.Read(book.Id, activity, year, first, last);
        return Answer.Of(new ApiTrialBalance(book.Id, activity, first, last, year,
            [.. rows.Select(r => new ApiTrialRow(r.Account, r.Label, r.Opening.Cents, r.Debit.Cents, r.Credit.Cents, r.Closing.Cents, r.Draft.Cents, r.Computed))]));
    }

    private static async Task<Answer> List(
        PageAsked page, [Description("Absente : la première à votre portée.")] Id<LegalEntity>? entity, [Description("VE, AC, BQ, PA ou OD.")] string? journal, Month? month,
        [Description("Début du numéro de compte.")] string? account, Id<Activity>? activity, [Description("Vrai pour les brouillons seuls.")] bool? drafts,
        [Description("Référence, montant ou mots de la pièce et du libellé.")] string? q, Db db, Books books, HttpContext http)
    {
        if (await books.Choose(LedgerModule.Read, entity?.Value) is not { } book) return Answer.Refused([Refusal.NotFound]);
        var filter = new EntryFilter { Journal = journal, Month = month, Account = account, Activity = activity?.Value, Drafts = drafts == true ? "1" : null, Text = q };
        var after = page.After<Entry>();
        return await page.Of(filter.Entries(db, book).Where(e => e.Id.CompareTo(after) > 0).OrderBy(e => e.Id), e => e.Id.Value,
            e => new ApiEntryRow(e.Id, e.EntityId, e.Journal, e.Number, e.Date, e.Label, e.Document, e.DocumentDate, e.ValidatedOn, e.Version), http);
    }

    private static async Task<Answer> Read(Id<Entry> id, EntryReader reader) => Answer.Found(await reader.Find(id), found => ApiEntry.Of(found.Entry, found.Lines), found => found.Entry.Version);

    private static async Task<Answer> Write(Sent<ApiNewEntry> sent, EntryActions actions) =>
        Answer.Made(await actions.Write(sent.Value.Draft(sent.Value.EntityId, IdSequence.Next())), e => $"/entries/{e.Id}", ApiEntry.Of);

    private static async Task<Answer> Rewrite(Id<Entry> id, IfMatch version, Sent<ApiEntryDraft> sent, EntryActions actions, EntryReader reader) =>
        await reader.Find(id) is { } found ? Answer.Done(await actions.Rewrite(id, version.Version, sent.Value.Draft(found.Entry.EntityId, 0)), ApiEntry.Of) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Remove(Id<Entry> id, EntryActions actions) => Answer.Gone(await actions.Remove(id));

    private static async Task<Answer> Validate(Id<Entry> id, EntryActions actions) => Answer.Done(await actions.Validate(id), ApiEntry.Of);

    private static async Task<Answer> ValidateAll(Sent<ApiEntriesToValidate> sent, EntryActions actions) => Answer.Done(await actions.ValidateAll(sent.Value.EntryIds), count => new ApiValidated(count));

    private static async Task<Answer> Reverse(Id<Entry> id, Sent<ApiEntryReversal> sent, EntryActions actions, Clock clock) =>
        Answer.Made(await actions.Reverse(id, sent.Value.Date ?? clock.Today, sent.Value.Reason), e => $"/entries/{e.Id}", ApiEntry.Of);
}
