using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>An invoice as its customer opens it.</summary>
/// <param name="Items">What the ledger expects of it, each with its due date.</param>
public sealed record InvoiceByLink(Invoice Invoice, DocumentSnapshot Snapshot, IReadOnlyList<OpenItem> Items);

/// <summary>An issued invoice or credit note goes to its customer: by mail, with its PDF and the link of its page, or by the link alone.</summary>
public sealed class InvoiceSending(
    Db db, Access access, Clock clock, Settings settings, DocumentThread thread, SecretLinks links, Outbox outbox, MemberMailbox members, DocumentAttachments attachments, Events events)
{
    public const string Purpose = "sales.invoice";

    /// <summary>How long its page is open after a mail: the customer's year of accounts.</summary>
    private const int MonthsOpen = 12;

    /// <summary>Writes the mail to the customer.</summary>
    public Task<Result<OutgoingMail>> Send(Id<Invoice> id, Letter letter) => db.Write<OutgoingMail>(async () =>
    {
        var found = await Find(id);
        if (!found.Ok) return Result<OutgoingMail>.Refused(found.Refusals);
        var mail = await Write(found.Value, letter, "à");
        if (mail.Ok) await events.Tell(new InvoiceSent(found.Value));
        return mail;
    });

    /// <summary>A link of the customer's page, to hand over oneself: its whole address, never shown again.</summary>
    public Task<Result<string>> Link(Id<Invoice> id) => db.Write<string>(async () =>
    {
        var found = await Find(id);
        return found.Ok ? await MakeLink(found.Value) : Result<string>.Refused(found.Refusals);
    });

    /// <summary>Closes the links that the customer was given. A second time changes nothing.</summary>
    public Task<Result> CloseLinks(Id<Invoice> id) => db.Write(async () =>
    {
        var found = await Find(id);
        if (!found.Ok) return Result.Refused(found.Refusals);
        if (await links.RevokeAll(Purpose, id.Value) > 0) thread.Add(id.Value, ActKind.LinksClosed);
        return Result.Done;
    });

    /// <summary>Whether this person may close links, and one is open.</summary>
    public async Task<bool> CanCloseLinks(Invoice invoice) => await access.CanOver(SalesModule.Send, invoice) && await links.AnyOpen(Purpose, invoice.Id.Value);

    /// <summary>Writes a mail about an invoice in the current transaction: the right is the caller's.</summary>
    /// <param name="how">What the thread says before the addresses.</param>
    internal async Task<Result<OutgoingMail>> Write(Invoice invoice, Letter letter, string how)
    {
        var address = await MakeLink(invoice);
        if (!address.Ok) return Result<OutgoingMail>.Refused(address.Refusals);
        var snapshot = SnapshotJson.Read(invoice.Snapshot!);
        var mail = await outbox.Send(new MailDraft(Purpose, invoice.Id.Value, snapshot.TradingName, letter.Parties, letter.Subject ?? "", letter.TextWith(address.Value))
        {
            ReplyTo = (await members.Of(invoice.ActivityId)).FirstOrDefault(),
            Files = [InvoiceMailFile.Of(invoice), .. (await attachments.Of(invoice.Id.Value)).Select(AttachmentFile.Of)],
        });
        if (mail.Ok) thread.Add(invoice.Id.Value, ActKind.Sent, $"{how} {string.Join(", ", mail.Value.Recipients.Select(r => r.Address))}");
        return mail;
    }

    /// <summary>What the page of an invoice shows of its sending.</summary>
    public async Task<SendingFacts> Facts(Invoice invoice, Customer? customer, string? link) =>
        SendingFacts.Of(LetterOf(invoice, customer), await outbox.About(Purpose, invoice.Id.Value), await links.Of(Purpose, invoice.Id.Value), link);

    /// <summary>The invoice of a link; null when the link opens nothing.</summary>
    /// <param name="opens">Whether this is the page itself, which counts as an opening.</param>
    public async Task<InvoiceByLink?> Read(string token, bool opens)
    {
        var link = opens ? await links.Open(token, Purpose) : await links.Find(token, Purpose);
        if (link is null || await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new Id<Invoice>(link.TargetId)) is not { IsIssued: true } invoice) return null;
        var items = await db.Set<OpenItem>().AsNoTracking().Where(i => i.EntryId == invoice.EntryId).OrderBy(i => i.DueOn).ToListAsync();
        return new(invoice, SnapshotJson.Read(invoice.Snapshot!), items);
    }

    /// <summary>The usual words, to be changed at will.</summary>
    public static Letter LetterOf(Invoice invoice, Customer? customer)
    {
        var snapshot = SnapshotJson.Read(invoice.Snapshot!);
        var what = invoice.Kind.Word().ToLowerInvariant();
        var attached = invoice.IsCredit ? "Il est joint" : "Elle est jointe";
        var due = invoice.IsCredit ? "" : $", à régler avant le {French.LongDate(snapshot.DueDate)}";
        return new()
        {
            To = customer?.Email,
            Subject = $"{snapshot.TradingName} : votre {what} {invoice.Number}",
            Text = $"""
                Bonjour,

                Voici votre {what} {invoice.Number} de {snapshot.ToPay}{due}. {attached} à ce message.

                Le document et son état se lisent aussi sur cette page :
                {Letter.LinkWord}

                Bien à vous,
                {QuoteSending.Signature(snapshot)}
                """,
        };
    }

    private async Task<Result<string>> MakeLink(Invoice invoice)
    {
        var link = await links.Create(Purpose, invoice.Id.Value, clock.Today.AddMonths(MonthsOpen));
        return link.Ok ? settings.Absolute($"/lien/facture/{link.Value.Token}") : Result<string>.Refused(link.Refusals);
    }

    private async Task<Result<Invoice>> Find(Id<Invoice> id)
    {
        await db.Lock($"invoice:{id}");
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } invoice) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.Send, invoice) is { Ok: false } refused) return Result<Invoice>.Refused(refused.Refusals);
        if (!invoice.IsIssued) return new Refusal("sales.send.not-issued", "Cette facture n’est pas émise : elle part au client une fois émise.");
        return SnapshotJson.Read(invoice.Snapshot!).Buyer.Kind == CustomerKind.Public
            ? new Refusal("sales.send.chorus", "Une facture à un organisme public se dépose sur Chorus Pro : elle ne part pas par courriel.", null, "CCP, art. L2192-1")
            : invoice;
    }
}
