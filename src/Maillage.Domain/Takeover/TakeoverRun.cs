using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Takeover;

/// <summary>A file carried out: what it made, so that it may be undone as long as nothing was built upon it.</summary>
public sealed class TakeoverRun : IOwned
{
    private readonly List<TakeoverThing> things = [];

    private TakeoverRun() { }

    public TakeoverRun(TakeoverFile file, DateTime at, long? by)
    {
        CooperativeId = file.CooperativeId;
        Id = Id<TakeoverRun>.New();
        (EntityId, Step, FileName, DoneAt, DoneBy) = (file.EntityId, file.Step, file.Name, at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<TakeoverRun> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public TakeoverStep Step { get; private set; }
    public string FileName { get; private set; } = "";
    /// <summary>How many things it made.</summary>
    public int Made { get; private set; }
    public DateTime DoneAt { get; private set; }
    public long? DoneBy { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public long? UndoneBy { get; private set; }
    public IReadOnlyList<TakeoverThing> Things => things;

    public bool Stands => UndoneAt is null;

    /// <summary>Notes a thing made.</summary>
    /// <param name="key">By what the other program names it; may be empty.</param>
    public void Makes(int line, long thing, string key = "")
    {
        things.Add(new TakeoverThing(this, things.Count + 1, line, thing, key, made: true));
        Made++;
    }

    /// <summary>Notes a thing that was there already, under the name that the other program has for it.</summary>
    public void Finds(int line, long thing, string key) => things.Add(new TakeoverThing(this, things.Count + 1, line, thing, key, made: false));

    public void Undo(DateTime at, long? by) => (UndoneAt, UndoneBy) = (at, by);
}

/// <summary>A thing that a file made, or found.</summary>
public sealed class TakeoverThing : IOwned
{
    /// <summary>Longest name of the other program that is kept.</summary>
    public const int LongestKey = 100;

    private TakeoverThing() { }

    internal TakeoverThing(TakeoverRun run, int rank, int line, long thing, string key, bool made)
    {
        CooperativeId = run.CooperativeId;
        (RunId, Rank, Line, ThingId, Key, Made) = (run.Id, rank, line, thing, French.Cut(key, LongestKey), made);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<TakeoverRun> RunId { get; private set; }
    public int Rank { get; private set; }
    /// <summary>Of the file.</summary>
    public int Line { get; private set; }
    public long ThingId { get; private set; }
    public string Key { get; private set; } = "";
    /// <summary>Forgets how the other program named it.</summary>
    public void Erase() => Key = "";

    /// <summary>False when it was there before.</summary>
    public bool Made { get; private set; }
}
