using System.Data;
using Maillage.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Data;

public abstract partial class Db
{
    /// <summary>What the current transaction did so far.</summary>
    private readonly List<AuditChange> changes = [];

    /// <summary>Notes something sensitive that is read, at once or with the transaction there is.</summary>
    /// <param name="kind">Name of its type in the code.</param>
    /// <param name="id">Null for a list.</param>
    /// <param name="how">As <see cref="Reads"/> tells it.</param>
    public async Task NoteRead(string kind, long? id, string how)
    {
        Note(kind, id, AuditVerb.Read, how);
        if (Database.CurrentTransaction is not null) return;
        await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await WriteDown();
        await transaction.CommitAsync();
    }

    /// <summary>Notes, with the transaction there is, an act that no column tells of: it touched secrets only, or rows that are not noted.</summary>
    /// <param name="kind">Name in the code of the type of the record it was done to.</param>
    /// <param name="what">In French, as the history tells it: « mot de passe changé ».</param>
    /// <exception cref="InvalidOperationException">Outside a transaction, where the act and its note could part.</exception>
    public void NoteDone(string kind, long id, string what)
    {
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("An act is noted in its own transaction.");
        Note(kind, id, AuditVerb.Done, what);
    }

    private void Note(string kind, long? id, AuditVerb verb, string what) =>
        changes.Add(new(kind, id, verb, new Dictionary<string, IReadOnlyList<string?>> { [AuditChange.What] = [what] }));

    /// <summary>Writes down what the transaction did. Outside any cooperative there is no chain to write in.</summary>
    private async Task WriteDown()
    {
        if (changes.Count > 0 && pen is not null && Cooperative != Domain.Kernel.CooperativeId.None) await pen.Write(this, current, [.. changes]);
        changes.Clear();
    }
}
