using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Catalogue;

/// <summary>What a person says of an item of the catalogue.</summary>
/// <param name="Name">What one looks for it by.</param>
/// <param name="Description">What the line of the document says; empty: the name.</param>
/// <param name="UnitPrice">Without tax.</param>
/// <param name="Study">How the price is made, or null when it is typed.</param>
public sealed record CatalogDetails(string Name, string Description, string Unit, UnitPrice UnitPrice, string VatCode, LineNature Nature, PriceStudy? Study)
{
    /// <summary>Spaces trimmed; a study gives its price.</summary>
    public CatalogDetails Clean() => this with
    {
        Name = Name.Trim(),
        Description = Description.Trim(),
        Unit = Unit.Trim(),
        UnitPrice = Study is { } study && !study.Check().Any() ? UnitPrice.FromEuros(study.UnitHt) : UnitPrice,
    };

    /// <summary>What is wrong in cleaned details on a day.</summary>
    public IReadOnlyList<Refusal> Check(VatTable vat, DateOnly day)
    {
        var refusals = new List<Refusal>();
        void Refuse(bool when, string type, string message, string field)
        {
            if (when) refusals.Add(new("sales.catalog." + type, message, field));
        }

        Refuse(Name.Length == 0, "name", "Donnez un nom à cet article.", nameof(Name));
        Refuse(Name.Length > 200, "name", "Le nom a plus de 200 caractères : raccourcissez-le.", nameof(Name));
        Refuse(Description.Length > DraftLine.LongestDescription, "description", $"La désignation a plus de {DraftLine.LongestDescription} caractères : raccourcissez-la.", nameof(Description));
        Refuse(Unit.Length > 20, "unit", "L’unité a plus de 20 caractères : raccourcissez-la.", nameof(Unit));
        Refuse(Math.Abs(UnitPrice.Euros) > LineRules.MostEuros, "price", "Ce prix est trop grand : vérifiez-le.", nameof(UnitPrice));
        if (vat.Find(VatCode, day, nameof(VatCode)) is { Ok: false } unknown) refusals.AddRange(unknown.Refusals);
        if (Study is not null) refusals.AddRange(Study.Check().Select(r => r with { Field = $"Study.{r.Field}" }));
        return refusals;
    }
}

/// <summary>Something an activity sells again and again.</summary>
public sealed class CatalogItem : IOwned, IOfActivity, IVersioned
{
    private CatalogItem() { }

    /// <param name="id">Made by the form, so that sending it twice makes one item.</param>
    public CatalogItem(Id<CatalogItem> id, Activity activity, CatalogDetails details)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId) = (id, activity.Id, activity.EntityId);
        Change(details);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<CatalogItem> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public UnitPrice UnitPrice { get; private set; }
    public string VatCode { get; private set; } = "";
    public LineNature Nature { get; private set; }
    public PriceStudy? Study { get; private set; }
    /// <summary>No longer offered in new documents.</summary>
    public bool Archived { get; private set; }
    public string Search { get; private set; } = "";
    public int Version { get; private set; }

    public CatalogDetails Details => new(Name, Description, Unit, UnitPrice, VatCode, Nature, Study);

    /// <summary>What a line of a document says when it is chosen.</summary>
    public string LineText => Description.Length > 0 ? Description : Name;

    /// <param name="details">Cleaned and checked.</param>
    public void Change(CatalogDetails details)
    {
        (Name, Description, Unit, UnitPrice, VatCode, Nature, Study) =
            (details.Name, details.Description, details.Unit, details.UnitPrice, details.VatCode, details.Nature, details.Study);
        Search = French.Fold($"{Name} {Description}");
    }

    public void Archive(bool away) => Archived = away;
}
