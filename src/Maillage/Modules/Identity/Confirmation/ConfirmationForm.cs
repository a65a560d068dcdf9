using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Identity.Confirmation;

/// <summary>What the page of confirmation shows and carries: where to go on, and what was typed when a form came too late.</summary>
/// <param name="To">Local path to go on to.</param>
/// <param name="Resends">True when <paramref name="Kept"/> is sent on to <paramref name="To"/>; false when it is only opened.</param>
/// <param name="LosesFile">True when a file was joined, which cannot be kept.</param>
public sealed record ConfirmationForm(string To, bool Resends, IReadOnlyList<KeyValuePair<string, string>> Kept, bool LosesFile, ConfirmationMode Mode)
{
    public const string View = "/Modules/Identity/Confirmation/_Confirm.cshtml";
    public const string Path = "/confirmer";

    /// <summary>Names of the fields of the page itself begin so: no form of the house has such fields.</summary>
    public const string Own = "confirmer.";

    private const string AntiforgeryField = "__RequestVerificationToken";

    public static string Href(HttpRequest asked) => QueryHelpers.AddQueryString(Path, "retour", asked.Path + asked.QueryString);

    public static string HrefForFile(HttpRequest asked)
    {
        var from = asked.GetTypedHeaders().Referer is { } page && page.Authority == asked.Host.Value ? page.PathAndQuery : "/";
        return QueryHelpers.AddQueryString(Path, new Dictionary<string, string?> { ["retour"] = from, ["fichier"] = "1" });
    }

    /// <summary>A form that came too late, kept to be sent on.</summary>
    public static async Task<ConfirmationForm> Keep(HttpRequest asked, ConfirmationMode mode)
    {
        var form = await asked.ReadFormAsync();
        return new ConfirmationForm(asked.Path + asked.QueryString, Resends: true, KeptOf(form), form.Files.Count > 0, mode);
    }

    /// <summary>The fields of a form that are not ours.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> KeptOf(IFormCollection form) =>
        [.. form.Where(f => f.Key != AntiforgeryField && !f.Key.StartsWith(Own, StringComparison.Ordinal)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))];
}
