using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Files;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>A thing that a file says.</summary>
/// <param name="Cells">What is shown of it, in the order of the heads.</param>
/// <param name="Known">Why nothing is made of it: it is there already. Empty when it will be made.</param>
/// <param name="Data">What the step made of the row.</param>
public sealed record PreviewRow(int Line, IReadOnlyList<string> Cells, string Known, object Data);

/// <summary>What a file would do.</summary>
/// <param name="Heads">Titles of what is shown.</param>
/// <param name="Obstacles">Why nothing can be carried out at all, in French.</param>
/// <param name="Sums">Figures that tell whether the whole is right, with their words.</param>
public sealed record StepPreview(IReadOnlyList<string> Heads, IReadOnlyList<PreviewRow> Rows, IReadOnlyList<ImportFault> Faults, IReadOnlyList<string> Obstacles, IReadOnlyList<(string Words, string Figure)> Sums)
{
    public IReadOnlyList<PreviewRow> New => [.. Rows.Where(r => r.Known.Length == 0)];
    public IReadOnlyList<PreviewRow> Known => [.. Rows.Where(r => r.Known.Length > 0)];
    public int WrongRows => Faults.Select(f => f.Line).Distinct().Count();

    /// <summary>Whether something would be done.</summary>
    public bool CanCarry => Obstacles.Count == 0 && New.Count > 0;
}

/// <summary>What a step makes of its file.</summary>
public interface ITakeoverStep
{
    TakeoverStep Step { get; }

    /// <summary>What the file would do, against what is here; nothing is written.</summary>
    Task<StepPreview> Read(TakeoverSource source);

    /// <summary>Makes what is new, in the current transaction.</summary>
    Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run);

    /// <summary>Takes back what a run made, in the current transaction; refused when something was built upon it.</summary>
    Task<Result> Undo(TakeoverRun run);
}
