using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of an activity as a table: one figure a line, with the accounts it adds up.</summary>
public static class AccountTable
{
    public static async Task<IResult> Csv(HttpContext http, long id, [AsParameters] AskedPeriod asked, ActivityAccounts accounts) =>
        await accounts.Find(new(id), asked) is { } account ? await Of(account).Csv(http) : Results.NotFound();

    public static async Task<IResult> Xlsx(HttpContext http, long id, [AsParameters] AskedPeriod asked, ActivityAccounts accounts) =>
        await accounts.Find(new(id), asked) is { } account ? Of(account).Xlsx(http) : Results.NotFound();

    private static TableFile Of(ActivityAccount account)
    {
        var (period, sheet) = (account.Period, account.Sheet);
        var rows = new List<IReadOnlyList<object?>>();
        void Row(string part, string label, AccountSet? set, Figure figure, Figure? before = null) => rows.Add([part, label, set?.InWords, figure.Value, figure.Draft, before?.Value]);

        foreach (var (line, i) in account.Result.Lines.Select((l, i) => (l, i)))
            Row("Compte de résultat", line.Line.Label, line.Line.Accounts, line.Figure, account.YearBefore?.Lines[i].Figure);
        Row("Compte de résultat", "Contribution à venir, non comptée", null, new(-account.Contribution.Amount, Money.Zero));
        foreach (var line in account.Treasury.ReferenceLines) Row("Trésorerie de référence", line.Line.Label, line.Line.Accounts, line.Figure);
        Row("Trésorerie de référence", "Total", null, account.Treasury.Reference);
        foreach (var line in account.Treasury.FutureLines) Row("Trésorerie future", line.Line.Label, line.Line.Accounts, line.Figure);
        Row("Trésorerie future", "Total", null, account.Treasury.Future);
        foreach (var line in sheet.Assets) Row("Actif", line.Label, line.Accounts, line.Figure);
        Row("Actif", "Total", null, sheet.TotalAssets);
        Row("Passif", "Résultats d’avant la période", ActivitySheet.Results, sheet.Earlier);
        Row("Passif", "Résultat de la période", ActivitySheet.Results, sheet.Period);
        foreach (var line in sheet.Liabilities) Row("Passif", line.Label, line.Accounts, line.Figure);
        Row("Passif", "Total", null, sheet.TotalLiabilities);
        return new($"compte-{account.Activity.Code}-{period.From}-{period.To}", ["partie", "poste", "comptes", "montant", "dont brouillons", "un an avant"], rows);
    }
}
