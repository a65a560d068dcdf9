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
        changes.Add(new(kind, id, AuditVerb.Read, new Dictionary<string, IReadOnlyList<string?>> { [AuditChange.HowRead] = [how] }));
        if (Database.CurrentTransaction is not null) return;
        await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await WriteDown();
        await transaction.CommitAsync();
    }

    /// <summary>Writes down what the transaction did. Outside any cooperative there is no chain to write in.</summary>
    private async Task WriteDown()
    {
        if (changes.Count > 0 && pen is not null && Cooperative != Domain.Kernel.CooperativeId.None) await pen.Write(this, current, [.. changes]);
        changes.Clear();
    }
}
