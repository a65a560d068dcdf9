namespace Maillage.Domain.Kernel;

/// <summary>A file that someone sent and that waits for a look at its preview, a day at most: it may say much of people.</summary>
public interface ISentFile : IOwned
{
    DateTime SentAt { get; }
}
