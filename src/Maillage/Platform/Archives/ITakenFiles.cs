namespace Maillage.Platform.Archives;

/// <summary>A file that goes with what a cooperative or a person takes away.</summary>
/// <param name="Path">Readable, made of <see cref="PlainName"/>: <c>factures/A001/Facture-2026-00012.pdf</c>.</param>
/// <param name="Read">The bytes; null when they are gone.</param>
/// <param name="Key">Of the <see cref="DocumentFile"/> it is; null when it is none.</param>
public sealed record TakenFile(string Path, Func<Task<byte[]?>> Read, string? Key = null);

/// <summary>The files of a module, for who takes away everything, or some activities. Whoever asks checked the right.</summary>
public interface ITakenFiles
{
    /// <param name="activities">Identities of activities; null for the whole cooperative.</param>
    IAsyncEnumerable<TakenFile> Of(IReadOnlyCollection<long>? activities);
}
