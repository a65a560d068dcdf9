using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>Writes a new draft or changes one; every button works without script.</summary>
[Needs(LedgerModule.Write)]
public sealed class EditModel(Db db, Books books, EntryActions actions, EntryStart start, Chart chart, Clock clock, IReadOnlyList<EntryTemplate> templates) : PageModel
{
    [BindProperty]
    public EntryForm Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    public Id<Entry>? Id { get; private set; }
    public Book Book { get; private set; } = null!;
    public IReadOnlyList<EntryTemplate> Templates => templates;
    public string? Hint { get; private set; }
    public IEnumerable<SelectListItem> Journals => JournalCodes.All.Select(j => new SelectListItem($"{j.Code} {j.Label}", j.Code));
    public IReadOnlyList<ChartAccount> Accounts { get; private set; } = [];
    public IReadOnlyDictionary<string, Id<ThirdParty>> ThirdParties { get; private set; } = new Dictionary<string, Id<ThirdParty>>();
    public string? LabelOf(string? account) => account is { Length: > 0 } && chart.IsPostable(account.Trim()) ? chart.Label(account.Trim()) : null;

    public async Task<IActionResult> OnGet(Id<Entry>? id, string? modele, Id<OpenItem>? regle)
    {
        if (!await Open(id)) return NotFound();
        if (id is { } known)
        {
            var entry = await db.Set<Entry>().AsNoTracking().SingleAsync(e => e.Id == known);
            if (entry.IsValidated) return Redirect($"/comptabilite/ecritures/{id}");
            Input = EntryForm.Of(entry, ThirdParties.ToDictionary(t => t.Value, t => t.Key));
            return Page();
        }
        var template = templates.FirstOrDefault(t => t.Code == modele);
        Hint = template?.Hint;
        var settling = regle is { } item ? await start.Settling(Book, item, ThirdParties) : null;
        Input = settling ?? (template is null ? new EntryForm() : EntryForm.Of(template, Book.Structure?.Id.Value));
        Input.Key = IdSequence.Next();
        Input.Date ??= clock.Today;
        while (Input.Lines.Count < 2) Input.Lines.Add(new LineForm());
        return Page();
    }

    public async Task<IActionResult> OnPost(Id<Entry>? id, string? acte)
    {
        if (!await Open(id)) return NotFound();
        if (Input.Lines.Count > 500) return BadRequest();
        return acte switch
        {
            "ajouter" => Again(() => Input.Lines.Add(new LineForm { Activity = Input.Lines.LastOrDefault()?.Activity })),
            "equilibrer" => Balance(),
            { } remove when remove.StartsWith("retirer:", StringComparison.Ordinal) && int.TryParse(remove.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                => Again(() => Remove(index)),
            _ => await Save(),
        };
    }

    private async Task<IActionResult> Save()
    {
        if (!ModelState.IsValid) return this.Unprocessable();
        Input.DropEmptyLines();
        ModelState.Clear();
        var draft = Input.ToDraft(Book.Id, Book, ThirdParties);
        var result = draft.Ok ? Id is { } id ? await actions.Rewrite(id, Input.Version, draft.Value) : await actions.Write(draft.Value) : Result<Entry>.Refused(draft.Refusals);
        if (result.Ok) return this.Done("L’écriture est enregistrée en brouillon.", $"/comptabilite/ecritures/{result.Value.Id}");
        if (result.Refusal == Refusal.Stale) Input.Version = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Id == Id).Select(e => e.Version).SingleOrDefaultAsync();
        while (Input.Lines.Count < 2) Input.Lines.Add(new LineForm());
        return this.Refuse(result);
    }

    private PageResult Again(Action change)
    {
        change();
        return Page();
    }

    private IActionResult Balance()
    {
        if (!ModelState.IsValid) return this.Unprocessable();
        ModelState.Clear();
        var result = Input.BalanceActivities();
        return result.Ok ? Page() : this.Refuse(result);
    }

    private void Remove(int index)
    {
        if (index < 0 || index >= Input.Lines.Count) return;
        Input.Lines.RemoveAt(index);
        // What was typed wrongly is tied to the old ranks.
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Lines[", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    private async Task<bool> Open(Id<Entry>? id)
    {
        Id = id;
        var entity = Entity;
        if (id is { } known)
        {
            var of = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Id == known).Select(e => e.EntityId).SingleOrDefaultAsync();
            if (of.IsEmpty) return false;
            entity = of.Value;
        }
        if (await books.Choose(LedgerModule.Write, entity) is not { Whole: true } book) return false;
        Book = book;
        ThirdParties = await db.Set<ThirdParty>().AsNoTracking().OrderBy(t => t.Code).ToDictionaryAsync(t => t.Code, t => t.Id);
        Accounts = [.. (await db.Balances(book.Id).Select(b => b.Account).Distinct().ToListAsync())
            .Concat(templates.SelectMany(t => t.Lines).Select(l => l.Account)).Distinct().Order(StringComparer.Ordinal)
            .Select(a => new ChartAccount(a, chart.Label(a), null, false))];
        return true;
    }
}
