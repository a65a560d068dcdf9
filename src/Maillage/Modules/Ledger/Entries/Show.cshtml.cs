using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>One entry: its lines, who wrote and validated it, what takes it back, and what may still be done.</summary>
[Needs(LedgerModule.Read)]
public sealed class ShowModel(Db db, EntryReader reader, Access access, EntryActions actions, Chart chart, Clock clock, IEnumerable<EntryOwner> owners) : PageModel
{
    public Entry Entry { get; private set; } = null!;
    public Book Book { get; private set; } = null!;
    /// <summary>The lines this person reaches.</summary>
    public IReadOnlyList<EntryLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Id<ThirdParty>, string> ThirdParties { get; private set; } = new Dictionary<Id<ThirdParty>, string>();
    public IReadOnlyDictionary<long, string> People { get; private set; } = new Dictionary<long, string>();
    public Entry? Original { get; private set; }
    public Entry? Reversal { get; private set; }
    /// <summary>The module that alone takes this entry back; null when the ledger does.</summary>
    public EntryOwner? Owner => owners.FirstOrDefault(o => o.Owns(Entry.Source));
    public bool IsReserved(string account) => account == EntryRules.Liaison || chart.IsReserved(account);
    public bool MayWrite { get; private set; }
    public bool MayValidate { get; private set; }

    [BindProperty]
    public ReversalForm Input { get; set; } = new();

    public string LabelOf(string account) => chart.Label(account);
    public string? Person(long? account) => account is { } id ? People.GetValueOrDefault(id) : null;
    public DateTime Local(DateTime utc) => clock.Local(utc);
    private string Here(Id<Entry> id) => $"/comptabilite/ecritures/{id}";

    public async Task<IActionResult> OnGet(Id<Entry> id)
    {
        Input.Date = clock.Today;
        return await Load(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostValider(Id<Entry> id)
    {
        var result = await actions.Validate(id);
        return result.Ok ? this.Done($"L’écriture {result.Value.Reference} est validée : elle ne change plus.", Here(id)) : this.Refused(result, Here(id));
    }

    public async Task<IActionResult> OnPostEffacer(Id<Entry> id)
    {
        var result = await actions.Remove(id);
        return result.Ok ? this.Done("Le brouillon est effacé.", "/comptabilite/ecritures") : this.Refused(result, Here(id));
    }

    public async Task<IActionResult> OnPostContrepasser(Id<Entry> id)
    {
        if (ModelState.IsValid)
        {
            var result = await actions.Reverse(id, Input.Date, Input.Reason);
            if (result.Ok) return this.Done($"L’écriture est contrepassée par {result.Value.Reference}.", Here(result.Value.Id));
            if (await Load(id)) return this.Refuse(result);
        }
        return await Load(id) ? this.Unprocessable() : NotFound();
    }

    private async Task<bool> Load(Id<Entry> id)
    {
        if (await reader.Find(id) is not var (entry, book, lines)) return false;
        (Entry, Book, Lines) = (entry, book, lines);
        var third = Lines.Where(l => l.ThirdPartyId is not null).Select(l => l.ThirdPartyId!.Value).Distinct().ToList();
        if (third.Count > 0) ThirdParties = await db.Set<ThirdParty>().AsNoTracking().Where(t => third.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => $"{t.Code} {t.Label}");
        var people = new[] { entry.CreatedBy, entry.ValidatedBy }.OfType<long>().Distinct().ToList();
        if (people.Count > 0) People = await db.Set<Account>().AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        Reversal = await db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().FirstOrDefaultAsync(e => e.Reverses == id);
        if (entry.Reverses is { } original) Original = await db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().SingleOrDefaultAsync(e => e.Id == original);
        MayWrite = await access.Can(LedgerModule.Write, new Resource(Entity: entry.EntityId.Value));
        MayValidate = await access.Can(LedgerModule.Validate, new Resource(Entity: entry.EntityId.Value));
        return true;
    }

    /// <summary>Why an entry is taken back, and on which date.</summary>
    public sealed class ReversalForm
    {
        public DateOnly Date { get; set; }
        public string? Reason { get; set; }
    }
}
