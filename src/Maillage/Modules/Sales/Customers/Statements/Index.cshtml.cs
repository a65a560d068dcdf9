using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Mail;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers.Statements;

/// <summary>The account of a customer over a period.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(CustomerReader customers, StatementReader reader, StatementSending sending, Outbox outbox, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "du")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "au")]
    public DateOnly? To { get; set; }

    /// <summary>Made when the form is shown, so that sending it twice sends one mail.</summary>
    [BindProperty]
    public long Sending { get; set; }

    [BindProperty]
    public Letter Letter { get; set; } = new();

    public Customer Customer { get; private set; } = null!;
    public CustomerStatement Statement { get; private set; } = null!;
    public IReadOnlyList<OutgoingMail> Mails { get; private set; } = [];
    public bool CanSend { get; private set; }

    public string When(DateTime at) => French.ShortDate(clock.DayOf(at));

    public async Task<IActionResult> OnGet()
    {
        // A day that cannot be read is as if it were not given.
        ModelState.Clear();
        if (await Fill() is { } answer) return answer;
        Sending = IdSequence.Next();
        if (CanSend && await reader.Snapshot(Customer, Statement) is { } snapshot)
            Letter = StatementSending.LetterOf(Customer, snapshot);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Fill() is { } answer) return answer;
        if (!ModelState.IsValid) return this.Unprocessable();
        var sent = await sending.Send(new(Sending), Customer.Id, From, To, Letter);
        return sent.Ok ? this.Done("Le relevé est envoyé.", $"/clients/{Customer.Id}/releve?du={Statement.From:yyyy-MM-dd}&au={Statement.To:yyyy-MM-dd}") : this.Refuse(sent, nameof(Letter));
    }

    private async Task<IActionResult?> Fill()
    {
        if (await customers.Find(new(Id)) is not { } customer) return NotFound();
        if (customer.Id.Value != Id) return LocalRedirect($"/clients/{customer.Id}/releve");
        var (from, to) = reader.Period(From, To);
        (Customer, Statement) = (customer, await reader.Of(customer, from, to));
        Mails = await outbox.About(StatementSending.Purpose, customer.Id.Value);
        CanSend = await access.CanOver(SalesModule.Send, customer);
        return null;
    }
}
