using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Budgets;

/// <summary>What is aimed at on a line of the account.</summary>
public sealed record ApiTarget
{
    [Description("Mot stable de la ligne, comme le compte d’activité la nomme.")]
    public required string Key { get; init; }
    [Description("Positif, une dépense aussi.")]
    public required long AmountCents { get; init; }
}

/// <summary>What an activity aims at over a fiscal year.</summary>
public sealed record ApiBudget(Id<Activity> ActivityId, [property: Description("Premier mois de l’exercice.")] Month YearStart, IReadOnlyList<ApiTarget> Targets, [property: Description("0 tant que rien n’est noté.")] int Version);

/// <summary>The targets to write: those not named are taken off.</summary>
public sealed record ApiTargets
{
    public required IReadOnlyList<ApiTarget> Targets { get; init; }
}

/// <summary>Budgets, for programs.</summary>
public static class BudgetsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Comptes d’activité");
        api.Get<ApiBudget>("/activities/{id}/budgets/{month}", LedgerModule.Read, "readBudget", "Le budget de l’exercice qui contient ce mois.", Read);
        api.Change<ApiBudget>("/activities/{id}/budgets/{month}", OverviewModule.EditBudget, "writeBudget", "Écrire le budget de cet exercice, la première fois aussi (If-Match \"0\").", Write);
    }

    private static async Task<Answer> Read(Id<Activity> id, Month month, Db db, Access access, PeriodChoice periods, BudgetActions budgets, AccountLayout layout)
    {
        if (await Year(id, month, db, access, periods) is not { } year) return Answer.Refused([Refusal.NotFound]);
        return Answer.Found(Shape(id, year, await budgets.Of(id, year), layout), b => b, b => b.Version);
    }

    private static async Task<Answer> Write(Id<Activity> id, Month month, IfMatch version, Sent<ApiTargets> sent, Db db, Access access, PeriodChoice periods, BudgetActions budgets, AccountLayout layout)
    {
        if (await Year(id, month, db, access, periods) is not { } year) return Answer.Refused([Refusal.NotFound]);
        var (targets, known) = (sent.Value.Targets, BudgetTargets.Lines(layout).Select(l => l.Key).ToHashSet());
        var wrong = targets.Select((t, i) => (t, i)).Where(x => !known.Contains(x.t.Key) || targets.Take(x.i).Any(before => before.Key == x.t.Key))
            .Select(x => new Refusal("overview.budget.line", "Cette ligne n’est pas de celles du compte, ou elle est dite deux fois.", $"Targets[{x.i}].Key")).ToList();
        return wrong.Count > 0 ? Answer.Refused(wrong) : Answer.Done(await budgets.Save(id, year, version.Version, targets.ToDictionary(t => t.Key, t => (Money?)new Money(t.AmountCents))), b => Shape(id, year, b, layout));
    }

    private static ApiBudget Shape(Id<Activity> id, Month year, ActivityBudget? budget, AccountLayout layout) => new(
        id, year, [.. BudgetTargets.Lines(layout).Where(l => budget?.Targets.Of(l.Key) is not null).Select(l => new ApiTarget { Key = l.Key, AmountCents = budget!.Targets.Of(l.Key)!.Value.Cents })], budget?.Version ?? 0);

    /// <summary>The first month of the fiscal year; null for an activity out of reach, or without a budget.</summary>
    private static async Task<Month?> Year(Id<Activity> id, Month month, Db db, Access access, PeriodChoice periods) =>
        await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Kind != ActivityKind.Structure) is { } activity
        && await access.Can(LedgerModule.Read, new Resource(Activity: id.Value, Entity: activity.EntityId.Value)) ? (await periods.Of(activity, new() { Month = month })).YearStart : null;
}
