using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Maillage.Platform.Archives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Data.Copies;

/// <summary>
/// Copies every row of every cooperative into one file, the same whatever the engine: a zip with one NDJSON file a table and a manifest.
/// The rows are those of one instant; the program may go on serving.
/// </summary>
public static class CopyWriter
{
    /// <param name="file">Must not exist; only its owner may read it, for it holds everything, the keys of the cookies included.</param>
    /// <param name="migration">The migration the database is at, by its whole identity; null for the last one of this program.</param>
    /// <exception cref="SettingsException">When the file cannot be made.</exception>
    public static async Task<CopyManifest> Write(Db db, string file, DateTime now, string? migration = null)
    {
        if (File.Exists(file)) throw new SettingsException($"Le fichier « {file} » existe déjà : choisissez un autre nom.");
        var unfinished = file + ".en-cours";
        try
        {
            CopyManifest manifest;
            await using (var stream = OwnFile.Make(unfinished))
            {
                manifest = await Write(db, stream, now, migration ?? db.Database.GetMigrations().Last());
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, file);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"La sauvegarde « {file} » ne peut pas être écrite : {e.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<CopyManifest> Write(Db db, Stream stream, DateTime now, string migration)
    {
        var tables = TableShape.AllOf(db, migration);
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        await using var snapshot = await db.Snapshot();
        var copied = new List<CopiedTable>();
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = table.Select(db.IsPostgres);
            command.Transaction = snapshot.GetDbTransaction();
            await using var rows = await command.ExecuteReaderAsync();
            await using var entry = zip.CreateEntry(CopyManifest.EntryOf(table.Name), CompressionLevel.Fastest).Open();
            copied.Add(await Write(table, rows, entry));
        }
        var manifest = new CopyManifest(CopyManifest.CurrentFormat, typeof(Db).Assembly.GetName().Version!.ToString(3), CopyManifest.NameOf(migration), TableShape.MarkOf(tables), now, copied);
        await using var last = zip.CreateEntry(CopyManifest.EntryName).Open();
        await JsonSerializer.SerializeAsync(last, manifest, CopyManifest.Json);
        return manifest;
    }

    private static async Task<CopiedTable> Write(TableShape table, DbDataReader rows, Stream entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var line = new MemoryStream();
        await using var json = new Utf8JsonWriter(line);
        var count = 0L;
        for (; await rows.ReadAsync(); count++)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                json.WritePropertyName(table.Columns[i].Name);
                CopyValues.Write(json, rows, i, table.Columns[i].Type);
            }
            json.WriteEndObject();
            json.Flush();
            line.WriteByte((byte)'\n');
            var bytes = line.GetBuffer().AsMemory(0, (int)line.Length);
            hash.AppendData(bytes.Span);
            await entry.WriteAsync(bytes);
            line.SetLength(0);
            json.Reset();
        }
        return new CopiedTable(table.Name, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
