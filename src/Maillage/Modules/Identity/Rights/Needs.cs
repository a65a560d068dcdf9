using Maillage.Platform;

namespace Maillage.Modules.Identity.Rights;

/// <summary>The right an endpoint needs over something, be it oneself; the use case checks it again over the very thing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string right) : Attribute
{
    public string Right => right;
}

/// <summary>An endpoint open to anyone signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute;

/// <summary>What is a person's alone: nobody sees it who looks through their eyes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrivateAttribute : Attribute;

/// <summary>An endpoint open to the world, with the reason.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute(string why) : Attribute
{
    public string Why => why;
}

/// <summary>Declares the right of a route.</summary>
public static class EndpointRights
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string right) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeedsAttribute(right));

    public static TBuilder SignedIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new SignedInAttribute());

    public static TBuilder Open<TBuilder>(this TBuilder endpoint, string why) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new OpenAttribute(why));
}

/// <summary>Stops a request at the door when nobody is signed in or the right is missing. An endpoint that declares nothing is closed.</summary>
public sealed class Door(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, Access access, SecurityLog log)
    {
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenAttribute>() is not null)
        {
            await next(http);
            return;
        }
        if (current.Account is null)
        {
            if (HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api"))
                http.Response.Redirect($"/connexion?retour={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            else
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (current.Behind is not null && !MayLook(http, endpoint) || current.Token is { ReadOnly: true } && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            Stop(http, current, log);
            return;
        }
        // Routing's own answers are no routes: a method or a media type that none takes.
        var allowed = endpoint.Metadata.GetMetadata<SignedInAttribute>() is not null || endpoint is not RouteEndpoint && endpoint.Metadata.Count == 0
            || (endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs && await access.CanAtAll(needs.Right));
        if (!allowed)
        {
            Stop(http, current, log);
            return;
        }
        await next(http);
        // What the use case refused, did not find for this person, or took for a form of another house.
        if (http.Response.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
            log.Stopped(current.Behind ?? current.Account.Value, $"{current.Act} ({http.Response.StatusCode})");
    }

    private static void Stop(HttpContext http, Current current, SecurityLog log)
    {
        log.Stopped(current.Behind ?? current.Account!.Value, current.Act);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>Who looks through the eyes of another reads, and nothing that is private.</summary>
    private static bool MayLook(HttpContext http, Endpoint endpoint) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && endpoint.Metadata.GetMetadata<PrivateAttribute>() is null;
}
