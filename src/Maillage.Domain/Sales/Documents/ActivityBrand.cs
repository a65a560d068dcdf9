using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>How an activity presents itself on the documents it makes from now on. Documents already made keep the brand of their day.</summary>
public sealed class ActivityBrand : IOwned, IOfActivity, IVersioned
{
    private ActivityBrand() { }

    public ActivityBrand(Activity activity)
    {
        CooperativeId = activity.CooperativeId;
        (ActivityId, EntityId) = (activity.Id, activity.EntityId);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public PaperTemplate Template { get; private set; }
    public string Accent { get; private set; } = DocumentBrand.UsualAccent;
    public string? LogoSha256 { get; private set; }
    public string? Tagline { get; private set; }
    public int Version { get; private set; }

    public DocumentBrand Brand => new(Template, Accent, LogoSha256, Tagline);

    /// <param name="brand">Cleaned and checked.</param>
    public void Change(DocumentBrand brand) => (Template, Accent, LogoSha256, Tagline) = brand;
}
