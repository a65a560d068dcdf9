using Maillage.Domain.Kernel;

namespace Maillage.Domain.Identity;

/// <summary>
/// What a cooperative made of a role: one that comes with the program, changed, or one of its own. It keeps what it adds to a role of the program
/// and what it takes from it, so that rights which come with a later version are had by those whose model has them.
/// </summary>
public sealed class OwnRole : IOwned
{
    /// <summary>Longest name and meaning, in characters.</summary>
    public const int MostName = 60, MostMeaning = 200;

    private OwnRole() { }

    /// <param name="key">Of the role of the program that it changes; a new one for a role of its own.</param>
    /// <param name="model">Key of the role of the program that it starts from; empty for none.</param>
    public OwnRole(CooperativeId cooperative, string key, string name, string meaning, string model)
    {
        CooperativeId = cooperative;
        Id = Id<OwnRole>.New();
        (Key, Name, Meaning, Model) = (key, name, meaning, model);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<OwnRole> Id { get; private set; }
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Meaning { get; private set; } = "";
    public string Model { get; private set; } = "";
    /// <summary>Rights it has and its model has not, between spaces.</summary>
    public string Added { get; private set; } = "";
    /// <summary>Rights its model has and it has not, between spaces.</summary>
    public string Removed { get; private set; } = "";

    public void Rename(string name, string meaning) => (Name, Meaning) = (name, meaning);

    /// <summary>Makes it hold these rights and no other.</summary>
    /// <param name="ofModel">The rights of its model today.</param>
    public void Hold(IReadOnlySet<string> wanted, IReadOnlySet<string> ofModel)
    {
        Added = string.Join(' ', wanted.Except(ofModel).Order(StringComparer.Ordinal));
        Removed = string.Join(' ', ofModel.Except(wanted).Order(StringComparer.Ordinal));
    }

    /// <param name="ofModel">The rights of its model today.</param>
    public IReadOnlySet<string> Rights(IReadOnlySet<string> ofModel) =>
        ofModel.Except(Removed.Split(' ')).Union(Added.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
}
