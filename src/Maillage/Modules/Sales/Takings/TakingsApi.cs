using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Takings;

/// <summary>What was sold of one kind at one rate.</summary>
public sealed record ApiTakingSale
{
    public LineNature Nature { get; init; }
    [Description("Code de TVA : FR200 pour 20 %.")]
    public required string VatCode { get; init; }
    public required long TtcCents { get; init; }
}

/// <summary>What was paid by one means.</summary>
public sealed record ApiTakingPayment
{
    public required PaymentMethod Method { get; init; }
    public required long AmountCents { get; init; }
}

/// <summary>A day's takings to book.</summary>
public sealed record ApiNewTaking
{
    public required Id<Activity> ActivityId { get; init; }
    public required DateOnly Date { get; init; }
    public required IReadOnlyList<ApiTakingSale> Sales { get; init; }
    public required IReadOnlyList<ApiTakingPayment> Payments { get; init; }
    [Description("Nombre de ventes, si elles ont été comptées.")]
    public int? Count { get; init; }
    public string Note { get; init; } = "";
}

/// <summary>Takings as programs read them.</summary>
public sealed record ApiTaking(
    Id<Taking> Id, Id<Activity> ActivityId, int Number, DateOnly Date, long HtCents, long TtcCents, IReadOnlyList<ApiTakingSale> Sales, IReadOnlyList<ApiTakingPayment> Payments, int? Count, string Note)
{
    public static ApiTaking Of(Taking t) => new(
        t.Id, t.ActivityId, t.Number, t.Date, t.Ht.Cents, t.Ttc.Cents, [.. t.Lines.OrderBy(l => l.Rank).Select(l => new ApiTakingSale { Nature = l.Nature, VatCode = l.VatCode, TtcCents = l.Ttc.Cents })],
        [.. t.Payments.Select(p => new ApiTakingPayment { Method = p.Method, AmountCents = p.Amount.Cents })], t.Count, t.Note);
}

/// <summary>Takings with what became of them.</summary>
public sealed record ApiTakingRecord(ApiTaking Taking, string EntryReference, [property: Description("Jour de l’annulation ; absent quand elles tiennent.")] DateOnly? CancelledOn, string? CancelledFor)
{
    public static ApiTakingRecord Of(TakingRecord r) => new(ApiTaking.Of(r.Taking), r.EntryReference, r.Reversal?.Date, r.Reversal?.Reason);
}

/// <summary>Sales without invoice, for programs.</summary>
public static class TakingsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Ventes sans facture");
        api.List<ApiTaking>("/takings", SalesModule.Read, "listTakings", "Les recettes à votre portée, annulées ou non.", List);
        api.Get<ApiTakingRecord>("/takings/{id}", SalesModule.Read, "readTaking", "Les recettes d’un jour.", Read);
        api.Make<ApiTaking>("/takings", SalesModule.RecordTakings, "recordTaking", "Enregistrer les recettes d’un jour.", Record);
        api.Act<ApiTakingRecord>("/takings/{id}/cancel", SalesModule.RecordTakings, "cancelTaking", "Annuler des recettes par l’écriture inverse, à la date du jour.", Cancel);
    }

    private static async Task<Answer> List(PageAsked page, Id<Activity>? activity, Month? month, Db db, Access access, HttpContext http)
    {
        var after = page.After<Taking>();
        var takings = db.Set<Taking>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read)).Where(t => t.Id.CompareTo(after) > 0);
        if (activity is { } only) takings = takings.Where(t => t.ActivityId == only);
        if (month is { First: var first, Last: var last }) takings = takings.Where(t => t.Date >= first && t.Date <= last);
        return await page.Of(takings.OrderBy(t => t.Id), t => t.Id.Value, ApiTaking.Of, http);
    }

    private static async Task<Answer> Read(Id<Taking> id, TakingList list) => Answer.Found(await list.Find(id), ApiTakingRecord.Of);

    private static async Task<Answer> Record(Sent<ApiNewTaking> sent, TakingActions actions)
    {
        var said = sent.Value;
        return Answer.Made(await actions.Record(new(Id<Taking>.New(), said.ActivityId, said.Date, [.. said.Sales.Select(s => new TakingSale(s.Nature, s.VatCode, new(s.TtcCents)))],
            [.. said.Payments.Select(p => new TakingMoney(p.Method, new(p.AmountCents)))], said.Count, said.Note)), t => $"/takings/{t.Id}", ApiTaking.Of);
    }

    private static async Task<Answer> Cancel(Id<Taking> id, Sent<ApiReason> sent, TakingActions actions, TakingList list) => Answer.Changed(await actions.Reverse(id, sent.Value.Reason), () => list.Find(id), ApiTakingRecord.Of);
}
