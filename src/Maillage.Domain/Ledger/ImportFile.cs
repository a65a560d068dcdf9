using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>A file of entries that someone sent and has not imported yet: it waits for a look at its preview, a day at most.</summary>
public sealed class ImportFile : ISentFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Most rows in a file.</summary>
    public const int MaxRows = 20_000;

    private ImportFile() { }

    public ImportFile(CooperativeId cooperative, Id<LegalEntity> entity, string name, string text, DateTime at, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<ImportFile>.New();
        (EntityId, Name, Text, SentAt, SentBy) = (entity, French.Cut(name, 120), text, at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ImportFile> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public string Name { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTime SentAt { get; private set; }
    public long? SentBy { get; private set; }
}
