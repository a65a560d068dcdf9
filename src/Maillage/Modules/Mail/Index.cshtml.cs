using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Mail;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Mail;

/// <summary>The mails of the cooperative, the last first.</summary>
[Needs(MailModule.Read)]
public sealed class IndexModel(MailReader reader, IEnumerable<MailPurpose> purposes, Settings settings, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get => field; set => field = Paging.Clamp(value); } = 1;

    public MailPage Found { get; private set; } = null!;
    public Settings Settings => settings;
    public bool IsFiltered => State is not null || !string.IsNullOrWhiteSpace(Text);

    public async Task<IActionResult> OnGet()
    {
        var found = await reader.Page(MailStatus.Asked(State), Text, PageNumber);
        if (!found.Ok) return this.Refuse(found);
        Found = found.Value;
        return Page();
    }

    public MailStatus Status(MailRow row) => MailStatus.Of(row.State, row.NextTryAt, settings.SendsMail);

    public string PurposeOf(string word) => purposes.FirstOrDefault(p => p.Word == word)?.Label ?? word;

    public string When(DateTime utc) => clock.InFigures(utc);
}
