using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maillage.Modules.Api.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Harness;

/// <summary>What the API answered.</summary>
public sealed record ApiReply(HttpStatusCode Status, string Text, string? MediaType, string? Version, string? Location, TimeSpan? RetryAfter = null)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
    public string Id => Json.GetProperty("id").GetString()!;
    public string Type => Json.GetProperty("type").GetString()!;
    public string Detail => Visitor.Plain(Json.GetProperty("detail").GetString()!);
    public IEnumerable<string> Fields => Json.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object ? errors.EnumerateObject().Select(e => e.Name) : [];
}

/// <summary>A program that calls the API with a token.</summary>
public sealed class ApiCaller(Uri address, string? token) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address };

    /// <summary>A program of an account, its token made for it.</summary>
    public static async Task<ApiCaller> Of(TestHouse house, long account, bool readOnly = false, params string[] rights) => new(house.Address!, (await Token(house, account, readOnly, rights)).Text);

    public static Task<NewToken> Token(TestHouse house, long account, bool readOnly = false, params string[] rights) => house.As(account, async s =>
    {
        var today = DateOnly.FromDateTime(house.Time.GetUtcNow().UtcDateTime);
        var made = await s.GetRequiredService<TokenActions>().Make("Essai", today.AddDays(30), readOnly, rights);
        Assert.True(made.Ok, made.Refusal?.Message);
        return made.Value!;
    });

    public Task<ApiReply> Get(string path) => Send(HttpMethod.Get, path);

    public Task<ApiReply> Post(string path, object? body = null, string? key = null) => Send(HttpMethod.Post, path, body, key is null ? [] : [("Idempotency-Key", key)]);

    public Task<ApiReply> Put(string path, object body, string? version) => Send(HttpMethod.Put, path, body, version is null ? [] : [("If-Match", version)]);

    /// <summary>Sends a file as it is.</summary>
    public Task<ApiReply> File(HttpMethod method, string path, byte[] bytes, params (string Name, string Value)[] headers) =>
        Send(method, path, new ByteArrayContent(bytes) { Headers = { { "Content-Type", "application/octet-stream" } } }, headers);

    /// <param name="body">An object, or JSON as it is.</param>
    public Task<ApiReply> Send(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(method, path, body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), headers);

    private async Task<ApiReply> Send(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Content = content;
        using var answer = await http.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString(), answer.Headers.RetryAfter?.Delta);
    }

    public void Dispose() => http.Dispose();
}
