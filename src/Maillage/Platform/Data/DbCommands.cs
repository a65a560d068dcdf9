using System.Data.Common;
using System.Globalization;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Data;

public abstract partial class Db
{
    /// <summary>Values bound to one command. SQLite finds each by its name in a list, so that long commands cost more than many.</summary>
    private const int MostValues = 250;

    /// <summary>
    /// A command of hand-written SQL, in the transaction of this context: for the few that every posting runs, where a query of EF costs more
    /// than the store. Values are named <c>@p0</c>, <c>@p1</c>…; the query filter does not help here, each command names its cooperative.
    /// </summary>
    /// <param name="sql">The same text on both engines.</param>
    public DbCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var transaction = (Database.CurrentTransaction ?? throw new InvalidOperationException("Hand-written commands run inside a transaction.")).GetDbTransaction();
        var command = New(sql);
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (NameOf(i), values[i]);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>
    /// Writes new rows at once, in the order given, and does not track them: for what is made whole and not changed by the same use case.
    /// The columns are those of the model.
    /// </summary>
    public async Task Insert(IEnumerable<IOwned> rows)
    {
        await using var maker = Database.GetDbConnection().CreateCommand();
        var (sql, values) = (new StringBuilder(), new List<DbParameter>());
        RowShape? before = null;
        foreach (var row in rows)
        {
            RefuseOther(row);
            if (Model.FindEntityType(row.GetType()) is { } type && AuditShape.Of(type) is { } audited) changes.Add(audited.Added(row));
            var shape = RowShape.Of(Model, row.GetType());
            if (sql.Length > 0 && values.Count + shape.Columns.Count > MostValues)
            {
                await Run();
                before = null;
            }
            sql.Append(shape == before ? ",\n" : before is null ? shape.Insert : ";\n" + shape.Insert);
            AppendValues(shape, row, maker, values, sql);
            before = shape;
        }
        if (sql.Length > 0) await Run();

        async Task Run()
        {
            await using var command = Command(sql.ToString());
            foreach (var value in values) command.Parameters.Add(value);
            await command.ExecuteNonQueryAsync();
            sql.Clear();
            values.Clear();
        }
    }

    /// <summary>Prepared already, where the connection keeps what it prepares.</summary>
    private DbCommand New(string sql)
    {
        var connection = Database.GetDbConnection();
        if (connection is KeptConnection kept) return kept.Take(sql);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static string NameOf(int value) => value < Names.Length ? Names[value] : Name(value);

    private static string Name(int value) => string.Create(CultureInfo.InvariantCulture, $"@p{value}");

    private static readonly string[] Names = [.. Enumerable.Range(0, MostValues).Select(Name)];

    private static void AppendValues(RowShape shape, object row, DbCommand maker, List<DbParameter> values, StringBuilder sql)
    {
        var separator = '(';
        foreach (var column in shape.Columns)
        {
            var name = NameOf(values.Count);
            values.Add(column.Mapping.CreateParameter(maker, name, column.Of(row), column.Nullable));
            sql.Append(separator).Append(name);
            separator = ',';
        }
        sql.Append(')');
    }
}
