using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Maillage.Tests.Harness;

/// <summary>Counts the SQL commands a house sends, so that a page that asks row by row is seen.</summary>
public sealed class SqlCounter : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();

    public IReadOnlyList<string> Commands => [.. commands];

    public void Reset() => commands.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancel = default)
    {
        // The job loop looks for work by itself, whatever the page.
        if (!command.CommandText.Contains("\"Jobs\"", StringComparison.Ordinal)) commands.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
