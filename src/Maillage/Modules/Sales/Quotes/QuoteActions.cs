using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>What the editor sends.</summary>
/// <param name="Id">Made by the form, so that sending it twice makes one quote.</param>
/// <param name="Activity">Whose quote it is, when it is new.</param>
/// <param name="Version">The version the person saw; 0 when it is new.</param>
public sealed record QuoteSave(Id<Quote> Id, Id<Activity> Activity, int Version, QuoteDraft Draft, NewCustomer? Customer = null);

/// <summary>What is done with a quote until it is validated.</summary>
public sealed class QuoteActions(
    Db db, Access access, Clock clock, Current current, DocumentCustomers documentCustomers, SelfIssue selfIssue, DocumentThread thread, PartiesReader parties, DocumentAttachments attachments,
    SecretLinks links, SalesAccounts accounts, VatTable vat, PaymentTermLaw terms, Events events)
{
    /// <summary>
    /// Keeps what was typed, complete or not. A version that is no longer the stored one is refused, unless it says the same: the same form
    /// sent twice makes one quote.
    /// </summary>
    public Task<Result<Quote>> Save(QuoteSave save) => db.Write(() => Store(save));

    /// <summary>Keeps what was typed and hands it to the team, or validates it at once where the person may.</summary>
    public Task<Result<Quote>> Submit(QuoteSave save) => db.Write<Quote>(async () =>
    {
        var stored = await Store(save);
        if (!stored.Ok || !stored.Value.CanBeWritten) return stored;
        var quote = stored.Value;
        if (quote.Submit(await Missing(quote), clock.Now) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);
        thread.Add(quote.Id.Value, ActKind.Submitted);
        return await selfIssue.CoversQuote(quote) ? await ValidateNow(quote) : quote;
    });

    /// <summary>Takes a quote back from the team.</summary>
    public Task<Result<Quote>> TakeBack(Id<Quote> id) => Act(id, SalesModule.EditQuotes, quote => quote.TakeBack(clock.Now), ActKind.TakenBack);

    /// <summary>Gives a quote back to the entrepreneur.</summary>
    public Task<Result<Quote>> Return(Id<Quote> id, string comment) =>
        Act(id, SalesModule.ValidateQuotes, quote => quote.Return(comment, clock.Now), ActKind.Returned, comment.Trim());

    /// <summary>Validates a submitted quote: number, snapshot, affair. Validating it again gives it back as it is.</summary>
    public Task<Result<Quote>> Validate(Id<Quote> id) => db.Write<Quote>(async () =>
    {
        await db.Lock($"quote:{id}");
        var found = await Find(id, SalesModule.ValidateQuotes);
        return !found.Ok || found.Value.IsFrozen ? found : await ValidateNow(found.Value);
    });

    /// <summary>The quote left by another way than the program: handed over, sent from one's own mailbox.</summary>
    public Task<Result<Quote>> MarkSent(Id<Quote> id) => Act(id, SalesModule.EditQuotes, quote => quote.Send(clock.Now), ActKind.Sent);

    /// <summary>The customer refused.</summary>
    public Task<Result<Quote>> Decline(Id<Quote> id) => Act(id, SalesModule.EditQuotes, quote => quote.Decline(clock.Now), ActKind.Declined);

    /// <summary>Gives the quote up.</summary>
    public Task<Result<Quote>> Abandon(Id<Quote> id) => Act(id, SalesModule.EditQuotes, quote => quote.Abandon(clock.Now), ActKind.Abandoned);

    /// <summary>Records an acceptance given on paper or by letter.</summary>
    public Task<Result<Quote>> RecordSignature(Id<Quote> id, string name, DateOnly on) => db.Write<Quote>(async () =>
    {
        await db.Lock($"quote:{id}");
        var found = await Find(id, SalesModule.EditQuotes);
        if (!found.Ok) return found;
        var quote = found.Value;
        if (QuoteSignature.Check(name, "") is { Ok: false } wrong) return Result<Quote>.Refused([.. wrong.Refusals.Select(r => r with { Field = "SignedBy" })]);
        if (on > clock.Today || on < quote.ValidatedOn) return new Refusal("sales.signature.date", "La signature date d’entre la validation du devis et aujourd’hui.", "SignedOn");
        var at = on == clock.Today ? clock.Now : clock.NoonOf(on);
        if (quote.Sign(on, clock.Now, anyway: true, at) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);
        db.Add(new QuoteSignature(quote, SignatureWay.Elsewhere, name.Trim(), "", at, "", "", current.Account));
        thread.Add(quote.Id.Value, ActKind.Signed, $"par {name.Trim()}, le {French.LongDate(on)}, sur papier ou par courrier");
        await events.Tell(new QuoteSigned(quote));
        return quote;
    });

    /// <summary>Removes a quote that was never validated.</summary>
    public Task<Result<Quote>> Remove(Id<Quote> id) => db.Write<Quote>(async () =>
    {
        var found = await Find(id, SalesModule.EditQuotes);
        if (!found.Ok) return found;
        if (!found.Value.CanBeWritten) return new Refusal("sales.quote.remove", "Seul un brouillon se supprime. Reprenez d’abord le devis à l’équipe.");
        await attachments.Clear(id.Value);
        db.Remove(found.Value);
        return found;
    });

    /// <summary>A new draft that says the same; as the next version, it replaces the first once validated.</summary>
    /// <param name="copy">Made by the page, so that sending it twice makes one copy.</param>
    public Task<Result<Quote>> Copy(Id<Quote> id, Id<Quote> copy, bool asNextVersion) => db.Write<Quote>(async () =>
    {
        await db.Lock($"quote:{id}");
        var found = await Find(id, SalesModule.EditQuotes);
        if (!found.Ok) return found;
        if (await db.Set<Quote>().Include(q => q.Lines).SingleOrDefaultAsync(q => q.Id == copy) is { } made) return made;
        var (first, activity) = (found.Value, await db.Set<Activity>().SingleAsync(a => a.Id == found.Value.ActivityId));
        var quote = new Quote(copy, activity, clock.Now, current.Account);
        if (asNextVersion)
        {
            if (!first.IsOpen && first.State is not (QuoteState.Declined or QuoteState.Abandoned))
                return new Refusal("sales.quote.version", first.State == QuoteState.Signed ? "Un devis signé ne se remplace pas : faites-en un autre." : "Modifiez ce devis : il n’est pas encore validé.");
            if (await db.Set<Quote>().AnyAsync(q => q.ReplacesId == id && q.State != QuoteState.Abandoned))
                return new Refusal("sales.quote.version", "Ce devis a déjà une version suivante.");
            quote.Replace(first);
        }
        var name = first.CustomerId is { } c ? await db.Set<Customer>().Where(x => x.Id == c).Select(x => x.Name).SingleAsync() : "";
        if (quote.Write(first.Draft, first.Draft.Priced(accounts, vat), name, clock.Now) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);
        db.Add(quote);
        await attachments.Copy(id.Value, copy.Value);
        return quote;
    });

    private async Task<Result<Quote>> Store(QuoteSave save)
    {
        await db.Lock($"quote:{save.Id}");
        var quote = await db.Set<Quote>().Include(q => q.Lines).SingleOrDefaultAsync(q => q.Id == save.Id);
        var activityId = quote?.ActivityId ?? save.Activity;
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditQuotes, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);

        var (customer, unfit) = await documentCustomers.Of(save.Customer, save.Draft.CustomerId, activity);
        if (unfit.Count > 0) return Result<Quote>.Refused(unfit);
        var draft = (save.Draft with { CustomerId = customer?.Id }).Clean();
        if (draft.CheckSizes() is { Count: > 0 } tooLong) return Result<Quote>.Refused(tooLong);
        if (quote is not null && quote.Version != save.Version) return quote.Draft.Says(draft) ? quote : Refusal.Stale;

        var isNew = quote is null;
        quote ??= new Quote(save.Id, activity, clock.Now, current.Account);
        if (quote.Write(draft, draft.Priced(accounts, vat), customer?.Name ?? "", clock.Now) is { Ok: false } closed) return Result<Quote>.Refused(closed.Refusals);
        if (isNew) db.Add(quote);
        else db.AddRange(quote.Lines);
        return quote;
    }

    private async Task<IReadOnlyList<Refusal>> Missing(Quote quote)
    {
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == quote.ActivityId);
        var customer = quote.CustomerId is { } id ? await db.Set<Customer>().FindAsync(id) : null;
        return QuoteRules.Missing(quote.Draft, customer, activity, quote.Ttc, vat, terms, clock.Today);
    }

    private async Task<Result<Quote>> ValidateNow(Quote quote)
    {
        var today = clock.Today;
        if (await Missing(quote) is { Count: > 0 } missing) return Result<Quote>.Refused(missing);
        var entity = await db.Set<LegalEntity>().SingleAsync(e => e.Id == quote.EntityId);
        var blocking = InvoiceRemarks.Of(quote.Ht, [], entity.IdentityAt(today), [quote.Ht]).Where(r => r.Blocks).ToList();
        if (blocking.Count > 0) return Result<Quote>.Refused([.. blocking.Select(r => new Refusal("sales.quote.blocked", r.Text))]);
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == quote.ActivityId);
        var customer = (await db.Set<Customer>().FindAsync(quote.CustomerId!.Value))!;

        await Replaces(quote);
        var number = quote.Number ?? $"DE{today.Year}-{await db.NextNumber($"quote:{entity.Id}:{today.Year}"):D4}";
        var deal = quote.DealId ?? DealOf(quote, activity, customer);
        var people = await parties.Of(customer, activity, entity.IdentityAt(today)!, quote.CreatedBy, today);
        var snapshot = await attachments.Freeze(quote.Id.Value, QuoteIssuing.Snapshot(quote, people, number, today));
        if (quote.Validate(snapshot, deal, clock.Now) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);
        thread.Add(quote.Id.Value, ActKind.Validated, $"sous le numéro {quote.Name}");
        return quote;
    }

    /// <summary>The earlier version is no longer offered.</summary>
    private async Task Replaces(Quote quote)
    {
        if (quote.ReplacesId is not { } id) return;
        await db.Lock($"quote:{id}");
        var earlier = await db.Set<Quote>().SingleAsync(q => q.Id == id);
        if (!earlier.Abandon(clock.Now).Ok) return;
        thread.Add(id.Value, ActKind.Abandoned, "remplacé par la version suivante");
        await links.RevokeAll(QuoteSending.Purpose, id.Value);
    }

    private Id<Deal> DealOf(Quote quote, Activity activity, Customer customer)
    {
        var name = quote.Subject.Length > 0 ? quote.Subject : quote.Lines.OrderBy(l => l.Rank).First().Description;
        var deal = new Deal(Id<Deal>.New(), activity, customer, French.Cut(name, Deal.LongestName), clock.Now);
        db.Add(deal);
        return deal.Id;
    }

    private Task<Result<Quote>> Act(Id<Quote> id, string right, Func<Quote, Result> verb, ActKind kind, string text = "") => db.Write<Quote>(async () =>
    {
        await db.Lock($"quote:{id}");
        var found = await Find(id, right);
        if (!found.Ok) return found;
        if (verb(found.Value) is { Ok: false } refused) return Result<Quote>.Refused(refused.Refusals);
        thread.Add(id.Value, kind, text);
        if (kind == ActKind.Abandoned) await links.RevokeAll(QuoteSending.Purpose, id.Value);
        return found;
    });

    private async Task<Result<Quote>> Find(Id<Quote> id, string right)
    {
        if (await db.Set<Quote>().Include(q => q.Lines).SingleOrDefaultAsync(q => q.Id == id) is not { } quote) return Refusal.NotFound;
        return await access.NeedOver(right, quote) is { Ok: false } refused ? Result<Quote>.Refused(refused.Refusals) : quote;
    }
}
