using Maillage.Domain.Kernel;

namespace Maillage.Modules.Ledger.Checks;

/// <summary>Faults as they are found; beyond a limit they are only counted.</summary>
public sealed class Faults
{
    private const int Listed = 200;
    private readonly List<string> lines = [];
    private int more;

    public void Add(string fault)
    {
        if (lines.Count < Listed) lines.Add(fault);
        else more++;
    }

    public IReadOnlyList<string> Lines => more == 0 ? lines : [.. lines, $"… et {French.Number(more, 0, 0)} autres."];
}
