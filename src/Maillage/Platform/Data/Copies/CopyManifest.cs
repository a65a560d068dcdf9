using System.Text.Json;

namespace Maillage.Platform.Data.Copies;

/// <summary>What a copy holds: written last, read first.</summary>
/// <param name="Format">Version of the layout of the file itself.</param>
/// <param name="Migration">The last migration of the schema, by its name, which is the same on both engines.</param>
/// <param name="Schema">Mark of the schema: <see cref="TableShape.MarkOf"/>.</param>
/// <param name="Tables">In the order in which they go back.</param>
public sealed record CopyManifest(int Format, string Program, string Migration, string Schema, DateTime MadeAt, IReadOnlyList<CopiedTable> Tables)
{
    public const int CurrentFormat = 1;
    public const string EntryName = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The name of a migration, without the instant it was made at.</summary>
    public static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    public static string EntryOf(string table) => $"tables/{table}.ndjson";
}

/// <param name="Sha256">Of the table's lines, lower-case hexadecimal.</param>
public sealed record CopiedTable(string Name, long Rows, string Sha256);
