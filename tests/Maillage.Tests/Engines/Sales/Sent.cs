using System.Text.RegularExpressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>The verbs of sending, for short stories.</summary>
internal static partial class Sent
{
    public const string Client = "compta@studio-nord.example";

    public static CustomerDetails WithMail { get; } = Sale.Company with { Email = Client };

    /// <summary>A validated quote of 1 200 € for a customer with an e-mail, valid thirty days.</summary>
    public static async Task<Quote> Offer(this TestHouse house, string subject = "Refonte", CustomerDetails? customer = null)
    {
        var buyer = (await house.Customer(customer ?? WithMail, anyway: true)).Value!;
        return await house.Validated(new QuoteDraft(buyer.Id, subject, new(2026, 11, 3), null, "", "", "", 30, false, 30, false, false, [Sale.Line("Conception", 1000m)], InvoicingPlan.Once), Id<Quote>.New(), 0);
    }

    /// <summary>An issued invoice of 1 200 € due on 24 December, for a customer with an e-mail.</summary>
    public static async Task<Invoice> Sold(this TestHouse house, CustomerDetails? customer = null)
    {
        var buyer = await house.Customer(customer ?? WithMail, anyway: true);
        Assert.True(buyer.Ok, buyer.Refusal?.Message);
        var submitted = await house.Submit(Sale.Draft(buyer.Value.Id));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        return (await house.Issue(submitted.Value.Id)).Value!;
    }

    public static Letter For(this Letter letter, string to)
    {
        letter.To = to;
        return letter;
    }

    /// <summary>The next version, validated.</summary>
    public static async Task<Quote> NextVersion(this TestHouse house, Quote quote)
    {
        var next = (await house.Do(s => s.GetRequiredService<QuoteActions>().Copy(quote.Id, Id<Quote>.New(), asNextVersion: true))).Value!;
        return await house.Validated(next.Draft, next.Id, next.Version);
    }

    public static Task<Result<OutgoingMail>> Send(this TestHouse house, Quote quote, string to = Client) =>
        house.Do(s => s.GetRequiredService<QuoteSending>().Send(quote.Id, QuoteSending.LetterOf(quote, null).For(to)));

    /// <summary>What the link of a mail names.</summary>
    public static string Token(string text) => Link().Match(text).Groups[1].Value;

    /// <summary>Sends the quote and gives the token of the mail.</summary>
    public static async Task<string> SentToken(this TestHouse house, Quote quote)
    {
        var mail = await house.Send(quote);
        Assert.True(mail.Ok, mail.Refusal?.Message);
        return Token(mail.Value.Text);
    }

    public static Task<Result<Quote>> Sign(this TestHouse house, string token, string name = "Agnès Faure", string drawing = "", bool consents = true) =>
        house.Do(s => s.GetRequiredService<QuoteAnswers>().Sign(token, new(name, drawing, consents, "192.0.2.7", "Navigateur d’essai")));

    public static Task<IReadOnlyList<OutgoingMail>> Mails(this TestHouse house) => house.Read(async db =>
        (IReadOnlyList<OutgoingMail>)await db.Set<OutgoingMail>().AsNoTracking().Include(m => m.Recipients).Include(m => m.Files).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    /// <summary>An entrepreneur of the Atelier, with an account.</summary>
    public static async Task<long> Member(this TestHouse house, string name = "Camille Aubrac")
    {
        var account = await house.Account(name, Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var person = new Person(TestHouse.Cooperative, name.Split(' ')[0], name.Split(' ')[1], "");
            person.SignsInWith(account);
            var activity = await db.Set<Activity>().Include(a => a.Members).SingleAsync(a => a.Id == house.Atelier);
            db.Add(person);
            Assert.True(activity.Join(person.Id, new DateRange(activity.StartedOn), Rate.FromPercent(100)).Ok);
            await db.SaveChangesAsync();
        });
        return account;
    }

    public static async Task<Quote> Validated(this TestHouse house, QuoteDraft draft, Id<Quote> id, int version)
    {
        var submitted = await house.Do(s => s.GetRequiredService<QuoteActions>().Submit(new(id, house.Atelier, version, draft)));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        var validated = await house.Do(s => s.GetRequiredService<QuoteActions>().Validate(id));
        Assert.True(validated.Ok, validated.Refusal?.Message);
        return validated.Value;
    }

    [GeneratedRegex(@"/lien/\w+/(\S+)")]
    private static partial Regex Link();
}
