using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Contracts;

/// <summary>The contracts of a person: recorded, corrected, ended.</summary>
[Needs(MembershipModule.EditContracts)]
public sealed class EditModel(Db db, ContractBook book, ContractActions actions, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The contract in the form; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "contrat")]
    public long? Chosen { get; set; }

    [BindProperty]
    public ContractForm Input { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<Contract> Contracts { get; private set; } = [];
    public DateOnly Today => clock.Today;
    /// <summary>What posted months would change, when it is to be confirmed; null otherwise.</summary>
    public IReadOnlyList<PostedMove>? Moves { get; private set; }
    /// <summary>The contract that is to be taken out, when that is what is to be confirmed.</summary>
    public Contract? Leaving { get; private set; }
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("CAPE, contrat d’appui", nameof(ContractKind.Cape)), new("CESA, entrepreneur salarié", nameof(ContractKind.Cesa))];

    private string Here => $"/personnes/{Id}/contrats";

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        if (Chosen is { } id && Contracts.FirstOrDefault(c => c.Id.Value == id) is { } contract) Input = ContractForm.Of(contract);
        else
        {
            // A renewal follows the last contract.
            var from = Contracts.LastOrDefault()?.Terms.Last?.AddDays(1) ?? Today;
            Input = new() { Id = IdSequence.Next(), FollowsAssembly = true, SignedOn = Today, From = from, To = from.AddMonths(ContractRules.CapeMonths).AddDays(-1) };
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(string? shown)
    {
        if (!await Fill()) return NotFound();
        if (Input.Read(ModelState) is not { } terms) return this.Unprocessable();
        var saved = await actions.Save(new(Input.Id), Person.Id, terms, Input.Version, shown);
        if (saved.Ok) return this.Done($"{ContractRules.Word(saved.Value.Kind)} {ContractRules.InWords(saved.Value.Terms.Dates)} : c’est noté.", Here);
        Moves = (saved.Refusal as MovesRefusal)?.Moves;
        if (saved.Refusal!.Type == Refusal.Stale.Type && Contracts.FirstOrDefault(c => c.Id.Value == Input.Id) is { } stored) Input.Version = stored.Version;
        return this.Refuse(saved);
    }

    public async Task<IActionResult> OnPostRetirer(long contract, int version, string? shown)
    {
        if (!await Fill()) return NotFound();
        var removed = await actions.Remove(new(contract), Person.Id, version, shown);
        if (removed.Ok) return this.Done("Le contrat est retiré.", Here);
        if (removed.Refusal is not MovesRefusal moving) return this.Refused(removed, Here);
        (Moves, Leaving) = (moving.Moves, Contracts.First(c => c.Id.Value == contract));
        return this.Unprocessable();
    }

    private async Task<bool> Fill()
    {
        var key = new Id<Person>(Id);
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key) is not { } person) return false;
        (Person, Contracts) = (person, await book.Of(key));
        return true;
    }
}

/// <summary>A contract as it is typed.</summary>
public sealed class ContractForm
{
    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public int Version { get; set; }
    public ContractKind Kind { get; set; }
    public DateOnly? SignedOn { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public DateOnly? EndedOn { get; set; }
    public bool FollowsAssembly { get; set; }

    public static ContractForm Of(Contract contract) => new()
    {
        Id = contract.Id.Value,
        Version = contract.Version,
        Kind = contract.Kind,
        SignedOn = contract.SignedOn,
        From = contract.From,
        To = contract.To,
        EndedOn = contract.EndedOn,
        FollowsAssembly = contract.FollowsAssembly,
    };

    /// <summary>What was typed; null when something is missing, which is then said beside its field.</summary>
    public ContractTerms? Read(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
    {
        if (!state.IsValid) return null;
        if (SignedOn is null) state.AddModelError("Input.SignedOn", "Donnez le jour de la signature.");
        if (From is null) state.AddModelError("Input.From", "Donnez le premier jour du contrat.");
        return state.IsValid ? new(Kind, SignedOn!.Value, From!.Value, To, EndedOn, FollowsAssembly) : null;
    }
}
