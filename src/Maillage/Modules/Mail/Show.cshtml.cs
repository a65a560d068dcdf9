using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Mail;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Mail;

/// <summary>One mail, exactly as it leaves or left.</summary>
[Needs(MailModule.Read)]
public sealed class ShowModel(MailReader reader, MailActions actions, Access access, IEnumerable<MailPurpose> purposes, Settings settings, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public OutgoingMail Mail { get; private set; } = null!;
    public string? Author { get; private set; }
    public bool CanResend { get; private set; }
    public Settings Settings => settings;
    public string? Sender => settings.Mail?.Sender;
    public MailPurpose? Purpose => purposes.FirstOrDefault(p => p.Word == Mail.Purpose);
    public MailStatus Status => MailStatus.Of(Mail.State, Mail.NextTryAt, settings.SendsMail);

    public async Task<IActionResult> OnGet()
    {
        var record = await reader.Record(new Id<OutgoingMail>(Id));
        if (!record.Ok) return this.Refuse(record);
        (Mail, Author) = (record.Value.Mail, record.Value.Author);
        CanResend = settings.SendsMail && Mail.State != MailState.Sent && await access.Can(MailModule.Resend, Resource.Cooperative);
        return Page();
    }

    public async Task<IActionResult> OnPostRenvoyer()
    {
        var asked = await actions.Resend(new Id<OutgoingMail>(Id));
        return asked.Ok ? this.Done("Le courriel repart dans les secondes qui viennent.", $"/courriels/{Id}") : this.Refused(asked, $"/courriels/{Id}");
    }

    public string When(DateTime utc) => clock.InFigures(utc);
}
