using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Membership;

/// <summary>
/// The entry of a split. One account, debited in the collective and credited in the members' own activities: it nets to zero, nothing is sold and no tax is
/// due. The liaison account moves the same amount of treasury.
/// </summary>
public static class ResultSplitPosting
{
    public const string Kind = "result-split";

    /// <param name="on">A day of an open month.</param>
    public static EntryDraft Draft(Chart chart, Activity collective, Id<ResultSplit> id, SplitFigures figures, SplitResult result, DateOnly on)
    {
        var account = chart.Role("result-split");
        var label = French.Cut($"Résultat du collectif {collective.Name} réparti à fin {French.MonthYear(figures.To)}", EntryRules.LongestLabel);
        return new EntryDraft(collective.EntityId, JournalCodes.General, on, label, $"RR-{collective.Code}-{figures.To}", figures.To.Last, new EntrySource(Kind, id.Value),
            [new(collective.Id, account, result.Shared), .. result.Shares.Where(s => !s.Amount.IsZero).Select(s => new LineDraft(s.Member.Into, account, -s.Amount))]).WithLiaison();
    }
}

/// <summary>A split in words.</summary>
public static class ResultSplitWords
{
    /// <summary>Each step from the accounts to the parts.</summary>
    public static IReadOnlyList<Step> Steps(SplitFigures figures, SplitKey key, Rate fundRate, Money fund, IReadOnlyList<(string Name, Quantity Weight, Money Amount)> shares, string convention)
    {
        var steps = new List<Step>
        {
            new($"Résultat de {French.MonthYear(figures.From)} à {French.MonthYear(figures.To)} : {figures.Result}, contribution comprise ({figures.Contribution})."),
        };
        if (!figures.Before.IsZero) steps.Add(new($"Déjà réparti ou gardé en commun : {figures.Before}. Reste {figures.Base}."));
        steps.Add(new($"Fonds commun : {fundRate} de {figures.Base}, soit {fund}, restent au collectif.", convention));
        steps.Add(new($"À partager {Word(key)} : {figures.Base - fund}.", convention));
        var whole = new Quantity(shares.Sum(s => s.Weight.TenThousandths));
        steps.AddRange(shares.Select(s => new Step($"{s.Name} : {Weight(key, s.Weight)} sur {Weight(key, whole)}, soit {s.Amount}.")));
        return steps;
    }

    public static string Word(SplitKey key) => key switch
    {
        SplitKey.Shares => "par parts fixes",
        SplitKey.Time => "selon le temps travaillé",
        _ => "selon le chiffre d’affaires apporté",
    };

    private static string Weight(SplitKey key, Quantity weight) => $"{weight}{French.NoBreak}{key switch { SplitKey.Shares => "%", SplitKey.Time => "h", _ => "€" }}";
}
