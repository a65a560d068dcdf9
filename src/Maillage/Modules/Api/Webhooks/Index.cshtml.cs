using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Api.Webhooks;

/// <summary>The calls to other programs, and what became of the last ones.</summary>
[Needs(ApiModule.ManageWebhooks)]
public sealed class IndexModel(WebhookActions actions, IEnumerable<TellableEvent> events, Clock clock, Settings settings) : PageModel
{
    private const string Here = "/administration/appels";
    private const int Shown = 50;

    [BindProperty]
    public WebhookForm Input { get; set; } = new();

    public IReadOnlyList<Webhook> Webhooks { get; private set; } = [];
    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];
    public IReadOnlyList<TellableEvent> Events { get; } = [.. events];
    /// <summary>The key of the call just opened, shown this once.</summary>
    public string? Secret { get; private set; }
    /// <summary>Calls of a demonstration never leave.</summary>
    public bool IsDemo => settings.Demo;

    public Task OnGet() => Fill();

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var opened = await actions.Open(Input.Url ?? "", Input.Kinds);
        if (opened.Ok)
        {
            Secret = opened.Value.Secret;
            ModelState.Clear();
            Input = new();
        }
        await Fill();
        return opened.Ok ? Page() : this.Refuse(opened);
    }

    public async Task<IActionResult> OnPostClose(long id)
    {
        var closed = await actions.Close(new(id));
        return closed.Ok ? this.Done("L’appel est fermé : rien ne part plus à cette adresse.", Here) : this.Refused(closed, Here);
    }

    public async Task<IActionResult> OnPostRetry(long id)
    {
        var asked = await actions.Retry(new(id));
        return asked.Ok ? this.Done("L’appel est refait.", Here) : this.Refused(asked, Here);
    }

    public string LabelOf(string kind) => Events.FirstOrDefault(e => e.Kind == kind)?.Label ?? kind;

    public string When(DateTime at) => clock.InFigures(at);

    public static (string Word, string Kind) State(WebhookDelivery delivery) => delivery.State switch
    {
        DeliveryState.Sent => ("reçu", "good"),
        DeliveryState.Failed => ("abandonné", "bad"),
        _ => (delivery.Attempts == 0 ? "en attente" : "sera refait", "info"),
    };

    private async Task Fill() => (Webhooks, Deliveries) = (await actions.All(), await actions.Latest(Shown));

    public sealed class WebhookForm
    {
        public string? Url { get; set; }
        public List<string> Kinds { get; set; } = [];
    }
}
