using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Membership;

/// <summary>By what the result of a collective is shared between its members.</summary>
public enum SplitKey
{
    /// <summary>Fixed shares written in the convention.</summary>
    Shares,
    /// <summary>The time each one worked in the period.</summary>
    Time,
    /// <summary>The turnover each one brought in the period.</summary>
    Turnover,
}

/// <summary>What a convention says in words; R7331-6 asks for each of them, a name and pooled assets where there are any.</summary>
/// <param name="Nature">The activity that is shared.</param>
/// <param name="Clientele">Whose the customers are, and what becomes of them when someone leaves.</param>
/// <param name="TradeName">The common trade name; empty when there is none.</param>
/// <param name="PooledAssets">What is put in common; empty when there is nothing.</param>
public sealed record ConventionTexts(string Nature, string Clientele, string TradeName, string PooledAssets)
{
    public const int Longest = 600;

    public ConventionTexts Clean() => new(Nature.Trim(), Clientele.Trim(), TradeName.Trim(), PooledAssets.Trim());
}

/// <summary>A person a convention covers.</summary>
/// <param name="Share">Of the result, when the key is fixed shares; else zero.</param>
/// <param name="CapeClauseOn">Day of their own clause, which covers them during a CAPE too; null without one.</param>
public sealed record CoveredPerson(Id<Person> Person, Rate Share, DateOnly? CapeClauseOn = null);

/// <summary>A convention as it is typed.</summary>
/// <param name="To">Last day agreed; null without one.</param>
/// <param name="CommonFund">Part of the result that stays in the collective.</param>
public sealed record ConventionTerms(
    DateOnly SignedOn, DateOnly From, DateOnly? To, SplitKey Key, Rate CommonFund, ConventionTexts Texts, IReadOnlyList<CoveredPerson> Covered)
{
    public DateRange Dates => new(From, To);
}

/// <summary>
/// The convention that several entrepreneurs of one activity sign with the cooperative before they exercise it together (C. trav. R7331-6). It is recorded
/// as signed and never changes: another one replaces it from its first day on.
/// </summary>
public sealed class Convention : IOwned
{
    private readonly List<ConventionMember> members = [];

    private Convention() { }

    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    /// <param name="terms">Fit for <see cref="ConventionRules"/>.</param>
    /// <param name="file">The signed document.</param>
    public Convention(Activity activity, Id<Convention> id, ConventionTerms terms, SignedFile file, DateTime now, long? by)
    {
        (CooperativeId, Id, ActivityId, RecordedAt, RecordedBy) = (activity.CooperativeId, id, activity.Id, now, by);
        (SignedOn, From, To, Key, CommonFund) = (terms.SignedOn, terms.From, terms.To, terms.Key, terms.CommonFund);
        (Nature, Clientele, TradeName, PooledAssets) = terms.Texts.Clean();
        (FileName, MediaType, Sha256) = file;
        members.AddRange(terms.Covered.Select(c => new ConventionMember(this, c)));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Convention> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public DateOnly SignedOn { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public SplitKey Key { get; private set; }
    public Rate CommonFund { get; private set; }
    public string Nature { get; private set; } = "";
    public string Clientele { get; private set; } = "";
    public string TradeName { get; private set; } = "";
    public string PooledAssets { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public string MediaType { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    public IReadOnlyList<ConventionMember> Members => members;
    public DateRange Dates => new(From, To);

    /// <summary>Whether a person is covered on a day: during a CAPE, only by a clause of their own dated that day or before.</summary>
    public bool Covers(Id<Person> person, bool inCape, DateOnly day) => members.Find(m => m.PersonId == person) is { } covered && (!inCape || covered.CapeClauseOn <= day);

    /// <summary>The one in force on a day, the last to begin winning over those it replaces; null when there is none.</summary>
    public static Convention? InForce(IEnumerable<Convention> ofActivity, DateOnly day) =>
        ofActivity.Where(c => c.From <= day).OrderBy(c => c.From).ThenBy(c => c.RecordedAt).ThenBy(c => c.Id).LastOrDefault() is { } last && last.Dates.Contains(day) ? last : null;
}

/// <summary>A person that a convention covers.</summary>
public sealed class ConventionMember : IOwned
{
    private ConventionMember() { }

    internal ConventionMember(Convention convention, CoveredPerson covered) =>
        (CooperativeId, ConventionId, PersonId, Share, CapeClauseOn) = (convention.CooperativeId, convention.Id, covered.Person, covered.Share, covered.CapeClauseOn);

    public CooperativeId CooperativeId { get; private set; }
    public Id<Convention> ConventionId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Rate Share { get; private set; }
    public DateOnly? CapeClauseOn { get; private set; }
}

/// <summary>The signed document of a convention, by the hash of its bytes.</summary>
public sealed record SignedFile(string Name, string MediaType, string Sha256);
