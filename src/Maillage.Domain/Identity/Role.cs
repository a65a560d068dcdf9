namespace Maillage.Domain.Identity;

/// <summary>
/// Keys of the roles that come with the program, as grants store them. A role is a set of rights with a name: what each may do is declared by the
/// modules, and a cooperative changes it or makes roles of its own (<see cref="OwnRole"/>).
/// </summary>
public static class Role
{
    /// <summary>Runs an activity: its own documents and account, nothing of the others.</summary>
    public const string Entrepreneur = nameof(Entrepreneur);
    /// <summary>Runs a collective: what an entrepreneur does, and validates what its members submit.</summary>
    public const string CollectiveManager = nameof(CollectiveManager);
    /// <summary>Accompanies activities: reads their accounts, helps with their documents, validates.</summary>
    public const string Adviser = nameof(Adviser);
    /// <summary>Keeps the books, records what is paid, posts the contributions.</summary>
    public const string Accountant = nameof(Accountant);
    /// <summary>Keeps contracts and pay.</summary>
    public const string Payroll = nameof(Payroll);
    /// <summary>Answers for the cooperative: reads everything, puts its rules in force.</summary>
    public const string Direction = nameof(Direction);
    /// <summary>A small team where everyone does everything.</summary>
    public const string Team = nameof(Team);
    /// <summary>Owns a part of the cooperative and works in it.</summary>
    public const string Associate = nameof(Associate);
    /// <summary>Owns a part of the cooperative without working in it.</summary>
    public const string ExternalAssociate = nameof(ExternalAssociate);
    /// <summary>Pays for accompaniment and reads the evidence of it.</summary>
    public const string Funder = nameof(Funder);
    /// <summary>Belongs to a neighbouring cooperative: reads what this one shows to its network.</summary>
    public const string Neighbour = nameof(Neighbour);
    /// <summary>Sets up the cooperative, its people and their rights.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>What everyone may do of what is their own: no grant gives it, no cooperative changes it.</summary>
    public const string Oneself = nameof(Oneself);

    /// <summary>Those that come with the program and that grants give, from the nearest to an activity to the farthest.</summary>
    public static IReadOnlyList<string> Presets { get; } =
        [Entrepreneur, CollectiveManager, Adviser, Accountant, Payroll, Direction, Team, Associate, ExternalAssociate, Funder, Neighbour, Administrator];
}
