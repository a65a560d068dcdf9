using Maillage.House;
using Maillage.Platform;

namespace Maillage.Modules.Api.Answers;

/// <summary>Makes a problem of every answer of the API that has a code of error and no words: nothing of it is answered as a page.</summary>
public sealed class ApiProblems(RequestDelegate next, ILogger<ApiProblems> log)
{
    public async Task Invoke(HttpContext http, Current current)
    {
        if (!http.IsApi())
        {
            await next(http);
            return;
        }
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(http);
        }
        catch (Exception error) when (error is not OperationCanceledException && !http.Response.HasStarted)
        {
            var status = ErrorPages.StatusOf(error);
            if (status >= StatusCodes.Status500InternalServerError) log.LogError(error, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            http.Response.StatusCode = status;
            if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status507InsufficientStorage) http.Response.Headers.RetryAfter = ErrorPages.RetryAfterSeconds;
        }
        var answer = http.Response;
        if (answer.HasStarted || answer.StatusCode < 400 || answer.ContentType is not null) return;
        var writes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        await (answer.StatusCode == StatusCodes.Status403Forbidden && writes && current.Token is { ReadOnly: true }
            ? ApiProblem.Of([TokenUse.ReadOnlyRefusal], conditional: false)
            : ApiProblem.Of(answer.StatusCode)).Write(http);
    }
}

/// <summary>What is the API.</summary>
public static class ApiPaths
{
    public const string Root = "/api/v1";

    public static bool IsApi(this HttpContext http) => http.Request.Path.StartsWithSegments(Root);
}
