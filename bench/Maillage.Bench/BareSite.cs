using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Maillage.Bench;

/// <summary>The least a web program could do to show the rows of a page: hand SQL on the same database, written as JSON; nobody signs in and nothing is checked.</summary>
public sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareSite(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<BareSite> Open(string file, IEnumerable<(string Path, IReadOnlyList<string> Sql)> pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        foreach (var (path, sql) in pages) app.MapGet(path, http => Write(http, file, sql));
        await app.StartAsync();
        return new BareSite(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task Write(HttpContext http, string file, IReadOnlyList<string> sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var question in sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                json.WriteStartArray();
                for (var i = 0; i < reader.FieldCount; i++)
                    switch (reader.GetValue(i))
                    {
                        case long number: json.WriteNumberValue(number); break;
                        case string text: json.WriteStringValue(text); break;
                        default: json.WriteNullValue(); break;
                    }
                json.WriteEndArray();
            }
        }
        json.WriteEndArray();
    }
}
