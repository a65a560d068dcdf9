using System.Text.Json;
using System.Text.RegularExpressions;
using Maillage.Tests.Harness;

namespace Maillage.Tests.House;

/// <summary>
/// What a program finds by reading the API: addresses of things, by the part of a route that names one, such as <c>/deals/{id}/costs/{cost}</c>.
/// </summary>
internal sealed partial class ApiThings
{
    private const int OfEach = 3;

    /// <summary>Lists of a thing that do not bear its name.</summary>
    private static readonly Dictionary<string, string> OtherNames = new() { ["granted"] = "exemptions", ["deposits"] = "cash-deposits" };

    /// <summary>Things named from another.</summary>
    private static readonly Dictionary<string, string> Named = new() { ["personId"] = "/people/{id}", ["entityId"] = "/entities/{id}", ["entryId"] = "/entries/{id}", ["clearingId"] = "/clearings/{id}" };

    private readonly HashSet<string> things;
    private readonly Dictionary<string, List<string>> found = [];
    private readonly Dictionary<string, List<string>> named = [];

    private ApiThings(IEnumerable<string> routes) => things = [.. routes.Select(ThingOf).OfType<string>()];

    /// <param name="routes">All the routes of the API.</param>
    /// <param name="read">Those that answer JSON to a GET.</param>
    public static async Task<ApiThings> Found(ApiCaller by, IReadOnlyCollection<string> routes, IReadOnlyCollection<string> read)
    {
        var all = new ApiThings(routes);
        foreach (var list in read.Where(r => !r.Contains('{'))) await all.Learn(by, list, null);
        foreach (var route in read.Where(r => r.Count(c => c == '{') == 1 && ThingOf(r) is not null))
            foreach (var thing in all.Of(ThingOf(route)!).Take(OfEach).ToList()) await all.Learn(by, route, thing);
        return all;
    }

    /// <summary>What its own list shows comes before what others name.</summary>
    public IReadOnlyList<string> Of(string thing) => [.. (found.GetValueOrDefault(thing) ?? []).Union(named.GetValueOrDefault(thing) ?? [])];

    /// <summary>Every number by which the program names one of them.</summary>
    public IReadOnlySet<string> Identities => found.Values.Concat(named.Values).SelectMany(a => a).Select(a => a[(a.LastIndexOf('/') + 1)..]).Where(i => i.Length > 9).ToHashSet();

    /// <summary>The part of a route that names a thing, null for none: a month or a year is no thing.</summary>
    public static string? ThingOf(string route) => Thing().Match(route) is { Success: true } match ? match.Value : null;

    private async Task Learn(ApiCaller by, string route, string? thing)
    {
        var answer = await by.Get(thing is null ? route : thing + route[ThingOf(route)!.Length..]);
        if (answer.MediaType == "application/json") Learn(answer.Json, route.Split('/')[^1], ThingOf(route), thing);
    }

    /// <param name="name">Of the list it stands in.</param>
    /// <param name="within">The thing it was read of, and its address.</param>
    private void Learn(JsonElement told, string name, string? within, string? address)
    {
        if (told.ValueKind == JsonValueKind.Array)
            foreach (var item in told.EnumerateArray()) Learn(item, name, within, address);
        if (told.ValueKind != JsonValueKind.Object) return;
        foreach (var property in told.EnumerateObject())
            if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                Learn(property.Value, property.Name == "items" ? name : OtherNames.GetValueOrDefault(property.Name, property.Name), within, address);
            else if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { } id)
            {
                if (property.Name == "id") Keep(found, $"/{name}/{{id}}", $"/{name}/{id}");
                if (property.Name == "id" && things.FirstOrDefault(t => t.StartsWith($"{within}/{name}/{{", StringComparison.Ordinal)) is { } inside && address is not null) Keep(found, inside, $"{address}/{name}/{id}");
                if (Named.TryGetValue(property.Name, out var other)) Keep(named, other, other.Replace("{id}", id, StringComparison.Ordinal));
            }
    }

    private void Keep(Dictionary<string, List<string>> where, string thing, string address)
    {
        if (!things.Contains(thing)) return;
        var known = where.TryGetValue(thing, out var some) ? some : where[thing] = [];
        if (!known.Contains(address)) known.Add(address);
    }

    [GeneratedRegex(@"^.*\{(?!month|year)[^{}]*\}")]
    private static partial Regex Thing();
}
