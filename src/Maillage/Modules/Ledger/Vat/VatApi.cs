using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;

namespace Maillage.Modules.Ledger.Vat;

/// <summary>VAT of one account over a month.</summary>
public sealed record ApiVatLine(string Account, string Label, [property: Description("Absent pour un compte sans taux unique.")] Rate? Rate, [property: Description("Base, calculée depuis la taxe.")] long? BaseCents, long AmountCents)
{
    public static ApiVatLine Of(VatDue d) => new(d.Account, d.Label, d.Rate, d.Base?.Cents, d.Tax.Cents);

    public static ApiVatLine Of(VatAmount a) => new(a.Account, a.Label, null, null, a.Amount.Cents);
}

/// <summary>The VAT of a month.</summary>
public sealed record ApiVat(
    Id<LegalEntity> EntityId, Id<Activity>? ActivityId, Month Month, [property: Description("Devenue exigible dans le mois.")] IReadOnlyList<ApiVatLine> Due, [property: Description("Déductible dans le mois.")] IReadOnlyList<ApiVatLine> Deductible,
    [property: Description("Dans les factures impayées à la fin du mois.")] IReadOnlyList<ApiVatLine> Pending, [property: Description("Déductible une fois le fournisseur payé.")] IReadOnlyList<ApiVatLine> Waiting,
    [property: Description("À payer ; négatif pour un crédit.")] long NetCents, [property: Description("Part encore en brouillon.")] long DraftCents);

/// <summary>VAT of months, for programs.</summary>
public static class VatApi
{
    public static void Map(ApiRoutes routes) =>
        routes.Under("Comptabilité").Get<ApiVat>("/entities/{id}/vat/{month}", LedgerModule.Read, "readVat", "La TVA d’un mois, telle que la comptabilité la tient : les éléments de la déclaration.", Read);

    private static async Task<Answer> Read(Id<LegalEntity> id, Month month, [Description("Absente : toute l’entité, ou la première de vos activités.")] Id<Activity>? activity, Books books, VatReader vat)
    {
        if (await books.Choose(LedgerModule.Read, id.Value) is not { } book) return Answer.Refused([Refusal.NotFound]);
        if (activity is null && !book.Whole) activity = book.Activities[0].Id;
        if (activity is { } one && book.Find(one.Value) is null) return Answer.Refused([Refusal.NotFound]);
        var of = await vat.Read(id, activity, month);
        return Answer.Of(new ApiVat(id, activity, month, [.. of.Due.Select(ApiVatLine.Of)], [.. of.Deductible.Select(ApiVatLine.Of)], [.. of.Pending.Select(ApiVatLine.Of)], [.. of.Waiting.Select(ApiVatLine.Of)], of.Net.Cents, of.Draft.Cents));
    }
}
