using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Outside;

/// <summary>The provider that the cooperative believes about who someone is.</summary>
[Needs(IdentityModule.ManageApplications)]
public sealed class IndexModel(OutsideActions actions) : PageModel
{
    private const string Here = "/administration/connexion-externe";

    [BindProperty]
    public Form Input { get; set; } = new();

    public OutsideProvider? Provider { get; private set; }
    public string Back => ReturnModel.AddressFor(Request);

    public async Task OnGet()
    {
        Provider = await actions.Read();
        if (Provider is { } set) Input = new() { Name = set.Name, Issuer = set.Issuer, ClientId = set.ClientId, On = set.On };
    }

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var done = await actions.Save(new(Input.Name, Input.Issuer, Input.ClientId, Input.Secret, Input.On));
        if (done.Ok) return this.Done("La connexion externe est enregistrée.", Here);
        Provider = await actions.Read();
        return this.Refuse(done);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostTakeOut()
    {
        var done = await actions.TakeOut();
        return done.Ok ? this.Done("Le fournisseur est retiré : chacun entre avec son mot de passe.", Here) : this.Refused(done, Here);
    }

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Issuer { get; set; }
        public string? ClientId { get; set; }
        public string? Secret { get; set; }
        public bool On { get; set; }
    }
}
