namespace Maillage.Platform.Jobs;

/// <summary>
/// A job of each morning, as long as something asks for it. A morning that fails is logged and waits for the next: given up after some tries, the job would
/// never come back.
/// </summary>
/// <param name="hour">At which it comes back, in the cooperative's zone.</param>
public abstract class MorningJob(Clock clock, ILogger log, int hour) : IJob
{
    public async Task Run(string payload)
    {
        try
        {
            await Morning();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The morning of {Job} failed.", GetType().Name);
        }
        if (await GoesOn()) throw new TryLater(clock.Tomorrow(hour));
    }

    protected abstract Task Morning();

    /// <summary>Whether there will be something to do another morning.</summary>
    protected abstract Task<bool> GoesOn();
}
