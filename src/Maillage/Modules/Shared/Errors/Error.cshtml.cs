using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Shared.Errors;

/// <summary>Says what went wrong, plainly, whatever went wrong.</summary>
[Open("Une erreur se dit à tout le monde.")]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public Said What { get; private set; } = Said.Of(500);

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        What = Said.Of(status);
        Response.StatusCode = status is >= 400 and < 600 ? status : 404;
    }
}
