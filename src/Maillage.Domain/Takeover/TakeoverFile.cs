using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Takeover;

/// <summary>A file of the program used before, with the columns chosen for it: it waits for a look at its preview, a day at most.</summary>
public sealed class TakeoverFile : ISentFile
{
    /// <summary>Largest file of text, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Most rows in a file.</summary>
    public const int MaxRows = 20_000;

    private TakeoverFile() { }

    public TakeoverFile(CooperativeId cooperative, Id<LegalEntity> entity, TakeoverStep step, string name, string text, byte[]? bytes, DateTime at, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<TakeoverFile>.New();
        (EntityId, Step, Name, Text, Bytes, SentAt, SentBy) = (entity, step, French.Cut(name, 120), text, bytes, at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<TakeoverFile> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public TakeoverStep Step { get; private set; }
    public string Name { get; private set; } = "";
    public string Text { get; private set; } = "";
    /// <summary>The zip itself, for documents; null for a file of text.</summary>
    public byte[]? Bytes { get; private set; }
    /// <summary>A <see cref="ColumnMap"/>.</summary>
    public string Columns { get; private set; } = "";
    /// <summary>An <see cref="AccountTable"/> as it was typed.</summary>
    public string Accounts { get; private set; } = "";
    /// <summary>First month compared; null for balances since the beginning, and where nothing is compared.</summary>
    public Month? From { get; private set; }
    /// <summary>Last month compared.</summary>
    public Month? To { get; private set; }
    public DateTime SentAt { get; private set; }
    public long? SentBy { get; private set; }

    public void ReadWith(ColumnMap columns, string accounts) => (Columns, Accounts) = (columns.ToString(), accounts);

    public void Compare(Month? from, Month to) => (From, To) = (from, to);
}

/// <summary>The columns that served last for a step, so that the next file of the same program is read alike.</summary>
public sealed class TakeoverColumns : IOwned
{
    private TakeoverColumns() { }

    public TakeoverColumns(CooperativeId cooperative, TakeoverStep step)
    {
        CooperativeId = cooperative;
        Step = step;
    }

    public CooperativeId CooperativeId { get; private set; }
    public TakeoverStep Step { get; private set; }
    public string Columns { get; private set; } = "";
    public string Accounts { get; private set; } = "";

    public void Remember(TakeoverFile file) => (Columns, Accounts) = (file.Columns, file.Accounts);
}
