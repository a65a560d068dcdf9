using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Comparison;
using Maillage.Modules.Takeover.Steps;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Takeover.Files;

/// <summary>What a file would make, or how it compares: its columns, its rows at fault, what is new and what is there already.</summary>
[Needs(TakeoverModule.Manage)]
public sealed class PreviewModel(TakeoverActions actions, ParallelReader parallel) : PageModel
{
    /// <summary>Rows listed of each table; the others are counted.</summary>
    public const int Shown = 200;

    [BindProperty]
    public Dictionary<string, string?> Columns { get; set; } = [];

    [BindProperty]
    public string? Accounts { get; set; }

    public TakeoverSource Source { get; private set; } = null!;
    public StepPreview? Preview { get; private set; }
    public Compared? Compared { get; private set; }
    public IReadOnlyList<ImportFault> Faults => Preview?.Faults ?? Compared?.Faults ?? [];
    public int WrongRows => Faults.Select(f => f.Line).Distinct().Count();
    public IEnumerable<SelectListItem> Headers => Source.Table.Headers.Where(h => h.Length > 0).Distinct().Select(h => new SelectListItem(French.Excerpt(h), h));

    /// <summary>What is new, then what is there already.</summary>
    public IEnumerable<(string Title, IReadOnlyList<PreviewRow> Rows, bool Known)> Tables
    {
        get
        {
            if (Preview!.New is { Count: > 0 } made) yield return (made.Count == 1 ? $"{One} nouvelle" : $"{French.Number(made.Count, 0, 0)} {Many} nouvelles", made, false);
            if (Preview.Known is { Count: > 0 } known) yield return (known.Count == 1 ? $"{One} déjà là, laissée" : $"{French.Number(known.Count, 0, 0)} {Many} déjà là, laissées", known, true);
        }
    }

    /// <summary>« 12 lignes ».</summary>
    public string Length => $"{French.Number(Rows, 0, 0)} {(Rows == 1 ? One[4..] : Many)}";

    /// <summary>« 2 lignes sont à corriger ».</summary>
    public string WrongWords => WrongRows == 1 ? $"{One} est {(IsZip ? "laissée de côté" : "à corriger")}" : $"{French.Number(WrongRows, 0, 0)} {Many} sont {(IsZip ? "laissées de côté" : "à corriger")}";

    private int Rows => IsZip ? Preview!.Rows.Count + WrongRows : Source.Table.Rows.Count;
    private string One => IsZip ? "Une pièce" : "Une ligne";
    private string Many => IsZip ? "pièces" : "lignes";
    public bool IsZip => Source.File.Bytes is not null;

    /// <summary>What is compared, in words.</summary>
    public string Period => Source.File switch
    {
        { Step: TakeoverStep.CompareInvoices, From: { } from, To: { } to } => $"Factures datées {French.OfMonth(from)} à {French.MonthYear(to)}.",
        { Step: TakeoverStep.CompareInvoices, To: { } to } => $"Factures datées jusqu’à fin {French.MonthYear(to)}.",
        { From: { } from, To: { } to } => $"Mouvements {French.OfMonth(from)} à {French.MonthYear(to)}. Positif au débit ; le compte de liaison 5800, propre à Maillage, est laissé de côté.",
        { To: { } to } => $"Soldes à fin {French.MonthYear(to)} ; charges et produits depuis le début de l’exercice. Positif au débit ; le compte de liaison 5800, propre à Maillage, est laissé de côté.",
        _ => "",
    };

    public static bool IsFigure(string head) => head is "Débit" or "Crédit" or "Montant TTC" or "Reste";

    /// <summary>The column of a field: what was just chosen, else what the file is read with.</summary>
    public string Chosen(string key) => Columns.TryGetValue(key, out var typed) ? typed ?? "" : Source.Table.Headers.FirstOrDefault(h => h.Length > 0 && ColumnMap.Plain(h) == ColumnMap.Plain(Source.Map.Of(key)), "");

    /// <summary>What the button does.</summary>
    public string Act(int count) => Source.File.Step switch
    {
        TakeoverStep.Balances => "Passer l’écriture d’ouverture",
        TakeoverStep.Documents => $"Rattacher {TakeoverWords.Count(Source.File.Step, count)}",
        TakeoverStep.Invoices => $"Reprendre {TakeoverWords.Count(Source.File.Step, count)}",
        _ => $"Créer {TakeoverWords.Count(Source.File.Step, count)}",
    };

    public async Task<IActionResult> OnGet(Id<TakeoverFile> id) => await Fill(id) ? Page() : Gone();

    public async Task<IActionResult> OnPostColonnes(Id<TakeoverFile> id)
    {
        var done = await actions.Map(id, Columns, Accounts ?? "");
        if (done.Ok) return LocalRedirect($"/administration/reprise/fichier/{id}");
        return done.Refusal != SentFiles.Gone && await Fill(id) ? this.Refuse(done, "") : Gone();
    }

    [Confirmed]
    public async Task<IActionResult> OnPostReprendre(Id<TakeoverFile> id)
    {
        var run = await actions.Carry(id);
        if (run.Ok) return this.Done($"{TakeoverWords.Count(run.Value.Step, run.Value.Made)} : c’est repris.", $"/administration/reprise?entite={run.Value.EntityId}");
        return this.Refused(run, run.Refusal == SentFiles.Gone ? "/administration/reprise" : $"/administration/reprise/fichier/{id}");
    }

    public async Task<IActionResult> OnPostOublier(Id<TakeoverFile> id)
    {
        var done = await actions.Forget(id);
        return done.Ok ? this.Done("Le fichier est oublié : rien n’a été écrit.", "/administration/reprise") : this.Refused(done, "/administration/reprise");
    }

    private IActionResult Gone() => this.Refused(SentFiles.Gone, "/administration/reprise");

    private async Task<bool> Fill(Id<TakeoverFile> id)
    {
        if (await actions.Source(id) is not { } source) return false;
        Source = source;
        if (TakeoverWords.Compares(source.File.Step)) Compared = await parallel.Read(source);
        else Preview = (await actions.Look(id))?.Preview;
        return true;
    }
}
