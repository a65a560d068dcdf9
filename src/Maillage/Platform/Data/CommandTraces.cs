using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Maillage.Platform.Data;

/// <summary>Each command of EF as a span: its text, without the values it carried.</summary>
public sealed class CommandTraces : DbCommandInterceptor
{
    public const string Name = "Maillage.Data";

    private static readonly ActivitySource Source = new(Name);

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData data, DbDataReader result)
    {
        Tell(command, data, data.Duration);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData data, DbDataReader result, CancellationToken cancel = default)
    {
        Tell(command, data, data.Duration);
        return new(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData data, int result)
    {
        Tell(command, data, data.Duration);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData data, int result, CancellationToken cancel = default)
    {
        Tell(command, data, data.Duration);
        return new(result);
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData data, object? result)
    {
        Tell(command, data, data.Duration);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData data, object? result, CancellationToken cancel = default)
    {
        Tell(command, data, data.Duration);
        return new(result);
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData data) => Tell(command, data, data.Duration, data.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData data, CancellationToken cancel = default)
    {
        Tell(command, data, data.Duration, data.Exception);
        return Task.CompletedTask;
    }

    private static void Tell(DbCommand command, CommandEventData data, TimeSpan duration, Exception? error = null)
    {
        var system = data.Context is PostgresDb ? "postgresql" : "sqlite";
        using var span = Source.StartActivity(system, ActivityKind.Client, default(ActivityContext), startTime: data.StartTime);
        if (span is null) return;
        span.SetTag("db.system.name", system).SetTag("db.query.text", command.CommandText);
        if (error is not null) span.SetTag("error.type", error.GetType().Name).SetStatus(ActivityStatusCode.Error);
        span.SetEndTime((data.StartTime + duration).UtcDateTime);
    }
}
