using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sap;

/// <summary>The yearly attestations of services at home.</summary>
[Needs(SalesModule.Read)]
public sealed class AttestationsModel(AttestationReader reader, AttestationSending sending, Access access, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public int? Asked { get; set; }

    public DateOnly Today => clock.Today;

    /// <summary>The year asked for; until June, the one that is to be attested.</summary>
    public int Year => Asked is { } year and >= 2000 and <= 2200 ? year : Today.Month < 7 ? Today.Year - 1 : Today.Year;

    public bool IsOver => Year < Today.Year;
    public IReadOnlyList<AttestationRow> Rows { get; private set; } = [];
    public bool IsDeclared { get; private set; }
    public bool CanSend { get; private set; }
    public bool CanSet { get; private set; }

    public DateOnly DayOf(DateTime at) => clock.DayOf(at);

    public async Task OnGet()
    {
        Rows = await reader.Of(Year);
        IsDeclared = Rows.Count > 0 && await reader.Snapshot(Rows[0]) is not null;
        CanSend = await access.CanSomewhere(SalesModule.Send);
        CanSet = await access.CanSomewhere(SalesModule.SetSap);
    }

    public async Task<IActionResult> OnPostEnvoyer(int annee, long client)
    {
        var sent = await sending.Send(new(client), annee);
        return sent.Ok ? this.Done("L’attestation est envoyée.", $"/clients/attestations-fiscales?annee={annee}") : this.Refused(sent, $"/clients/attestations-fiscales?annee={annee}");
    }

    public async Task<IActionResult> OnPostToutes(int annee)
    {
        var (count, refusals) = await sending.SendAll(annee);
        var address = $"/clients/attestations-fiscales?annee={annee}";
        if (count == 0 && refusals.Count > 0) return this.Refused(Domain.Kernel.Result.Refused(refusals), address);
        var left = string.Concat(refusals.Select(r => " " + r.Message));
        return this.Done((count switch { 0 => "Rien n’attendait.", 1 => "Une attestation est envoyée.", _ => $"{count} attestations sont envoyées." }) + left, address);
    }
}
