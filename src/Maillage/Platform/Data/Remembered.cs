using System.Collections.Concurrent;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Data;

/// <summary>The last answers to questions that cost much, each as long as it holds.</summary>
public sealed class Memory
{
    internal ConcurrentDictionary<(CooperativeId, string), (string Mark, object Answer)> Answers { get; } = [];
}

/// <summary>
/// Gives the same answer again as long as nothing is written in the store and the day is the same: for what reads a whole cooperative and many open.
/// An answer is read by several people at once, so nobody changes it, and it is the same whoever asks: rights are looked at after.
/// </summary>
public sealed class Remembered(Db db, Clock clock, StoreMark mark, Memory memory)
{
    /// <param name="question">A constant: one answer of each is kept for a cooperative.</param>
    public async Task<T> Of<T>(string question, Func<Task<T>> answer) where T : class
    {
        // Inside a transaction one may read what is not committed yet.
        if (db.Database.CurrentTransaction is not null) return await answer();
        // Read before the answer is made: what is written meanwhile makes the mark another one.
        var now = $"{await mark.Read(db)} {clock.Today:O}";
        if (memory.Answers.TryGetValue((db.Cooperative, question), out var known) && known.Mark == now) return (T)known.Answer;
        var made = await answer();
        memory.Answers[(db.Cooperative, question)] = (now, made);
        return made;
    }
}
