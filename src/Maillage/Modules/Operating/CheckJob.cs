using Maillage.Platform;
using Maillage.Platform.Jobs;

namespace Maillage.Modules.Operating;

/// <summary>Runs the checks and keeps their report.</summary>
public sealed class CheckJob(CheckRun run, OperationLog log, Clock clock) : IJob
{
    public const string Kind = "operating.check";

    /// <summary>One at a time in a cooperative.</summary>
    public const string Key = "check";

    public async Task Run(string payload)
    {
        var started = clock.Now;
        List<CheckedPart> parts = [await run.Store()];
        await foreach (var part in run.Modules()) parts.Add(part);
        await log.Note(OperationKind.Check, started, parts.Sum(p => p.Report.Faults.Count), string.Join('\n', parts.SelectMany(p => p.Lines)));
    }
}
