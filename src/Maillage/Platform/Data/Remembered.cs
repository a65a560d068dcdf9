using System.Collections.Concurrent;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Data;

/// <summary>The last answers to questions that cost much, each as long as it holds.</summary>
public sealed class Memory
{
    /// <summary>As many answers as are kept: then all are forgotten, since one writing makes them all old.</summary>
    private const int Most = 4_000;

    internal ConcurrentDictionary<(CooperativeId, string), (string Mark, object Answer)> Answers { get; } = [];

    /// <summary>One at a time makes an answer anew, the others wait for it.</summary>
    internal ConcurrentDictionary<(CooperativeId, string), SemaphoreSlim> Makers { get; } = [];

    internal void Keep((CooperativeId, string) question, string mark, object answer)
    {
        if (Answers.Count >= Most)
        {
            Answers.Clear();
            Makers.Clear();
        }
        Answers[question] = (mark, answer);
    }
}

/// <summary>
/// Gives the same answer again as long as nothing is written in the store and the day is the same: for what reads a whole cooperative and many open.
/// An answer is read by several people at once, so nobody changes it, and it is the same whoever asks: rights are looked at after.
/// </summary>
public sealed class Remembered(Db db, Clock clock, StoreMark mark, Memory memory)
{
    private (string Mark, int Writes)? held;

    /// <summary>What is asked from now on is of this moment, until this scope writes: a page shows one state, and asks the store for its mark once.</summary>
    public async Task HoldStill() => held = (await Mark(), db.Writes);

    /// <param name="question">One answer of each is kept for a cooperative.</param>
    public async Task<T> Of<T>(string question, Func<Task<T>> answer) where T : class
    {
        // Inside a transaction one may read what is not committed yet.
        if (db.Database.CurrentTransaction is not null) return await answer();
        if (Known(question, await Mark()) is T known) return known;
        var maker = memory.Makers.GetOrAdd((db.Cooperative, question), _ => new SemaphoreSlim(1));
        await maker.WaitAsync();
        try
        {
            // Read before the answer is made: what is written meanwhile makes the mark another one.
            var now = await Mark();
            if (Known(question, now) is T fresh) return fresh;
            var made = await answer();
            memory.Keep((db.Cooperative, question), now, made);
            return made;
        }
        finally
        {
            maker.Release();
        }
    }

    /// <summary>Names what this cooperative has written up to now and the day: what was made at the same moment is still right.</summary>
    public async Task<string> Moment() => $"{db.Cooperative} {await Mark()}";

    private async Task<string> Mark() => held is var (still, writes) && writes == db.Writes ? still : $"{await mark.Read(db)} {clock.Today:O}";

    private object? Known(string question, string now) => memory.Answers.TryGetValue((db.Cooperative, question), out var known) && known.Mark == now ? known.Answer : null;
}
