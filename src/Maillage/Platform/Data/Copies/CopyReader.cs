using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Data.Copies;

/// <summary>Puts a copy back into a migrated, empty database, in one transaction: all of it or nothing.</summary>
public static class CopyReader
{
    /// <summary>Filled by the program itself at its first start, and replaced by those of the copy.</summary>
    private const string Keys = "DataProtectionKeys";

    /// <summary>What a file says it holds.</summary>
    /// <exception cref="SettingsException">When it is no copy.</exception>
    public static Task<CopyManifest> ManifestOf(string file) => Open(file, ManifestOf);

    /// <summary>The migration of this program that a copy was made at, by its whole identity.</summary>
    /// <exception cref="SettingsException">When this program does not know it.</exception>
    public static string MigrationOf(Db db, CopyManifest manifest) =>
        db.Database.GetMigrations().SingleOrDefault(m => manifest.Format == CopyManifest.CurrentFormat && CopyManifest.NameOf(m) == manifest.Migration)
            ?? throw new SettingsException($"Cette sauvegarde vient de Maillage {manifest.Program}, plus récent que celui-ci : restaurez-la avec cette version.");

    /// <param name="db">Empty, at the migration of the copy.</param>
    /// <exception cref="SettingsException">When the file is not a copy, not of this schema or damaged, or when the database is not empty.</exception>
    public static Task<CopyManifest> Read(Db db, string file) => Open(file, zip => Read(db, zip));

    private static async Task<T> Open<T>(string file, Func<ZipArchive, Task<T>> read)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file);
            return await read(zip);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new SettingsException($"« {file} » n’est pas une sauvegarde de Maillage, ou elle est abîmée.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"La sauvegarde « {file} » ne peut pas être lue : {e.Message}");
        }
    }

    private static async Task<CopyManifest> Read(Db db, ZipArchive zip)
    {
        var manifest = await ManifestOf(zip);
        var tables = TableShape.AllOf(db, MigrationOf(db, manifest));
        if (manifest.Schema != TableShape.MarkOf(tables))
            throw new SettingsException($"Cette sauvegarde vient d’un Maillage {manifest.Program} jamais publié, dont les tables diffèrent : restaurez-la avec le programme qui l’a faite.");

        foreach (var table in tables) await Verify(zip, manifest, table);

        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var table in tables.Where(t => t.Name != Keys))
            if (await Run(db, transaction, $"SELECT 1 FROM \"{table.Name}\" LIMIT 1") is not null)
                throw new SettingsException("La base contient déjà des données : une sauvegarde se restaure dans une base vide.");
        await Run(db, transaction, $"DELETE FROM \"{Keys}\"");
        foreach (var table in tables)
        {
            await Fill(db, transaction, table, EntryOf(zip, table));
            if (db.IsPostgres) await MoveSequence(db, transaction, table);
        }
        await transaction.CommitAsync();
        return manifest;
    }

    private static async Task<CopyManifest> ManifestOf(ZipArchive zip)
    {
        await using var entry = (zip.GetEntry(CopyManifest.EntryName) ?? throw new InvalidDataException(CopyManifest.EntryName)).Open();
        return await JsonSerializer.DeserializeAsync<CopyManifest>(entry, CopyManifest.Json) ?? throw new InvalidDataException(CopyManifest.EntryName);
    }

    private static ZipArchiveEntry EntryOf(ZipArchive zip, TableShape table) =>
        zip.GetEntry(CopyManifest.EntryOf(table.Name)) ?? throw new InvalidDataException(table.Name);

    /// <summary>Before anything is written: the lines are those the manifest tells of.</summary>
    private static async Task Verify(ZipArchive zip, CopyManifest manifest, TableShape table)
    {
        await using var entry = EntryOf(zip, table).Open();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(entry));
        if (manifest.Tables.SingleOrDefault(t => t.Name == table.Name) is not { } copied || copied.Sha256 != hash)
            throw new SettingsException($"La sauvegarde est abîmée : la table {table.Name} n’est pas celle du manifeste. Rien n’a été restauré.");
    }

    private static async Task Fill(Db db, IDbContextTransaction transaction, TableShape table, ZipArchiveEntry entry)
    {
        await using var insert = Command(db, transaction, table.Insert);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"p{i}";
            insert.Parameters.Add(parameter);
        }
        using var lines = new StreamReader(entry.Open(), Encoding.UTF8);
        while (await lines.ReadLineAsync() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            for (var i = 0; i < table.Columns.Count; i++)
                insert.Parameters[i].Value = CopyValues.Read(row.RootElement.GetProperty(table.Columns[i].Name), table.Columns[i].Type);
            await insert.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Numbers given by PostgreSQL itself go on after the highest one restored.</summary>
    private static async Task MoveSequence(Db db, IDbContextTransaction transaction, TableShape table)
    {
        if (table is not { Key: [var key] } || table.Columns.Single(c => c.Name == key).Type != typeof(int)) return;
        await Run(db, transaction, $"""
            SELECT setval(s, greatest((SELECT max("{key}") FROM "{table.Name}"), 1)) FROM pg_get_serial_sequence('"{table.Name}"', '{key}') s WHERE s IS NOT NULL
            """);
    }

    private static async Task<object?> Run(Db db, IDbContextTransaction transaction, string sql)
    {
        await using var command = Command(db, transaction, sql);
        return await command.ExecuteScalarAsync();
    }

    private static DbCommand Command(Db db, IDbContextTransaction transaction, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction.GetDbTransaction());
        return command;
    }
}
