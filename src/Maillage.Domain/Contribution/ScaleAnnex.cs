using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>A trial of scales kept as it was shown, for an assembly: its address does not change, nor does what it says.</summary>
public sealed class ScaleAnnex : IOwned
{
    public const int LongestTitle = 160;

    private ScaleAnnex() { }

    /// <param name="id">Made by the form, so that keeping it twice keeps one.</param>
    public ScaleAnnex(CooperativeId cooperative, Id<ScaleAnnex> id, string title, ScaleTrial trial, DateTime now, long? by)
    {
        (CooperativeId, Id, Title, Content, MadeAt, MadeBy) = (cooperative, id, title.Trim(), trial.Write(), now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ScaleAnnex> Id { get; private set; }
    public string Title { get; private set; } = "";
    public string Content { get; private set; } = "";
    public DateTime MadeAt { get; private set; }
    public long? MadeBy { get; private set; }

    public ScaleTrial Trial => ScaleTrial.Read(Content);
}
