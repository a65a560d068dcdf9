using Maillage.Domain.Kernel;
using Microsoft.Extensions.Options;

namespace Maillage.Modules.Api.Answers;

/// <summary>
/// What an endpoint of the API answers: a refusal, or a value with its version and address. The value of an act is made once the act is saved, still inside
/// its transaction.
/// </summary>
public sealed class Answer : IResult
{
    private readonly Func<Task<object?>> make;
    private readonly Func<string?> at;
    private readonly Func<int?> version;

    private Answer(IReadOnlyList<Refusal> refusals, int status, Func<Task<object?>> make, Func<string?>? at = null, Func<int?>? version = null) =>
        (Refusals, Status, this.make, this.at, this.version) = (refusals, status, make, at ?? (() => null), version ?? (() => null));

    public IReadOnlyList<Refusal> Refusals { get; }
    public int Status { get; }

    public static Answer Refused(IReadOnlyList<Refusal> refusals) => new(refusals, 0, () => Task.FromResult<object?>(null));

    /// <summary>Something read that may not be there.</summary>
    public static Answer Found<T>(T? found, Func<T, object> shape) where T : class =>
        found is null ? Refused([Refusal.NotFound]) : new([], StatusCodes.Status200OK, () => Task.FromResult<object?>(shape(found)), null, () => (found as IVersioned)?.Version);

    /// <inheritdoc cref="Found{T}(T, Func{T, object})"/>
    /// <param name="version">The version of what is shaped from several records.</param>
    public static Answer Found<T>(T? found, Func<T, object> shape, Func<T, int> version) where T : class =>
        found is null ? Refused([Refusal.NotFound]) : new([], StatusCodes.Status200OK, () => Task.FromResult<object?>(shape(found)), null, () => version(found));

    public static Answer Of(object value) => Found(value, v => v);

    /// <summary>Something made.</summary>
    /// <param name="at">Its address below the root of the API.</param>
    public static Answer Made<T>(Result<T> made, Func<T, string> at, Func<T, object> shape) =>
        made.Ok ? new([], StatusCodes.Status201Created, () => Task.FromResult<object?>(shape(made.Value)), () => ApiPaths.Root + at(made.Value), () => (made.Value as IVersioned)?.Version) : Refused(made.Refusals);

    /// <inheritdoc cref="Made{T}(Result{T}, Func{T, string}, Func{T, object})"/>
    public static Answer Made<T>(Result<T> made, Func<T, string> at, Func<T, Task<object>> shape) =>
        made.Ok ? new([], StatusCodes.Status201Created, async () => await shape(made.Value), () => ApiPaths.Root + at(made.Value), () => (made.Value as IVersioned)?.Version) : Refused(made.Refusals);

    /// <summary>Something changed.</summary>
    public static Answer Done<T>(Result<T> done, Func<T, Task<object>> shape) =>
        done.Ok ? new([], StatusCodes.Status200OK, async () => await shape(done.Value), null, () => (done.Value as IVersioned)?.Version) : Refused(done.Refusals);

    /// <inheritdoc cref="Done{T}(Result{T}, Func{T, Task{object}})"/>
    public static Answer Done<T>(Result<T> done, Func<T, object> shape) => Done(done, value => Task.FromResult(shape(value)));

    /// <summary>Something changed by a use case that does not give it back: it is read again.</summary>
    public static Answer Changed<T>(Result done, Func<Task<T?>> read, Func<T, object> shape) where T : class
    {
        T? found = null;
        return done.Ok ? new([], StatusCodes.Status200OK, async () => (found = await read()) is null ? null : shape(found), null, () => (found as IVersioned)?.Version) : Refused(done.Refusals);
    }

    /// <summary>Something that is no more.</summary>
    public static Answer Gone(Result done) => done.Ok ? new([], StatusCodes.Status204NoContent, () => Task.FromResult<object?>(null)) : Refused(done.Refusals);

    /// <summary>The answer as it is sent and kept.</summary>
    internal async Task<WrittenAnswer> Write(System.Text.Json.JsonSerializerOptions options)
    {
        var value = await make();
        return new(Status, at(), version(), value is null ? "" : System.Text.Json.JsonSerializer.Serialize(value, value.GetType(), options));
    }

    public async Task ExecuteAsync(HttpContext http)
    {
        if (Refusals.Count > 0) await ApiProblem.Of(Refusals, http.Request.Headers.IfMatch.Count > 0).Write(http);
        else await (await Write(http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions)).ExecuteAsync(http);
    }
}

/// <summary>An answer ready to be sent, now or again.</summary>
internal sealed record WrittenAnswer(int Status, string? At, int? Version, string Body) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (At is not null) http.Response.Headers.Location = At;
        if (Version is { } version) http.Response.Headers.ETag = $"\"{version}\"";
        if (Body.Length == 0) return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(Body);
    }
}
