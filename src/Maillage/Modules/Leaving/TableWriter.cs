using System.Data.Common;
using System.Text.Json;
using CsvHelper;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Modules.Leaving;

/// <summary>Writes tables row by row into an archive, in the snapshot of the context: CSV (RFC 4180, UTF-8), and JSON lines beside it where values are nested.</summary>
public sealed class TableWriter(Db db)
{
    /// <summary>Adds the rows of the cooperative, or those of some of its activities.</summary>
    /// <param name="folder">With its slash at the end, or empty.</param>
    /// <param name="activities">Null for the whole cooperative; a table without rows is then added too, for its columns.</param>
    public async Task Add(OpenArchive archive, string folder, OpenTable table, IReadOnlyCollection<long>? activities = null)
    {
        var rows = Rows(table, activities);
        if (activities is not null && !await Any(rows)) return;
        await archive.Add($"{folder}{table.Name}.csv", stream => Csv(stream, table, rows));
        if (await IsNested(table, rows)) await archive.Add($"{folder}{table.Name}.jsonl", stream => JsonLines(stream, table, rows));
    }

    /// <summary>« FROM … WHERE … ».</summary>
    private static string Rows(OpenTable table, IReadOnlyCollection<long>? activities)
    {
        var owned = table.Owned ?? throw new InvalidOperationException($"Nothing ties {table.Name} to a cooperative: {nameof(LeavingScope)} says why it is left.");
        if (activities is null) return $"FROM \"{table.Name}\" WHERE {owned}";
        var some = table.OfActivities ?? throw new InvalidOperationException($"Nothing ties {table.Name} to an activity.");
        // Identities are whole numbers: they are written as they are.
        return $"FROM \"{table.Name}\" WHERE {owned} AND {some.Replace("{0}", activities.Count == 0 ? "-1" : string.Join(", ", activities), StringComparison.Ordinal)}";
    }

    /// <summary>A command used once, that no connection keeps prepared: its text holds identities.</summary>
    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction!.GetDbTransaction());
        var cooperative = command.CreateParameter();
        (cooperative.ParameterName, cooperative.Value) = ("@p0", db.Cooperative.Value);
        command.Parameters.Add(cooperative);
        return command;
    }

    private DbCommand Select(OpenTable table, string rows) =>
        Command($"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} {rows} ORDER BY {string.Join(", ", table.Key.Select(k => $"\"{k}\""))}");

    private async Task<long?> Csv(Stream to, OpenTable table, string rows)
    {
        await using var command = Select(table, rows);
        await using var read = await command.ExecuteReaderAsync();
        await using var csv = CsvWriter.Create(to, null, true);
        await csv.WriteRecordAsync([.. table.Columns.Select(c => c.Name)], default);
        var (cells, count) = (new string[table.Columns.Count], 0L);
        for (; await read.ReadAsync(); count++)
        {
            for (var i = 0; i < cells.Length; i++) cells[i] = OpenValue.Of(read, i, table.Columns[i]) ?? "";
            await csv.WriteRecordAsync(cells, default);
        }
        await csv.FlushAsync(default);
        return count;
    }

    private async Task<long?> JsonLines(Stream to, OpenTable table, string rows)
    {
        await using var command = Select(table, rows);
        await using var read = await command.ExecuteReaderAsync();
        using var line = new MemoryStream();
        await using var json = new Utf8JsonWriter(line, new() { Encoder = OpenArchive.Json.Encoder });
        var count = 0L;
        for (; await read.ReadAsync(); count++)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                json.WritePropertyName(table.Columns[i].Name);
                Write(json, OpenValue.Of(read, i, table.Columns[i]), table.Columns[i]);
            }
            json.WriteEndObject();
            json.Flush();
            line.WriteByte((byte)'\n');
            await to.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length));
            line.SetLength(0);
            json.Reset();
        }
        return count;
    }

    private static void Write(Utf8JsonWriter json, string? value, OpenColumn column)
    {
        if (value is null) json.WriteNullValue();
        else if (column.Kind is OpenKind.Number or OpenKind.Identity) json.WriteRawValue(value);
        else if (column.Kind == OpenKind.YesNo) json.WriteBooleanValue(value == "true");
        else if (column.MayBeNested && Nested(value) is { } nested)
            using (nested) nested.WriteTo(json);
        else json.WriteStringValue(value);
    }

    /// <summary>The object or list that a text is; null when it is a text.</summary>
    private static JsonDocument? Nested(string value)
    {
        if (value is not ['{' or '[', ..]) return null;
        try
        {
            return JsonDocument.Parse(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<bool> IsNested(OpenTable table, string rows)
    {
        var texts = table.Columns.Where(c => c.MayBeNested).Select(c => $"substr(\"{c.Name}\", 1, 1) IN ('{{', '[')").ToList();
        return texts.Count > 0 && await Any($"{rows} AND ({string.Join(" OR ", texts)})");
    }

    private async Task<bool> Any(string rows)
    {
        await using var command = Command($"SELECT 1 {rows} LIMIT 1");
        return await command.ExecuteScalarAsync() is not null;
    }
}
