using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>A scale being written: to try, to show an assembly, then to put in force.</summary>
public sealed class ScaleProject : IOwned, IVersioned
{
    public const int LongestName = 80;

    private ScaleProject() { }

    /// <param name="id">Made by the form, so that sending it twice makes one.</param>
    public ScaleProject(CooperativeId cooperative, Id<ScaleProject> id, string definition, DateTime now, long? by)
    {
        (CooperativeId, Id, MadeBy) = (cooperative, id, by);
        Write(definition, now);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ScaleProject> Id { get; private set; }
    /// <summary>In the form of <c>rules/contribution/*.json</c>.</summary>
    public string Definition { get; private set; } = "";
    public long? MadeBy { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public Scale Scale => ScaleFile.Parse(Definition);

    public void Write(string definition, DateTime now) => (Definition, ChangedAt) = (definition, now);
}
