using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Statements;

/// <summary>Whether accounts are mailed each month, and on which day.</summary>
[Needs(OverviewModule.MailAccounts)]
public sealed class SettingsModel(StatementMailing mailing, Clock clock) : PageModel
{
    [BindProperty]
    public MailingForm Input { get; set; } = new();

    public AccountMailing Setting { get; private set; } = null!;
    public DateOnly? Next => Setting.On ? Setting.Next(clock.Today) : null;

    public async Task OnGet()
    {
        Setting = await mailing.Setting();
        Input = new() { Version = Setting.Version, On = Setting.On, Day = Setting.Day };
    }

    public async Task<IActionResult> OnPost()
    {
        Setting = await mailing.Setting();
        if (!ModelState.IsValid) return this.Unprocessable();
        var done = await mailing.Set(Input.Version, Input.On, Input.Day);
        return done.Ok ? this.Done(done.Value.On ? $"Le prochain envoi est le {French.LongDate(done.Value.Next(clock.Today))}." : "Aucun compte ne part par courriel.", "/portefeuille/releves") : this.Refuse(done);
    }

    /// <summary>The setting as it is typed.</summary>
    public sealed class MailingForm
    {
        public int Version { get; set; }
        public bool On { get; set; }
        public int Day { get; set; }
    }
}
