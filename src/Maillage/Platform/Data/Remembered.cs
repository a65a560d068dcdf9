using System.Collections.Concurrent;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Data;

/// <summary>The last answers to questions that cost much, each as long as it holds.</summary>
public sealed class Memory
{
    internal ConcurrentDictionary<(CooperativeId, string), (string Mark, object Answer)> Answers { get; } = [];

    /// <summary>One at a time makes an answer anew, the others wait for it.</summary>
    internal ConcurrentDictionary<(CooperativeId, string), SemaphoreSlim> Makers { get; } = [];
}

/// <summary>
/// Gives the same answer again as long as nothing is written in the store and the day is the same: for what reads a whole cooperative and many open.
/// An answer is read by several people at once, so nobody changes it, and it is the same whoever asks: rights are looked at after.
/// </summary>
public sealed class Remembered(Db db, Clock clock, StoreMark mark, Memory memory)
{
    /// <param name="question">A constant, or one of a small number: one answer of each is kept for a cooperative.</param>
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
            memory.Answers[(db.Cooperative, question)] = (now, made);
            return made;
        }
        finally
        {
            maker.Release();
        }
    }

    private async Task<string> Mark() => $"{await mark.Read(db)} {clock.Today:O}";

    private object? Known(string question, string now) => memory.Answers.TryGetValue((db.Cooperative, question), out var known) && known.Mark == now ? known.Answer : null;
}
