using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Activities;

/// <summary>The nature of an activity.</summary>
public enum ActivityKind
{
    /// <summary>One person's activity.</summary>
    Individual,
    /// <summary>Several persons in one activity (C. trav. R7331-6).</summary>
    Collective,
    /// <summary>The shared services of an entity; exactly one an entity.</summary>
    Structure,
}

/// <summary>
/// An economic activity with its own analytic account (C. trav. R7331-5), inside one legal entity. The structure (shared services) is one.
/// </summary>
public sealed class Activity : IOwned, IVersioned
{
    private readonly List<ActivityMember> members = [];

    private Activity() { }

    /// <param name="code">Short unique mark: <c>A012</c>.</param>
    /// <param name="startedOn">First day in the cooperative: the seniority of the contribution's floor counts from its month.</param>
    public Activity(CooperativeId cooperative, Id<LegalEntity> entity, ActivityKind kind, string code, string name, DateOnly startedOn)
    {
        CooperativeId = cooperative;
        Id = Id<Activity>.New();
        (EntityId, Kind, Code, StartedOn) = (entity, kind, code, startedOn);
        Describe(name, "");
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Activity> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public ActivityKind Kind { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>What it does, in a few words.</summary>
    public string Trade { get; private set; } = "";
    public DateOnly StartedOn { get; private set; }
    /// <summary>Last day it may sell; null while it runs.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public string Search { get; private set; } = "";
    public int Version { get; private set; }
    public IReadOnlyList<ActivityMember> Members => members;

    /// <summary>True when it may sell on <paramref name="day"/>.</summary>
    public bool SellsOn(DateOnly day) => Kind != ActivityKind.Structure && StartedOn <= day && (ClosedOn is null || day <= ClosedOn);

    /// <summary>True when several persons are in it on <paramref name="day"/>.</summary>
    public bool IsShared(DateOnly day) => members.Where(m => m.Dates.Contains(day)).DistinctBy(m => m.PersonId).Count() > 1;

    /// <summary>Capitals, digits and dashes: the code may go into invoice numbers.</summary>
    public static Result CheckCode(string code) => code.Length is >= 2 and <= 10 && code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c == '-')
        ? Result.Done
        : new Refusal("activity.code", "Le code a 2 à 10 capitales, chiffres ou tirets, par exemple A012.", "Code");

    public void Describe(string name, string trade)
    {
        (Name, Trade) = (name.Trim(), trade.Trim());
        Search = French.Fold($"{Code} {Name} {Trade}");
    }

    /// <summary>Sets or takes off the last day of the activity.</summary>
    public Result CloseOn(DateOnly? lastDay)
    {
        if (lastDay < StartedOn) return new Refusal("activity.closed", $"L’activité a commencé le {French.LongDate(StartedOn)} : son dernier jour ne peut pas venir avant.", "ClosedOn");
        ClosedOn = lastDay;
        return Result.Done;
    }

    /// <summary>Goes from one person's activity to a collective, or back while one person at a time is in it.</summary>
    public Result Become(ActivityKind kind)
    {
        if (kind == Kind) return Result.Done;
        if (Kind == ActivityKind.Structure || kind == ActivityKind.Structure)
            return new Refusal("activity.kind", "Les services communs restent ce qu’ils sont.", "Kind");
        if (kind == ActivityKind.Individual && members.Any(m => members.Any(n => n != m && n.Dates.Overlaps(m.Dates))))
            return new Refusal("activity.kind", "Plusieurs personnes ont tenu cette activité en même temps : elle reste un collectif.", "Kind", "C. trav. R7331-6");
        Kind = kind;
        return Result.Done;
    }

    /// <summary>Adds a person from a date on, with a share.</summary>
    public Result<ActivityMember> Join(Id<Person> person, DateRange dates, Rate share)
    {
        if (Kind == ActivityKind.Structure)
            return new Refusal("activity.structure", "Les services communs n’ont pas de membres : ils portent les comptes de la structure.");
        if (share.BasisPoints is <= 0 or > 10_000)
            return new Refusal("activity.share", "La part va de 0,01 % à 100 %.", "Share");
        if (dates.From < StartedOn)
            return new Refusal("activity.member-date", $"L’activité a commencé le {French.LongDate(StartedOn)} : choisissez cette date ou une suivante.", "From");
        if (dates.To < dates.From)
            return new Refusal("activity.member-date", "La fin doit suivre le début.", "To");
        if (members.Any(m => m.PersonId == person && m.Dates.Overlaps(dates)))
            return new Refusal("activity.member-twice", "Cette personne est déjà dans l’activité à ces dates.", "PersonId");
        if (Kind == ActivityKind.Individual && members.Any(m => m.Dates.Overlaps(dates)))
            return new Refusal("activity.individual", "Une autre personne tient cette activité à ces dates. Pour y être à plusieurs, faites-en d’abord un collectif dans « Modifier ».", "PersonId", "C. trav. R7331-6");
        foreach (var day in members.Select(m => m.From).Append(dates.From).Where(dates.Contains))
            if (members.Where(m => m.Dates.Contains(day)).Sum(m => m.Share.BasisPoints) + share.BasisPoints > 10_000)
                return new Refusal("activity.shares", $"Au {French.ShortDate(day)}, les parts dépasseraient 100 %.", "Share");
        var member = new ActivityMember(this, person, dates, share);
        members.Add(member);
        return member;
    }

    /// <summary>A member's place ends after <paramref name="lastDay"/>.</summary>
    public Result<ActivityMember> Leave(Id<ActivityMember> id, DateOnly lastDay)
    {
        if (members.Find(m => m.Id == id) is not { } member) return Refusal.NotFound;
        if (lastDay < member.From)
            return new Refusal("activity.member-date", $"Cette personne est entrée le {French.LongDate(member.From)} : son dernier jour ne peut pas venir avant.", "LastDay");
        if (member.To is { } end && end < lastDay)
            return new Refusal("activity.member-date", $"Cette place finit déjà le {French.LongDate(end)} : pour la prolonger, ajoutez de nouveau la personne à partir du lendemain.", "LastDay");
        member.LeaveOn(lastDay);
        return member;
    }
}

/// <summary>A person's place in an activity, with its share of the result, between two dates.</summary>
public sealed class ActivityMember : IOwned
{
    private ActivityMember() { }

    internal ActivityMember(Activity activity, Id<Person> person, DateRange dates, Rate share)
    {
        CooperativeId = activity.CooperativeId;
        Id = Id<ActivityMember>.New();
        (ActivityId, PersonId, From, To, Share) = (activity.Id, person, dates.From, dates.To, share);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ActivityMember> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public Rate Share { get; private set; }
    public DateRange Dates => new(From, To);

    internal void LeaveOn(DateOnly lastDay) => To = lastDay;
}
