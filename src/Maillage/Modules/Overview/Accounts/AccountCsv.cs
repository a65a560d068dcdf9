using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of an activity as a CSV file: one figure a line, with the accounts it adds up.</summary>
public static class AccountCsv
{
    public static async Task<IResult> Get(HttpContext http, long id, [AsParameters] AskedPeriod asked, ActivityAccounts accounts)
    {
        if (await accounts.Find(new(id), asked) is not { } account) return Results.NotFound();
        var (period, sheet) = (account.Period, account.Sheet);
        await using var csv = FrenchCsv.Send(http, $"compte-{account.Activity.Code}-{period.From}-{period.To}.csv");
        await csv.WriteRecordAsync(["partie", "poste", "comptes", "montant", "dont brouillons", "un an avant"], http.RequestAborted);
        ValueTask Row(string part, string label, AccountSet? set, Figure figure, Figure? before = null) => csv.WriteRecordAsync(
            [part, label, set?.InWords ?? "", FrenchCsv.Amount(figure.Value), FrenchCsv.Amount(figure.Draft), before is { } past ? FrenchCsv.Amount(past.Value) : ""], http.RequestAborted);

        foreach (var (line, i) in account.Result.Lines.Select((l, i) => (l, i)))
            await Row("Compte de résultat", line.Line.Label, line.Line.Accounts, line.Figure, account.YearBefore?.Lines[i].Figure);
        await Row("Compte de résultat", "Contribution à venir, non comptée", null, new(-account.Contribution.Amount, Money.Zero));
        foreach (var line in account.Treasury.ReferenceLines) await Row("Trésorerie de référence", line.Line.Label, line.Line.Accounts, line.Figure);
        await Row("Trésorerie de référence", "Total", null, account.Treasury.Reference);
        foreach (var line in account.Treasury.FutureLines) await Row("Trésorerie future", line.Line.Label, line.Line.Accounts, line.Figure);
        await Row("Trésorerie future", "Total", null, account.Treasury.Future);
        foreach (var line in sheet.Assets) await Row("Actif", line.Label, line.Accounts, line.Figure);
        await Row("Actif", "Total", null, sheet.TotalAssets);
        await Row("Passif", "Résultats d’avant la période", ActivitySheet.Results, sheet.Earlier);
        await Row("Passif", "Résultat de la période", ActivitySheet.Results, sheet.Period);
        foreach (var line in sheet.Liabilities) await Row("Passif", line.Label, line.Accounts, line.Figure);
        await Row("Passif", "Total", null, sheet.TotalLiabilities);
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }
}
