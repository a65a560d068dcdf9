using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Internal;

/// <summary>An internal sale: what it says, who agreed, and what may be done with it.</summary>
[Needs(SalesModule.SellInside)]
public sealed class ShowModel(InternalSaleReader reader, InternalSaleActions actions, Access access, Clock clock) : PageModel
{
    [BindProperty]
    public CounterForm Input { get; set; } = new();

    public InternalRow Row { get; private set; } = null!;
    public InternalSale Sale => Row.Sale;
    public IReadOnlyList<InternalSale> Counters { get; private set; } = [];
    /// <summary>What may still be taken back.</summary>
    public Money Left { get; private set; }
    /// <summary>The side for which the person may propose to take back; null when they may not.</summary>
    public InternalSide? CounterSide { get; private set; }
    public bool CanReadLedger { get; private set; }

    public string When(DateTime utc) => clock.InWords(utc);

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Fill(id)) return NotFound();
        Input = new() { Id = IdSequence.Next(), Date = clock.Today, Amount = Left, Wording = Sale.Wording };
        return Page();
    }

    public Task<IActionResult> OnPostAccepter(long id) => Then(actions.Agree(new(id)), "C’est accepté : les deux comptes ont bougé.", id);

    public Task<IActionResult> OnPostRefuser(long id, string? comment) => Then(actions.Refuse(new(id), comment ?? ""), "La proposition est refusée.", id);

    public Task<IActionResult> OnPostRetirer(long id) => Then(actions.Withdraw(new(id)), "La proposition est retirée.", id);

    public async Task<IActionResult> OnPostReprendre(long id)
    {
        if (!await Fill(id)) return NotFound();
        if (Input.Amount is null && ModelState.IsValid) ModelState.AddModelError("Input.Amount", "Donnez le montant à reprendre.");
        if (Input.Date is null && ModelState.IsValid) ModelState.AddModelError("Input.Date", "Donnez le jour.");
        if (!ModelState.IsValid) return this.Unprocessable();
        if (CounterSide is not { } side) return this.Refused(Refusal.Forbidden, Here(id));
        var proposed = await actions.ProposeBack(new(Input.Id), Sale.Id, side, Input.Amount!.Value, Input.Date!.Value, Input.Wording ?? "");
        return proposed.Ok ? this.Done("La reprise est proposée : elle attend l’accord de l’autre activité.", Here(proposed.Value.Id.Value)) : this.Refuse(proposed);
    }

    private static string Here(long id) => $"/ventes-internes/{id}";

    private async Task<IActionResult> Then(Task<Result<InternalSale>> act, string done, long id)
    {
        var result = await act;
        return result.Ok ? this.Done(done, Here(id)) : this.Refused(result, Here(id));
    }

    private async Task<bool> Fill(long id)
    {
        if (await reader.Find(new(id)) is not { } row) return false;
        Row = row;
        if (Sale.State != InternalState.Agreed) return true;
        CanReadLedger = await access.Can(LedgerModule.Read, new Resource(Activity: Sale.SellerId.Value, Entity: Sale.EntityId.Value)) || await access.Can(LedgerModule.Read, new Resource(Activity: Sale.BuyerId.Value, Entity: Sale.EntityId.Value));
        if (Sale.IsCounter) return true;
        Counters = await actions.CountersOf(Sale.Id);
        Left = InternalSaleRules.Left(Sale, Counters);
        if (!Left.IsPositive) return true;
        foreach (var side in Enum.GetValues<InternalSide>())
            if (CounterSide is null && await reader.Can(Sale, Sale.Of(side))) CounterSide = side;
        return true;
    }
}

/// <summary>What is taken back of a sale, as it is typed.</summary>
public sealed class CounterForm
{
    /// <summary>Made when the form is shown, so that sending it twice proposes it once.</summary>
    public long Id { get; set; }
    public DateOnly? Date { get; set; }
    public Money? Amount { get; set; }
    public string? Wording { get; set; }
}
