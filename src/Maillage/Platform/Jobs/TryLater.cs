namespace Maillage.Platform.Jobs;

/// <summary>Thrown by a job that keeps its own account of tries: it comes back at that instant, and is never given up by the queue.</summary>
public sealed class TryLater(DateTime at) : Exception("The job asks to be run later.")
{
    public DateTime At => at;
}

/// <summary>A kind of job that waits untouched as long as this program runs: what it needs is not configured.</summary>
public sealed record HeldJob(string Kind);
