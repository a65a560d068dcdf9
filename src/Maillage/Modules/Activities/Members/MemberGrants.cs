using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Members;

/// <summary>A place in an activity gives its person, who can sign in, the role of entrepreneur there, for the same days.</summary>
public sealed class MemberGrants(Db db, GrantBook grants) : IHandle<PersonGotAccount>
{
    /// <summary>What links a grant to the place that gave it.</summary>
    public static string OriginOf(ActivityMember member) => $"{Grant.ActivityOrigin}{member.ActivityId}:{member.Id}";

    /// <summary>Gives what a new place gives; nothing to a person without account.</summary>
    public async Task Joined(ActivityMember member)
    {
        if (await db.Set<Person>().Where(p => p.Id == member.PersonId).Select(p => p.AccountId).SingleAsync() is { } account) Give(account, member);
    }

    public Task Left(ActivityMember member, DateOnly lastDay) => grants.EndOf(OriginOf(member), lastDay);

    /// <summary>Someone who already has places can sign in from now on.</summary>
    public async Task Handle(PersonGotAccount what)
    {
        foreach (var member in await db.Set<ActivityMember>().Where(m => m.PersonId == what.Person).ToListAsync()) Give(what.AccountId, member);
    }

    private void Give(long account, ActivityMember member) =>
        grants.Give(account, Role.Entrepreneur, ScopeKind.Activity, member.ActivityId.Value, member.Dates, OriginOf(member));
}
