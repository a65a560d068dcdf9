using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Exemptions;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Contribution.Months;

/// <summary>The contributions of one activity over a calendar year.</summary>
[Needs(ContributionModule.Read)]
public sealed class YearModel(Db db, Access access, Clock clock, Books books, ScaleBook scales, ContributionReader reader, ExemptionActions exemptions) : ActivityPage(db, access)
{
    [BindProperty(SupportsGet = true, Name = "annee")]
    public int? Asked { get; set; }

    public int Year { get; private set; }
    public int CurrentYear => clock.Today.Year;
    public IReadOnlyList<MonthOfContribution> Months { get; private set; } = [];
    public Month CurrentMonth => Month.Of(clock.Today);
    public bool HasScale { get; private set; }
    /// <summary>The other activities the person may read, to go from one to the next.</summary>
    public IReadOnlyList<BookActivity> Others { get; private set; } = [];

    /// <summary>What may be granted by the scales there have been.</summary>
    public IReadOnlyList<Exemption> Grantable { get; private set; } = [];
    public IReadOnlyList<ExemptionGrant> Grants { get; private set; } = [];
    public IEnumerable<SelectListItem> GrantChoices => Grantable.Select(e => new SelectListItem(French.Capital(e.Name), e.Code));
    public bool MayExempt { get; private set; }

    [BindProperty]
    public GrantForm Input { get; set; } = new();

    public Money Due => Months.Sum(m => m.Due.Value);
    public Money Posted => Months.Sum(m => m.Posted);
    /// <summary>The cap of the last month computed; null when its scale has none.</summary>
    public Money? Cap => Months.LastOrDefault(m => m.Main is not null)?.Main!.Cap;

    /// <summary>An exemption in words.</summary>
    public string NameOf(string code) => French.Capital(Grantable.FirstOrDefault(e => e.Code == code)?.Name ?? code);

    public async Task<IActionResult> OnGet(long id)
    {
        Input = new() { Id = Id<ExemptionGrant>.New().Value, From = CurrentMonth };
        return await Fill(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostExempter(long id)
    {
        if (!await Fill(id)) return NotFound();
        if (Input.From is null && ModelState.IsValid) ModelState.AddModelError("Input.From", "Indiquez le premier mois.");
        if (!ModelState.IsValid) return this.Unprocessable();
        var done = await exemptions.Grant(new(Input.Id), Activity.Id, Input.Code ?? "", Input.From!.Value, Input.To, Input.Reason ?? "");
        return done.Ok ? this.Done($"L’exonération vaut à partir {French.OfMonth(done.Value.From)}.", Here) : this.Refuse(done);
    }

    public async Task<IActionResult> OnPostFinir(long id, Id<ExemptionGrant> grant, Month? last, int version)
    {
        if (!await Fill(id)) return NotFound();
        if (last is not { } month) return this.Refused(Result.Of([new("contribution.exemption.dates", "Choisissez le dernier mois de l’exonération.")]), Here);
        var done = await exemptions.End(grant, month, version);
        return done.Ok ? this.Done($"L’exonération s’arrête après {French.MonthYear(month)}.", Here) : this.Refused(done, Here);
    }

    private string Here => $"/activites/{Activity.Id}/contribution";

    private async Task<bool> Fill(long id)
    {
        if (!await Open(id)) return false;
        Year = Asked is >= 1900 and <= 2200 ? Asked.Value : CurrentYear;
        HasScale = (await scales.History()).Rows.Count > 0;
        Months = await reader.Of(Activity.Id, new Month(Year, 1), new Month(Year, 12));
        Others = [.. (await books.Within(ContributionModule.Read)).Where(b => !b.Whole).SelectMany(b => b.Activities).Where(a => a.Id != Activity.Id)];
        Grantable = await exemptions.Grantable();
        if (Grantable.Count > 0) Grants = await exemptions.Of(Activity.Id);
        MayExempt = Grantable.Count > 0 && await May(ContributionModule.Exempt);
        return true;
    }

    /// <summary>An exemption as it is typed.</summary>
    public sealed class GrantForm
    {
        public long Id { get; set; }
        public string? Code { get; set; }
        public Month? From { get; set; }
        public Month? To { get; set; }
        public string? Reason { get; set; }
    }
}
