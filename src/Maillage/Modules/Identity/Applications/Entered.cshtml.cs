using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Applications;

/// <summary>The applications one enters with one's account.</summary>
[SignedIn, Private]
public sealed class EnteredModel(ApplicationBook book, Current current, Clock clock) : PageModel
{
    public IReadOnlyList<EnteredApplication> Applications { get; private set; } = [];

    public async Task OnGet() => Applications = await book.Entered(current.Account!.Value);

    public async Task<IActionResult> OnPostLeave(long id)
    {
        await book.Leave(current.Account!.Value, new(id));
        return this.Done("Cette application n’apprend plus rien de vous.", "/compte/applications");
    }

    public string When(DateTime at) => clock.InWords(at);
}
