using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Sap;
using Maillage.Formats.Documents;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sap;

/// <summary>Sends yearly attestations, each kept as it was sent.</summary>
public sealed class AttestationSending(Db db, Access access, AttestationReader reader, MemberMailbox members, Outbox outbox, Clock clock, Current current)
{
    public const string Purpose = "sales.attestation";

    /// <summary>Sends one, once for what it says: a second sending tells when the first was.</summary>
    public Task<Result<OutgoingMail>> Send(Id<Customer> id, int year) => db.Write<OutgoingMail>(async () =>
    {
        await db.Lock($"attestation:{id}:{year}");
        if ((await reader.Of(year, id)).SingleOrDefault() is not { } row) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.Send, row.Customer) is { Ok: false } refused) return Result<OutgoingMail>.Refused(refused.Refusals);
        if (year >= clock.Today.Year) return new Refusal("sales.attestation.year", $"L’année {year} n’est pas finie : l’attestation part une fois l’année close.", null, "C. trav., art. D7233-4");
        if (!row.Year.Counted.IsPositive) return new Refusal("sales.attestation.nothing", $"Il n’y a rien à attester à {row.Customer.Name} pour {year} : ce qui a été payé l’a été en espèces, ou a été repris par un avoir.", null, "CGI, art. 199 sexdecies");
        if (row.Customer.Email.Length == 0) return new Refusal("sales.attestation.email", $"{row.Customer.Name} n’a pas de courriel : imprimez son attestation.");
        if (await reader.Snapshot(row) is not { } snapshot) return NoDeclaration;
        if (row.Sent is { } before && before.Snapshot.Words() == snapshot.Words())
            return new Refusal("sales.attestation.sent", $"{row.Customer.Name} a déjà reçu cette attestation : elle est partie le {French.LongDate(clock.DayOf(before.At))}.");
        var kept = new SentAttestation(row.Customer, snapshot, clock.Now, current.Account);
        db.Add(kept);
        return await outbox.Send(new MailDraft(Purpose, row.Customer.Id.Value, snapshot.TradingName, [new MailParty(row.Customer.Email, row.Customer.Name)], $"Votre attestation fiscale {year} : services à la personne",
            $"""
            Bonjour,

            Voici votre attestation fiscale pour {year} : {snapshot.Year.Counted} ouvrent droit au crédit d’impôt pour les services à la personne. Gardez-la, l’administration peut vous la demander.

            Bien à vous,
            {snapshot.TradingName}
            """)
        {
            ReplyTo = (await members.Of(row.Customer.ActivityId)).FirstOrDefault(),
            Files = [new MailFileRef(AttestationFiles.Kind, kept.Id.Value, AttestationFiles.FileName(row.Customer, year))],
        });
    });

    /// <summary>Sends those of a year that were not sent yet, or not as they are now, and can leave, each in its own transaction.</summary>
    public async Task<(int Sent, IReadOnlyList<Refusal> Refusals)> SendAll(int year)
    {
        var (count, refusals) = (0, new List<Refusal>());
        foreach (var row in (await reader.Of(year)).Where(r => r.Waits))
        {
            var sent = await Send(row.Customer.Id, year);
            if (sent.Ok) count++;
            else refusals.AddRange(sent.Refusals);
        }
        return (count, [.. refusals.DistinctBy(r => r.Message)]);
    }

    public static Refusal NoDeclaration { get; } = new("sales.attestation.declaration",
        "La coopérative n’a pas de numéro de déclaration de services à la personne : donnez-le avec son identité légale.", null, "C. trav., art. D7233-4");
}

/// <summary>An attestation as a PDF file: on the way in a mail, from what was kept of it, or at once.</summary>
public sealed class AttestationFiles(Db db, DocumentImages images) : IMailFileSource
{
    public const string Kind = "sales.attestation.pdf";

    public static string FileName(Customer customer, int year) => $"Attestation-{year}-{customer.Code}.pdf";

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<SentAttestation>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == new Id<SentAttestation>(id)) is { } sent ? new MailFile("application/pdf", await Draw(sent.Snapshot)) : null;

    private async Task<byte[]> Draw(AttestationSnapshot snapshot) => AttestationPaper.Draw(snapshot, await images.Of(snapshot.Seller.LogosUnder(snapshot.Brand)));

    /// <summary>The PDF of a customer's year as it is today.</summary>
    public static async Task<IResult> Pdf(long id, int year, HttpContext http, AttestationReader reader, AttestationFiles files)
    {
        if (year is < 2000 or > 2200 || (await reader.Of(year, new(id))).SingleOrDefault() is not { } row || await reader.Snapshot(row) is not { } snapshot) return Results.NotFound();
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{FileName(row.Customer, year)}\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(await files.Draw(snapshot), "application/pdf");
    }
}
