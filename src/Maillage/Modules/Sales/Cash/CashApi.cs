using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Cash;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Cash;

/// <summary>A movement of a till.</summary>
public sealed record ApiCashLine(DateOnly Date, string Label, string Document, long AmountCents, [property: Description("Ce que la caisse tient après.")] long BalanceCents);

/// <summary>Cash on its way to the bank.</summary>
public sealed record ApiCashDeposit(Id<CashDeposit> Id, Id<Activity> ActivityId, DateOnly Date, long AmountCents, string Note)
{
    public static ApiCashDeposit Of(CashDeposit d) => new(d.Id, d.ActivityId, d.Date, d.Amount.Cents, d.Note);
}

/// <summary>A month of a till.</summary>
public sealed record ApiCash(
    Id<Activity> ActivityId, Month Month, long OpeningCents, IReadOnlyList<ApiCashLine> Lines, long ClosingCents, [property: Description("Ce que la caisse tient aujourd’hui.")] long HeldCents,
    [property: Description("Les dépôts que la banque n’a pas encore.")] IReadOnlyList<ApiCashDeposit> Deposits);

/// <summary>A count of a till.</summary>
public sealed record ApiCashCount(Id<CashCount> Id, Id<Activity> ActivityId, DateOnly Date, long CountedCents, [property: Description("Compté moins attendu : c’est comptabilisé.")] long DifferenceCents, string Note)
{
    public static ApiCashCount Of(CashCount c) => new(c.Id, c.ActivityId, c.Date, c.Counted.Cents, c.Difference.Cents, c.Note);
}

/// <summary>Cash said: what goes to the bank, or what was counted.</summary>
public sealed record ApiCashSaid
{
    public required DateOnly Date { get; init; }
    public required long AmountCents { get; init; }
    public string Note { get; init; } = "";
}

/// <summary>The day of a statement of the bank.</summary>
public sealed record ApiDay
{
    [Description("Absent : aujourd’hui.")]
    public DateOnly? Day { get; init; }
}

/// <summary>Tills, for programs.</summary>
public static class CashApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Ventes sans facture");
        api.Get<ApiCash>("/activities/{id}/cash", SalesModule.Read, "readCash", "La caisse d’une activité sur un mois ; ce mois-ci si rien n’est dit.", Read);
        api.Make<ApiCashDeposit>("/activities/{id}/cash-deposits", SalesModule.RecordTakings, "depositCash", "Sortir des espèces de la caisse pour la banque.", Deposit);
        api.Make<ApiCashCount>("/activities/{id}/cash-counts", SalesModule.RecordReceipts, "countCash", "Noter ce qui a été compté en caisse ; l’écart est comptabilisé.", Count);
        api.Act<ApiCashDeposit>("/cash-deposits/{id}/confirm", SalesModule.RecordReceipts, "confirmCashDeposit", "Confirmer que la banque a reçu un dépôt.", Confirm);
        api.Act<ApiCashDeposit>("/cash-deposits/{id}/cancel", SalesModule.RecordTakings, "cancelCashDeposit", "Annuler un dépôt : les espèces reviennent en caisse.", Cancel);
    }

    private static async Task<Answer> Read(Id<Activity> id, Month? month, ActivityChoice choice, CashBook book, Clock clock)
    {
        if (await choice.Find(id, SalesModule.Read) is not { } activity) return Answer.Refused([Refusal.NotFound]);
        var asked = month ?? Month.Of(clock.Today);
        var of = await book.Of(activity, asked);
        return Answer.Of(new ApiCash(id, asked, of.Opening.Cents, [.. of.Lines.Select(l => new ApiCashLine(l.Date, l.Label, l.Document, l.Amount.Cents, l.Balance.Cents))], of.Closing.Cents,
            (await book.At(id, activity.EntityId, clock.Today)).Cents, [.. (await book.Waiting([id])).Select(w => ApiCashDeposit.Of(w.Deposit))]));
    }

    private static async Task<Answer> Deposit(Id<Activity> id, Sent<ApiCashSaid> sent, CashActions actions) =>
        Answer.Made(await actions.Deposit(Id<CashDeposit>.New(), id, sent.Value.Date, new(sent.Value.AmountCents), sent.Value.Note), _ => $"/activities/{id}/cash", ApiCashDeposit.Of);

    private static async Task<Answer> Count(Id<Activity> id, Sent<ApiCashSaid> sent, CashActions actions) =>
        Answer.Made(await actions.Count(Id<CashCount>.New(), id, sent.Value.Date, new(sent.Value.AmountCents), sent.Value.Note), _ => $"/activities/{id}/cash", ApiCashCount.Of);

    private static async Task<Answer> Confirm(Id<CashDeposit> id, Sent<ApiDay> sent, CashActions actions, Clock clock) => Answer.Done(await actions.Confirm(id, sent.Value.Day ?? clock.Today), ApiCashDeposit.Of);

    private static async Task<Answer> Cancel(Id<CashDeposit> id, CashActions actions) => Answer.Done(await actions.Cancel(id), ApiCashDeposit.Of);
}
