using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Duties;

/// <summary>The separations of duties the cooperative asks for.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class IndexModel(DutyBook book) : PageModel
{
    [BindProperty]
    public List<string> Keys { get; set; } = [];

    public IReadOnlyList<(DeclaredDuty Duty, bool Asked)> All { get; private set; } = [];

    public async Task OnGet() => All = await book.All();

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var done = await book.Ask(Keys);
        if (done.Ok) return this.Done("C’est noté : cela vaut dès maintenant.", "/administration/separation");
        All = await book.All();
        return this.Refuse(done, "");
    }
}
