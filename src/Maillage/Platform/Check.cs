namespace Maillage.Platform;

/// <summary>The invariants of one module on a live database.</summary>
public interface ICheck
{
    /// <summary>Module and subject, as the report prints them.</summary>
    string Name { get; }

    /// <summary>What was verified, with figures; each fault one line.</summary>
    Task<CheckReport> Run();
}

/// <param name="Figures">What was looked at: « 412 écritures, 1 530 lignes ».</param>
/// <param name="Faults">What is wrong; empty when all is well.</param>
public sealed record CheckReport(string Figures, IReadOnlyList<string> Faults);
