using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>Carries a new invitation to the next page of who made it, and to no other: it is shown once.</summary>
public static class InvitationShown
{
    private const string Key = "Invitation";

    public static void Keep(ITempDataDictionary kept, string path) => kept[Key] = path;

    /// <summary>The whole link, or null when none was just made.</summary>
    public static string? Take(ITempDataDictionary kept, HttpRequest request) =>
        kept[Key] is string path ? $"{request.Scheme}://{request.Host}{request.PathBase}{path}" : null;
}
