using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Http.Metadata;

namespace Maillage.Modules.Api;

/// <summary>
/// Where modules declare what of theirs the API opens, one line an endpoint: the right, a name and a sentence for its document, and the use case that the
/// pages call too.
/// </summary>
public sealed class ApiRoutes(RouteGroupBuilder group, string tag = "")
{
    /// <summary>The same, under a heading of the document.</summary>
    public ApiRoutes Under(string heading) => new(group, heading);

    /// <param name="right">Null for what anyone signed in may ask.</param>
    /// <param name="name">In the document: <c>readCustomer</c>.</param>
    /// <param name="summary">In French.</param>
    public RouteHandlerBuilder Get<TAnswer>(string path, string? right, string name, string summary, Delegate handler) => Route(HttpMethods.Get, path, right, name, summary, handler).Produces<TAnswer>();

    /// <summary>A page of a list.</summary>
    public RouteHandlerBuilder List<TRow>(string path, string right, string name, string summary, Delegate handler) => Get<ApiPage<TRow>>(path, right, name, summary, handler);

    /// <summary>A file.</summary>
    public RouteHandlerBuilder File(string path, string right, string name, string summary, string contentType, Delegate handler) =>
        Route(HttpMethods.Get, path, right, name, summary, handler).Produces<Stream>(contentType: contentType);

    /// <summary>Makes something.</summary>
    public RouteHandlerBuilder Make<TAnswer>(string path, string right, string name, string summary, Delegate handler) =>
        Route(HttpMethods.Post, path, right, name, summary, handler).Produces<TAnswer>(StatusCodes.Status201Created);

    /// <summary>Does something with what exists.</summary>
    public RouteHandlerBuilder Act<TAnswer>(string path, string right, string name, string summary, Delegate handler) => Route(HttpMethods.Post, path, right, name, summary, handler).Produces<TAnswer>();

    /// <summary>Changes what was read before, at the version that was read.</summary>
    public RouteHandlerBuilder Change<TAnswer>(string path, string right, string name, string summary, Delegate handler) => Route(HttpMethods.Put, path, right, name, summary, handler).Produces<TAnswer>();

    /// <param name="versioned">Whether it is removed at the version that was read.</param>
    public RouteHandlerBuilder Remove(string path, string right, string name, string summary, Delegate handler, bool versioned = false)
    {
        var route = Route(HttpMethods.Delete, path, right, name, summary, handler).Produces(StatusCodes.Status204NoContent);
        if (versioned) Versioned(route);
        return route;
    }

    private RouteHandlerBuilder Route(string method, string path, string? right, string name, string summary, Delegate handler)
    {
        var route = LazyHandler.Map(group, path, method, handler).WithName(name).WithSummary(summary).WithTags(tag);
        var writes = method != HttpMethods.Get;
        Problem(route, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        if (path.Contains('{')) Problem(route, StatusCodes.Status404NotFound);
        if (writes) Problem(route, StatusCodes.Status422UnprocessableEntity);
        if (method == HttpMethods.Put) Versioned(route);
        Problem(route, StatusCodes.Status429TooManyRequests);
        return right is null ? route.SignedIn() : route.Needs(right);
    }

    private static void Versioned(RouteHandlerBuilder route)
    {
        route.WithMetadata(new NeedsVersion());
        Problem(route, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired);
    }

    private static void Problem(RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiProblem.MediaType]));
    }
}

/// <summary>Marks what is done at the version that was read: <c>If-Match</c> says which.</summary>
public sealed class NeedsVersion;

/// <summary>What a module opens to programs, mapped when the house opens.</summary>
public sealed record MappedApi(Action<ApiRoutes> Map);
