using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Money of a customer over several invoices, with credit notes and advances used; without money, an offset.</summary>
[Needs(SalesModule.RecordReceipts)]
public sealed class NewModel(CustomerReader customers, CustomerAccount account, ReceiptActions receipts, OffsetActions offsets, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "client")]
    public long? CustomerId { get; set; }

    /// <summary>Searched among the customers, when none is chosen yet.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty]
    public ReceiptForm Receipt { get; set; } = new();

    [BindProperty]
    public List<ClaimForm> Lines { get; set; } = [];

    public Customer? Customer { get; private set; }
    public IReadOnlyList<CustomerRow> Found { get; private set; } = [];
    public IReadOnlyList<Claim> Claims { get; private set; } = [];
    public Money Due => Claims.Where(c => c.Remaining.IsPositive).Sum(c => c.Remaining);
    public Money Credit => -Claims.Where(c => c.Remaining.IsNegative).Sum(c => c.Remaining);

    /// <summary>What the amounts shown leave as an advance.</summary>
    public Money Left => (Receipt.Amount ?? Money.Zero) - Lines.Sum(Signed);

    public async Task<IActionResult> OnGet()
    {
        if (CustomerId is null)
        {
            (Found, _) = await customers.List(Text, null, 1);
            return Page();
        }
        if (!await Fill()) return NotFound();
        Receipt = new() { Id = IdSequence.Next(), Date = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        if (CustomerId is not { } id || !await Fill()) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var untouched = Lines.TrueForAll(l => l.Amount is null);
        if (op == "repartir" || (untouched && Due.IsPositive))
        {
            Share();
            return op == "repartir" ? Page() : this.Unprocessable();
        }
        var asked = Lines.Where(l => l.Amount is { IsZero: false }).ToList();
        List<Allocation> allocations = [.. asked.Select(l => new Allocation(l.Claim, Signed(l)))];
        if (Receipt.Amount is null or { IsZero: true })
        {
            var applied = await offsets.Record(new(id), new(Receipt.Id), allocations);
            return applied.Ok ? this.Done($"{applied.Value.Cleared} imputés.", $"/encaissements/{applied.Value.Id}") : Refuse(applied, asked);
        }
        if (Receipt.Read(ModelState) is not { } draft) return this.Unprocessable();
        var recorded = await receipts.Record(new(id), draft, allocations);
        if (!recorded.Ok) return Refuse(recorded, asked);
        var advance = recorded.Value.Unallocated;
        return this.Done($"{recorded.Value.Amount} encaissés.{(advance.IsZero ? "" : $" {advance} restent en avance de ce client.")} {await receipts.CashWarning(recorded.Value)}".TrimEnd(), $"/encaissements/{recorded.Value.Id}");
    }

    /// <summary>The typed total and the credit asked for, over the invoices, the oldest first.</summary>
    private void Share()
    {
        var credit = Lines.Where(l => Signed(l).IsNegative).Sum(l => -Signed(l));
        var shares = ClearingRules.OldestFirst(Claims, (Receipt.Amount ?? Money.Zero) + credit).ToDictionary(s => s.Claim, s => s.Amount);
        foreach (var (claim, line) in Claims.Zip(Lines))
            if (claim.Remaining.IsPositive) line.Amount = shares.GetValueOrDefault(claim.Id);
    }

    /// <summary>Puts refusals beside the fields of this page, whose lines hold those without amount too.</summary>
    private IActionResult Refuse(Result result, IReadOnlyList<ClaimForm> asked)
    {
        IReadOnlyList<Refusal> placed = [.. result.Refusals.Select(r => r with
        {
            Field = Enumerable.Range(0, asked.Count).Where(i => r.Field == $"Lines[{i}].Amount").Select(i => $"Lines[{Lines.IndexOf(asked[i])}].Amount").FirstOrDefault()
                ?? (r.Field is null ? null : $"Receipt.{r.Field}"),
        })];
        return this.Refuse(Result.Refused(placed), "");
    }

    private Money Signed(ClaimForm line) => line.Amount is not { } amount ? Money.Zero : Claims.FirstOrDefault(c => c.Id == line.Claim)?.Remaining.IsNegative == true ? -amount : amount;

    /// <summary>One line for each open claim, in their order, with what was typed for it.</summary>
    private async Task<bool> Fill()
    {
        if (CustomerId is not { } id || await customers.Find(new(id)) is not { } customer || !await access.CanOver(SalesModule.RecordReceipts, customer)) return false;
        Customer = customer;
        Claims = await account.Open(customer);
        Lines = [.. Claims.Select(c => new ClaimForm { Invoice = c.Id.Invoice?.Value, Advance = c.Id.Advance?.Value, Legacy = c.Id.Legacy?.Value, Amount = Lines.Find(l => l.Claim == c.Id)?.Amount })];
        return true;
    }
}

/// <summary>What is typed beside an open claim: positive, also for credit that is used.</summary>
public sealed class ClaimForm
{
    public long? Invoice { get; set; }
    public long? Advance { get; set; }
    public long? Legacy { get; set; }
    public Money? Amount { get; set; }

    public ClaimId Claim => new(Invoice is { } i ? new Id<Invoice>(i) : null, Advance is { } a ? new Id<Clearing>(a) : null, Legacy is { } l ? new Id<LegacyInvoice>(l) : null);
}
