using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.People.Persons;

/// <summary>One person: how to reach them, their account, and what other modules say of them.</summary>
[Needs(PeopleModule.Read)]
public sealed class ShowModel(PersonList list, Access access, PersonActions persons, AccountActions accounts, AccountMails mails, IEnumerable<ShowOnPerson> others, SensitiveReads reads, Current current) : PageModel
{
    public Person Person { get; private set; } = null!;
    public IReadOnlyList<PersonSection> Sections { get; private set; } = [];
    /// <summary>Whether one sees the others too, and not one’s own record alone.</summary>
    public bool SeesAll { get; private set; }
    public bool MayManage { get; private set; }
    public bool MayGiveAccount { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        var key = new Id<Person>(id);
        if (await list.Find(key) is not { } person) return NotFound();
        if (person.AccountId != current.Account) await reads.Note(nameof(Person), id, Reads.Seen("la fiche"));
        Person = person;
        SeesAll = await access.Can(PeopleModule.Read, Resource.Cooperative);
        MayManage = await access.Can(PeopleModule.Manage, Resource.Cooperative);
        MayGiveAccount = MayManage && await access.Can(IdentityModule.ManageAccounts, Resource.Cooperative);
        var sections = new List<PersonSection>();
        foreach (var show in others)
            if (await show(key) is { } section) sections.Add(section);
        Sections = sections;
        return Page();
    }

    [Confirmed]
    public async Task<IActionResult> OnPostAccount(long id)
    {
        var here = $"/personnes/{id}";
        var made = await persons.GiveAccount(new Id<Person>(id));
        if (!made.Ok) return this.Refused(made, here);
        var byMail = mails.Leave && await accounts.InviteByMail(made.Value) is { Ok: true };
        if (!byMail && await accounts.Invite(made.Value) is { Ok: true } invited) InvitationShown.Keep(TempData, invited.Value);
        return this.Done($"Le compte est créé ; ses droits sur ses activités aussi.{(byMail ? " L’invitation part par courriel." : "")}", here);
    }
}
