using Microsoft.AspNetCore.Http.Extensions;

namespace Maillage.Platform.Design;

/// <summary>The address of this page with one question changed: lists stay shareable links.</summary>
internal static class Query
{
    /// <param name="value">The new answer; null takes the question out.</param>
    /// <param name="drop">Another question that the change makes void, such as the page number.</param>
    public static string With(HttpRequest request, string key, string? value, string? drop = null)
    {
        var kept = request.Query.Where(q => q.Key != key && q.Key != drop);
        var query = new QueryBuilder(kept.SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? ""))));
        if (value is not null) query.Add(key, value);
        return $"{request.PathBase}{request.Path}{query.ToQueryString()}";
    }
}
