using System.Data.Common;
using Maillage.Platform.Data;
using Npgsql;

namespace Maillage.Bench.Large;

/// <summary>Binary COPY as the owner, who is not held by the policies of rows.</summary>
public sealed class PostgresBulk(string connectionString) : BulkStore
{
    private readonly NpgsqlConnection connection = new(connectionString);

    protected override DbConnection Connection => connection;

    public override async Task Write(RowShape shape, IReadOnlyList<object> rows)
    {
        var types = shape.Columns.Select(c => c.Mapping.StoreTypeNameBase).ToArray();
        await using var copy = await connection.BeginBinaryImportAsync($"""COPY "{shape.Table}" ({string.Join(", ", shape.Columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)""");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < types.Length; i++)
                if (shape.Columns[i].Stored(row) is var value && value is DBNull) await copy.WriteNullAsync();
                else await copy.WriteAsync(value, types[i]);
        }
        await copy.CompleteAsync();
    }

    protected override Task Prepare() => Run("SET maintenance_work_mem = '1GB'");

    /// <summary>Foreign keys go before the keys they point to, and come back after them.</summary>
    protected override async Task<IReadOnlyList<(string Drop, string Make)>> Aside() =>
    [
        .. await Pairs("""
            SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT "' || conname || '"',
                'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT "' || conname || '" ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
            """),
        .. await Pairs("""
            SELECT 'DROP INDEX "' || i.indexname || '"', i.indexdef FROM pg_indexes i
            WHERE i.schemaname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)
            """),
    ];

    protected override Task Settle() => Task.CompletedTask;
}
