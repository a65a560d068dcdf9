using System.ComponentModel;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>A fiscal year.</summary>
public sealed record ApiFiscalYear(
    Id<FiscalYear> Id, Id<LegalEntity> EntityId, DateOnly Start, DateOnly End, [property: Description("Absent tant qu’il est ouvert.")] DateTime? ClosedAt, [property: Description("Mois clos et scellés.")] IReadOnlyList<Month> SealedMonths)
{
    public static ApiFiscalYear Of(FiscalYear y, IReadOnlyCollection<Month> sealedMonths) => new(y.Id, y.EntityId, y.Start, y.End, y.ClosedAt, [.. y.Months.Where(sealedMonths.Contains)]);
}

/// <summary>The seal of a month: nothing of it changes any more.</summary>
public sealed record ApiSeal(Id<LegalEntity> EntityId, Month Month, [property: Description("Total des débits.")] long DebitCents, [property: Description("Empreinte, chaînée à celle du sceau d’avant.")] string Hash)
{
    public static ApiSeal Of(MonthSeal s) => new(s.EntityId, s.Month, s.Debit.Cents, s.Hash);
}

/// <summary>Fiscal years and months, for programs.</summary>
public static class PeriodsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Comptabilité");
        api.Get<IReadOnlyList<ApiFiscalYear>>("/entities/{id}/fiscal-years", LedgerModule.Write, "listFiscalYears", "Les exercices d’une entité et leurs mois clos, le dernier d’abord.", List);
        api.Make<ApiFiscalYear>("/entities/{id}/fiscal-years", LedgerModule.Close, "openFiscalYear", "Ouvrir l’exercice suivant.", Open);
        api.Act<ApiSeal>("/entities/{id}/months/{month}/close", LedgerModule.Close, "closeMonth", "Clore un mois fini et le sceller, sans retour.", CloseMonth);
        api.Act<ApiFiscalYear>("/fiscal-years/{id}/close", LedgerModule.Close, "closeFiscalYear", "Clore un exercice dont tous les mois le sont.", CloseYear);
    }

    private static async Task<Answer> List(Id<LegalEntity> id, Db db, Books books)
    {
        if ((await books.Within(LedgerModule.Read)).All(b => !b.Whole || b.Id != id)) return Answer.Refused([Refusal.NotFound]);
        var years = await db.Set<FiscalYear>().AsNoTracking().Where(y => y.EntityId == id).OrderByDescending(y => y.Start).ToListAsync();
        var done = await Sealed(db, id);
        return Answer.Of(years.ConvertAll(y => ApiFiscalYear.Of(y, done)));
    }

    private static async Task<Answer> Open(Id<LegalEntity> id, PeriodActions periods) => Answer.Made(await periods.OpenNext(id), y => $"/entities/{y.EntityId}/fiscal-years", y => ApiFiscalYear.Of(y, []));

    private static async Task<Answer> CloseMonth(Id<LegalEntity> id, Month month, PeriodActions periods) => Answer.Done(await periods.CloseMonth(id, month), ApiSeal.Of);

    private static async Task<Answer> CloseYear(Id<FiscalYear> id, PeriodActions periods, Db db) => Answer.Done(await periods.CloseYear(id), async y => ApiFiscalYear.Of(y, await Sealed(db, y.EntityId)));

    private static async Task<HashSet<Month>> Sealed(Db db, Id<LegalEntity> entity) => [.. await db.Set<MonthSeal>().AsNoTracking().Where(s => s.EntityId == entity).Select(s => s.Month).ToListAsync()];
}
