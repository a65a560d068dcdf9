using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text;
using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Answers;

/// <summary>One page of a list, in the order things were made.</summary>
public sealed record ApiPage<T>(
    IReadOnlyList<T> Items,
    [property: Description("Adresse de la page suivante ; absente (null) à la dernière.")] string? Next);

/// <summary>Which page of a list is asked for.</summary>
public sealed class PageAsked : IRead, IEndpointParameterMetadataProvider
{
    private const int Usual = 50;
    private const int Most = 200;

    private readonly long after;

    private PageAsked(long after, int limit, IReadOnlyList<Refusal> unread) => (this.after, Limit, Unread) = (after, limit, unread);

    public int Limit { get; }
    public IReadOnlyList<Refusal> Unread { get; }

    /// <summary>The last thing of the page before; an identity below all others for the first page.</summary>
    public Id<T> After<T>() => new(after);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new Paged());

    /// <summary>Marks the endpoints that answer by pages.</summary>
    public sealed class Paged;

    public static ValueTask<PageAsked?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var unread = new List<Refusal>();
        var (after, limit) = (0L, Usual);
        if (http.Request.Query["after"].ToString() is { Length: > 0 } cursor && !TryRead(cursor, out after))
            unread.Add(new("request.cursor", "Ce curseur n’en est pas un : suivez l’adresse « next » de la page d’avant.", "after"));
        if (http.Request.Query["limit"].ToString() is { Length: > 0 } typed && (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
            unread.Add(new("request.limit", $"« limit » va de 1 à {Most}.", "limit"));
        return ValueTask.FromResult<PageAsked?>(new(after, limit, unread));
    }

    /// <summary>The page, from rows that come after <see cref="After{T}"/> in the order of their identities.</summary>
    public async Task<Answer> Of<T>(IQueryable<T> rows, Func<T, long> id, HttpContext http) => Of(await rows.Take(Limit + 1).ToListAsync(), id, http);

    /// <inheritdoc cref="Of{T}(IQueryable{T}, Func{T, long}, HttpContext)"/>
    public async Task<Answer> Of<T, TShape>(IQueryable<T> rows, Func<T, long> id, Func<T, TShape> shape, HttpContext http)
    {
        var found = await rows.Take(Limit + 1).ToListAsync();
        return Answer.Of(new ApiPage<TShape>([.. found.Take(Limit).Select(shape)], found.Count > Limit ? Next(id(found[Limit - 1]), http) : null));
    }

    /// <inheritdoc cref="Of{T}(IQueryable{T}, Func{T, long}, HttpContext)"/>
    /// <param name="found">One more than the page when there is another after it.</param>
    public Answer Of<T>(IReadOnlyList<T> found, Func<T, long> id, HttpContext http)
    {
        IReadOnlyList<T> items = [.. found.Take(Limit)];
        return Answer.Of(new ApiPage<T>(items, found.Count > Limit ? Next(id(items[^1]), http) : null));
    }

    private static string Next(long last, HttpContext http)
    {
        var query = new QueryBuilder(http.Request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")))
        {
            { "after", Base64Url.EncodeToString(Encoding.ASCII.GetBytes(last.ToString(CultureInfo.InvariantCulture))) },
        };
        return http.Request.Path + query.ToString();
    }

    private static bool TryRead(string cursor, out long last)
    {
        last = 0;
        Span<byte> bytes = stackalloc byte[32];
        return cursor.Length <= 30 && Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            && long.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out last);
    }
}
