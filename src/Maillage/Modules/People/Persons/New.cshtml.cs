using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.People.Persons;

/// <summary>A new person.</summary>
[Needs(PeopleModule.Manage)]
public sealed class NewModel(PersonActions persons) : PageModel
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid) return this.Unprocessable();
        var made = await persons.Create(Input.FirstName, Input.LastName, Input.Email ?? "", Input.Phone ?? "");
        return made.Ok ? this.Done($"{made.Value.FullName} est dans la coopérative.", $"/personnes/{made.Value.Id}") : this.Refuse(made);
    }
}
