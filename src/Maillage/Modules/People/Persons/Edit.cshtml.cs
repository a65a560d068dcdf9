using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>Corrects a person's record.</summary>
[Needs(PeopleModule.Manage)]
public sealed class EditModel(Db db, PersonActions persons) : PageModel
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public long Id { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        if (await Load(id) is not { } person) return NotFound();
        Input = new PersonForm { FirstName = person.FirstName, LastName = person.LastName, Email = person.Email, Phone = person.Phone, Version = person.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (await Load(id) is not { } person) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var done = await persons.Change(person.Id, Input.FirstName, Input.LastName, Input.Email ?? "", Input.Phone ?? "", Input.Version);
        if (done.Ok) return this.Done("La fiche est enregistrée.", $"/personnes/{id}");
        Input.Version = person.Version;
        return this.Refuse(done);
    }

    private Task<Person?> Load(long id)
    {
        Id = id;
        var key = new Id<Person>(id);
        return db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key);
    }
}
