using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Data.Copies;

/// <param name="Type">What the store gives and takes, the same on both engines: long, string, DateOnly…</param>
public sealed record ColumnShape(string Name, Type Type);

/// <summary>A table as a copy sees it.</summary>
/// <param name="Key">Columns of the primary key: rows are copied in their order.</param>
public sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<string> Key)
{
    private string Quoted => $"\"{Name}\"";

    /// <summary>All rows, in an order both engines agree on.</summary>
    public string Select(bool postgres)
    {
        var order = Key.Select(k => $"\"{k}\"" + (postgres && Columns.Single(c => c.Name == k).Type == typeof(string) ? " COLLATE \"C\"" : ""));
        return $"SELECT {Names} FROM {Quoted} ORDER BY {string.Join(", ", order)}";
    }

    public string Insert => $"INSERT INTO {Quoted} ({Names}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})";

    private string Names => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>Every table of the program, those that others refer to first.</summary>
    public static IReadOnlyList<TableShape> AllOf(Db db) => AllOf(db.Model);

    /// <summary>Every table as it was after a migration of this program.</summary>
    /// <param name="migration">Its whole identity, date included.</param>
    public static IReadOnlyList<TableShape> AllOf(Db db, string migration)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var model = assembly.CreateMigration(assembly.Migrations[migration], db.Database.ProviderName!).TargetModel;
        if (model is IMutableModel building) model = building.FinalizeModel();
        return AllOf(db.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: true, validationLogger: null));
    }

    private static IReadOnlyList<TableShape> AllOf(IModel model)
    {
        var left = model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<TableShape>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || !left.Contains(f.PrincipalTable)));
            left.Remove(next);
            ordered.Add(Of(next));
        }
        return ordered;
    }

    private static TableShape Of(ITable table) => new(
        table.Name,
        [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new ColumnShape(c.Name, Nullable.GetUnderlyingType(c.ProviderClrType) ?? c.ProviderClrType))],
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)]);

    /// <summary>A mark of the whole schema: a copy goes back only into the schema it came from.</summary>
    public static string MarkOf(IReadOnlyList<TableShape> tables)
    {
        var text = string.Join('\n', tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}:{c.Type.Name}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
