using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Maillage.Tests.Harness;

namespace Maillage.Tests.House;

/// <summary>A form met on a page: where it goes and what it would send as it stands.</summary>
public sealed record FoundForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Follows every link from the home page, a few of each route, and keeps what it met: addresses by route, forms by address.</summary>
public sealed partial class Crawler(IEnumerable<string> routes)
{
    private const int OfEach = 3;

    private readonly IReadOnlyList<(string Route, Regex Address)> routes = [.. routes.Select(r => (r, AddressOf(r))).OrderBy(r => r.r.Count(c => c == '{'))];

    /// <summary>Addresses that answered, by route.</summary>
    public Dictionary<string, List<string>> Found { get; } = [];
    public Dictionary<string, FoundForm> Forms { get; } = [];

    /// <summary>Links that say more after a question mark.</summary>
    public HashSet<string> Queries { get; } = [];

    /// <param name="more">Addresses that no page links to.</param>
    public async Task Walk(Visitor visitor, params string[] more)
    {
        var (waiting, met) = (new Queue<string>(["/", .. more]), new HashSet<string>(["/", .. more]));
        while (waiting.TryDequeue(out var address))
        {
            if (RouteOf(address) is not { } route) continue;
            var found = Found.TryGetValue(route, out var known) ? known : Found[route] = [];
            if (found.Count >= OfEach || address is "/deconnexion") continue;
            await visitor.Open(address);
            if (visitor.Status != HttpStatusCode.OK) continue;
            found.Add(address);
            foreach (var href in visitor.Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!))
            {
                if (href.Contains('?')) Queries.Add(href.Split('#')[0]);
                if (met.Add(Path(href))) waiting.Enqueue(Path(href));
            }
            foreach (var form in visitor.Page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>())
            {
                var action = form.GetAttribute("action") is { Length: > 0 } target ? target : address;
                if (action.StartsWith('/')) Forms.TryAdd(action, new(action, [.. Fields(form)]));
            }
        }
    }

    /// <summary>The route that an address belongs to; the plainest when several do.</summary>
    public string? RouteOf(string address) => routes.FirstOrDefault(r => r.Address.IsMatch(address)).Route;

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
        from element in form.Elements
        let name = element.GetAttribute("name")
        where name is { Length: > 0 } && name != "__RequestVerificationToken"
        let value = element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
            IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement choice => choice.Value ?? "",
            IHtmlTextAreaElement area => area.Value,
            _ => null,
        }
        where value is not null
        select new KeyValuePair<string, string>(name, value);

    private static string Path(string href) => href.Split('?', '#')[0];

    private static Regex AddressOf(string route) => new($"^{string.Concat(route.Split('/').Skip(1).Select(Part))}$");

    /// <summary>A part of a route between two slashes, with its slash.</summary>
    private static string Part(string part)
    {
        if (part.Contains("**", StringComparison.Ordinal)) return "/.*";
        var matched = Parameter().Replace(part, m => m.Value.Contains(":long", StringComparison.Ordinal) || m.Value.Contains(":int", StringComparison.Ordinal) ? "\u0001" : "\u0002");
        var pattern = Regex.Escape(matched).Replace("\u0001", "[0-9]+", StringComparison.Ordinal).Replace("\u0002", "[^/]+", StringComparison.Ordinal);
        return part.EndsWith("?}", StringComparison.Ordinal) ? $"(/{pattern})?" : $"/{pattern}";
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
