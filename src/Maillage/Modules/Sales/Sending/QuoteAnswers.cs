using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>What a customer signs with.</summary>
/// <param name="Drawing">The strokes as an SVG path, or empty.</param>
/// <param name="Address">Network address it comes from.</param>
/// <param name="Agent">What the browser calls itself.</param>
public sealed record Signing(string Name, string Drawing, bool Consents, string Address, string Agent);

/// <summary>A quote as its customer opens it.</summary>
/// <param name="Signature">Null until signed.</param>
public sealed record QuoteByLink(Quote Quote, DocumentSnapshot Snapshot, QuoteSignature? Signature);

/// <summary>What a customer without an account does with a quote: the link is the right.</summary>
public sealed class QuoteAnswers(Db db, Clock clock, Settings settings, SecretLinks links, DocumentThread thread, Outbox outbox, MemberMailbox members, Events events)
{
    private const int LongestAgent = 200;

    /// <summary>The quote of a link; null when the link opens nothing.</summary>
    /// <param name="from">Network address to note an opening from; null to note none.</param>
    public async Task<QuoteByLink?> Read(string token, string? from = null)
    {
        var link = from is null ? await links.Find(token, QuoteSending.Purpose) : await links.Open(token, QuoteSending.Purpose, from);
        if (link is null || await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(link.TargetId)) is not { IsFrozen: true } quote) return null;
        var signature = quote.State == QuoteState.Signed ? await db.Set<QuoteSignature>().AsNoTracking().SingleOrDefaultAsync(s => s.QuoteId == quote.Id) : null;
        return new(quote, SnapshotJson.Read(quote.Snapshot!), signature);
    }

    /// <summary>The customer accepts and signs.</summary>
    public Task<Result<Quote>> Sign(string token, Signing signing) => Answer(token, async quote =>
    {
        if (!signing.Consents) return new Refusal("sales.signature.consent", "Cochez la case : elle dit que vous acceptez ce devis.", "Consents");
        if (QuoteSignature.Check(signing.Name, signing.Drawing) is { Ok: false } wrong) return wrong;
        if (quote.Sign(clock.Today, clock.Now) is { Ok: false } refused) return refused;
        var name = HeaderText.Clean(signing.Name);
        var agent = HeaderText.Clean(signing.Agent);
        var signature = new QuoteSignature(quote, signing.Drawing.Length > 0 ? SignatureWay.Drawn : SignatureWay.Typed, name, signing.Drawing, clock.Now, signing.Address,
            French.Cut(agent, LongestAgent), null);
        db.Add(signature);
        thread.Add(quote.Id.Value, ActKind.Signed, "sur la page du lien", name);
        await Tell(quote, $"Devis {quote.Name} signé par {name}", $"{name} a accepté et signé le devis {quote.Name} ({quote.Ttc} TTC).\n\nPréparez sa première facture :");
        await Confirm(quote, signature);
        await events.Tell(new QuoteSigned(quote));
        return Result.Done;
    });

    /// <summary>The customer wants something else.</summary>
    public Task<Result<Quote>> AskChange(string token, string name, string message) => Answer(token, async quote =>
    {
        var refusals = Named(name).Concat(DocumentThread.Check(message).Refusals.Select(r => r with { Field = "Message" })).ToList();
        if (refusals.Count > 0) return Result.Refused(refusals);
        if (quote.AskChange(clock.Now) is { Ok: false } refused) return refused;
        name = HeaderText.Clean(name);
        thread.Add(quote.Id.Value, ActKind.ChangeAsked, message.Trim(), name);
        await Tell(quote, $"Devis {quote.Name} : {name} demande une modification", $"{name} écrit à propos du devis {quote.Name} :\n\n{message.Trim()}\n\nRépondez par une nouvelle version :");
        return Result.Done;
    });

    /// <summary>The customer refuses.</summary>
    public Task<Result<Quote>> Decline(string token, string name) => Answer(token, async quote =>
    {
        if (Named(name).ToList() is { Count: > 0 } unnamed) return Result.Refused(unnamed);
        if (quote.Decline(clock.Now) is { Ok: false } refused) return refused;
        name = HeaderText.Clean(name);
        thread.Add(quote.Id.Value, ActKind.Declined, "", name);
        await Tell(quote, $"Devis {quote.Name} refusé par {name}", $"{name} a refusé le devis {quote.Name}.");
        return Result.Done;
    });

    private static IEnumerable<Refusal> Named(string name) => QuoteSignature.Check(name, "").Refusals;

    private Task<Result<Quote>> Answer(string token, Func<Quote, Task<Result>> act) => db.Write<Quote>(async () =>
    {
        if (await links.Find(token, QuoteSending.Purpose) is not { } seen) return Refusal.NotFound;
        var id = new Id<Quote>(seen.TargetId);
        await db.Lock($"quote:{id}");
        // Read again once nobody else can act: a new version may have closed the link meanwhile.
        if (await links.Find(token, QuoteSending.Purpose) is null || await db.Set<Quote>().SingleOrDefaultAsync(q => q.Id == id) is not { } quote) return Refusal.NotFound;
        return await act(quote) is { Ok: false } refused ? Result<Quote>.Refused(refused.Refusals) : quote;
    });

    private Task Tell(Quote quote, string subject, string text) =>
        members.Tell(quote.ActivityId, QuoteSending.Purpose, quote.Id.Value, subject, $"{text}\n{settings.Absolute($"/devis/{quote.Id}")}");

    /// <summary>The customer keeps the quote and what proves the signature. Without a known address, the page of the link shows the same.</summary>
    private async Task Confirm(Quote quote, QuoteSignature signature)
    {
        var customer = quote.CustomerId is { } c ? await db.Set<Customer>().SingleAsync(x => x.Id == c) : null;
        if (EmailAddress.Normalize(customer?.Email ?? "") is not { } to) return;
        var snapshot = SnapshotJson.Read(quote.Snapshot!);
        await outbox.Send(new MailDraft(QuoteSending.Purpose, quote.Id.Value, snapshot.TradingName, [new(to, customer!.Name)], $"{snapshot.TradingName} : devis {quote.Name} signé", $"""
            Bonjour,

            Le devis {quote.Name}, d’un montant de {snapshot.Ttc} TTC, a été accepté et signé par {signature.Name} le {clock.InWords(signature.At)}. Il est joint à ce message : gardez-le.

            Signature électronique simple, au sens du règlement européen eIDAS.
            Empreinte du document signé (SHA-256) : {signature.DocumentHash}

            Merci de votre confiance,
            {QuoteSending.Signature(snapshot)}
            """)
        {
            ReplyTo = (await members.Of(quote.ActivityId)).FirstOrDefault(),
            Files = [QuoteMailFile.Of(quote)],
        });
    }
}
