using CsvHelper;
using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Takeover.Comparison;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Takeover.Files;

/// <summary>Files that the take-over gives: models to fill in, rows to correct, differences.</summary>
public static class TakeoverFiles
{
    /// <summary>The titles of a step, with what each holds under them.</summary>
    public static IResult Model(string step)
    {
        if (TakeoverWords.Of(step) is not { } known || TakeoverFields.Of(known).Count == 0) return Results.NotFound();
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, FrenchCsv.Format, true)) csv.WriteRecord([.. TakeoverFields.Of(known).Select(f => f.Titles[0])]);
        return Results.File(bytes.ToArray(), "text/csv; charset=utf-8", $"modele-reprise-{step}.csv");
    }

    /// <summary>The rows at fault alone, as they were sent, with the reasons in a last column: corrected, they can be sent by themselves.</summary>
    public static async Task<IResult> Faults(long id, HttpContext http, TakeoverActions actions)
    {
        if (await actions.Look(new(id)) is not { File.Bytes: null } state) return Results.NotFound();
        var reasons = state.Preview.Faults.ToLookup(f => f.Line, f => f.Column.Length > 0 ? $"{f.Column} : {f.Reason}" : f.Reason);
        var headers = state.Source.Table.Headers;
        return await new TableFile($"a-corriger-{TakeoverWords.Slug(state.File.Step)}", [.. headers, "ligne", "à corriger"],
            [.. state.Source.Table.Rows.Where(r => reasons.Contains(r.Line)).Select(r => (IReadOnlyList<object?>)[.. headers.Select((_, i) => i < r.Cells.Count ? r.Cells[i] : ""), r.Line, string.Join(" ", reasons[r.Line])])]).Csv(http);
    }

    /// <summary>The whole comparison, differences first.</summary>
    public static async Task<IResult> Differences(long id, HttpContext http, TakeoverActions actions, ParallelReader reader)
    {
        if (await actions.Source(new(id)) is not { } source || !TakeoverWords.Compares(source.File.Step)) return Results.NotFound();
        var report = (await reader.Read(source)).Report;
        return await new TableFile(TakeoverWords.Slug(source.File.Step), [source.File.Step == TakeoverStep.CompareBalances ? "compte" : "facture", "activité", "autre programme", "Maillage", "écart"],
            [.. report.Rows.Select(r => (IReadOnlyList<object?>)[r.What, r.Of, r.Theirs, r.Ours, r.Gap])]).Csv(http);
    }
}
