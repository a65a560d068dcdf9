using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Platform.Pages;

/// <summary>From a use case's answer to what the page shows.</summary>
public static class Refusals
{
    /// <summary>
    /// Puts refusals beside their fields and answers 422 with the page, what was typed still in it; « not found » and « forbidden » answer 404 and 403.
    /// </summary>
    /// <param name="prefix">Name of the bound property the fields belong to: <c>Input</c>.</param>
    public static IActionResult Refuse(this PageModel page, Result result, string prefix = "Input")
    {
        if (result.Refusals.Any(r => r.Type == Refusal.NotFound.Type)) return page.NotFound();
        if (result.Refusals.Any(r => r.Type == Refusal.Forbidden.Type)) return new StatusCodeResult(StatusCodes.Status403Forbidden);
        foreach (var refusal in result.Refusals)
            page.ModelState.AddModelError(refusal.Field is null ? "" : prefix.Length == 0 ? refusal.Field : $"{prefix}.{refusal.Field}", refusal.Message);
        return page.Unprocessable();
    }

    /// <summary>The page again, as 422, when the form itself could not be read.</summary>
    public static IActionResult Unprocessable(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>Goes on to a page with one line that says what was done.</summary>
    public static IActionResult Done(this PageModel page, string message, string url)
    {
        page.TempData["Done"] = message;
        return page.LocalRedirect(url);
    }

    /// <summary>Goes on to a page with the reason why nothing was done: for acts that are a single button.</summary>
    public static IActionResult Refused(this PageModel page, Result result, string url)
    {
        if (result.Refusals.Any(r => r.Type == Refusal.NotFound.Type)) return page.NotFound();
        if (result.Refusals.Any(r => r.Type == Refusal.Forbidden.Type)) return new StatusCodeResult(StatusCodes.Status403Forbidden);
        page.TempData["Refused"] = string.Join(" ", result.Refusals.Select(r => r.Type == Refusal.Stale.Type ? "Quelqu’un vient de modifier cette fiche : voici son état, recommencez si c’est encore utile." : r.Message));
        return page.LocalRedirect(url);
    }
}
