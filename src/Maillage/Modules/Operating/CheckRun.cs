using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Modules.Operating;

/// <summary>What one part of the program found.</summary>
public sealed record CheckedPart(string Name, CheckReport Report)
{
    /// <summary>One line for the part, then one for each fault.</summary>
    public IEnumerable<string> Lines => [$"{(Report.Faults.Count == 0 ? "juste" : "FAUTE")}  {Name} : {Report.Figures}", .. Report.Faults.Select(f => $"       {f}")];
}

/// <summary>Verifies the invariants of every module in the cooperative entered.</summary>
public sealed class CheckRun(Db db, FrozenTriggers triggers, IEnumerable<FrozenTable> tables, IEnumerable<ICheck> checks)
{
    /// <summary>What no cooperative owns: the protection of the tables.</summary>
    public async Task<CheckedPart> Store() =>
        new("Base", new CheckReport($"tables protégées {tables.Count()}", [.. (await triggers.Missing(db)).Select(t => $"La table {t} n’est plus protégée contre les modifications.")]));

    /// <summary>Every module, all reading the same instant.</summary>
    public async IAsyncEnumerable<CheckedPart> Modules()
    {
        await using var snapshot = await db.Snapshot();
        foreach (var check in checks) yield return new(check.Name, await check.Run());
    }
}
