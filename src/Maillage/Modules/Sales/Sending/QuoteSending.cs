using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>A quote goes to its customer: by mail, with its PDF and the link of its page, or by the link alone.</summary>
public sealed class QuoteSending(
    Db db, Access access, Clock clock, Settings settings, DocumentThread thread, SecretLinks links, Outbox outbox, MemberMailbox members, DocumentAttachments attachments)
{
    public const string Purpose = "sales.quote";

    /// <summary>How long the page can still be read after the offer ends.</summary>
    private const int DaysAfterValidity = 15;

    /// <summary>Writes the mail to the customer and notes the quote as sent.</summary>
    public Task<Result<OutgoingMail>> Send(Id<Quote> id, Letter letter) => db.Write<OutgoingMail>(async () =>
    {
        var found = await Find(id);
        if (!found.Ok) return Result<OutgoingMail>.Refused(found.Refusals);
        var quote = found.Value;
        if (quote.Send(clock.Now) is { Ok: false } refused) return Result<OutgoingMail>.Refused(refused.Refusals);
        var address = await MakeLink(quote);
        if (!address.Ok) return Result<OutgoingMail>.Refused(address.Refusals);
        var snapshot = SnapshotJson.Read(quote.Snapshot!);
        var mail = await outbox.Send(new MailDraft(Purpose, id.Value, snapshot.TradingName, letter.Parties, letter.Subject ?? "", letter.TextWith(address.Value))
        {
            ReplyTo = (await members.Of(quote.ActivityId)).FirstOrDefault(),
            Files = [QuoteMailFile.Of(quote), .. (await attachments.Of(id.Value)).Select(AttachmentFile.Of)],
        });
        if (mail.Ok) thread.Add(id.Value, ActKind.Sent, $"à {string.Join(", ", mail.Value.Recipients.Select(r => r.Address))}");
        return mail;
    });

    /// <summary>A link of the customer's page, to hand over oneself: its whole address, never shown again.</summary>
    public Task<Result<string>> Link(Id<Quote> id) => db.Write<string>(async () =>
    {
        var found = await Find(id);
        return found.Ok ? await MakeLink(found.Value) : Result<string>.Refused(found.Refusals);
    });

    /// <summary>Closes the links that the customer was given. A second time changes nothing.</summary>
    public Task<Result> CloseLinks(Id<Quote> id) => db.Write(async () =>
    {
        var found = await Find(id);
        if (!found.Ok) return Result.Refused(found.Refusals);
        if (await links.RevokeAll(Purpose, id.Value) > 0) thread.Add(id.Value, ActKind.LinksClosed);
        return Result.Done;
    });

    /// <summary>Whether this person may close links, and one is open.</summary>
    public async Task<bool> CanCloseLinks(Quote quote) => await access.CanOver(SalesModule.Send, quote) && await links.AnyOpen(Purpose, quote.Id.Value);

    /// <summary>What the page of a quote shows of its sending.</summary>
    public async Task<SendingFacts> Facts(Quote quote, Customer? customer, string? link) =>
        SendingFacts.Of(LetterOf(quote, customer), await outbox.About(Purpose, quote.Id.Value), await links.Of(Purpose, quote.Id.Value), link);

    /// <summary>The usual words, to be changed at will.</summary>
    public static Letter LetterOf(Quote quote, Customer? customer)
    {
        var snapshot = SnapshotJson.Read(quote.Snapshot!);
        var about = quote.Subject.Length > 0 ? $" : {quote.Subject}" : "";
        return new()
        {
            To = customer?.Email,
            Subject = $"{snapshot.TradingName} : votre devis {quote.Name}",
            Text = $"""
                Bonjour,

                Voici notre devis {quote.Name}{about}, d’un montant de {snapshot.Ttc} TTC. Il est valable jusqu’au {French.LongDate(snapshot.DueDate)}.

                Vous pouvez le lire, le signer ou demander une modification sur cette page :
                {Letter.LinkWord}

                Bien à vous,
                {Signature(snapshot)}
                """,
        };
    }

    /// <summary>Name of the person, then of the activity, one a line.</summary>
    internal static string Signature(DocumentSnapshot snapshot) => string.Join('\n', new[] { snapshot.Contact, snapshot.TradingName }.Where(n => n.Length > 0).Distinct());

    private async Task<Result<string>> MakeLink(Quote quote)
    {
        if (!quote.IsOpen || quote.IsExpired(clock.Today))
            return new Refusal("sales.quote.expired", quote.IsOpen ? "Ce devis n’est plus valable : faites-en une nouvelle version, puis envoyez-la." : "Ce devis n’attend plus de réponse du client.");
        var link = await links.Create(Purpose, quote.Id.Value, quote.ValidUntil!.Value.AddDays(DaysAfterValidity));
        return link.Ok ? settings.Absolute($"/lien/devis/{link.Value.Token}") : Result<string>.Refused(link.Refusals);
    }

    private async Task<Result<Quote>> Find(Id<Quote> id)
    {
        await db.Lock($"quote:{id}");
        if (await db.Set<Quote>().SingleOrDefaultAsync(q => q.Id == id) is not { } quote) return Refusal.NotFound;
        return await access.NeedOver(SalesModule.Send, quote) is { Ok: false } refused ? Result<Quote>.Refused(refused.Refusals) : quote;
    }
}
