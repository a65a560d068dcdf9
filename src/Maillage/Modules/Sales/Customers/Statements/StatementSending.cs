using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers.Statements;

/// <summary>A statement goes to its customer by mail, and is kept as it was sent.</summary>
public sealed class StatementSending(Db db, Access access, StatementReader reader, MemberMailbox members, Outbox outbox, Clock clock, Current current)
{
    public const string Purpose = "sales.statement";

    /// <summary>Writes the mail, with the statement of a period.</summary>
    /// <param name="sending">Made by the form, so that sending it twice sends it once.</param>
    public Task<Result<OutgoingMail>> Send(Id<SentStatement> sending, Id<Customer> id, DateOnly? from, DateOnly? to, Letter letter) => db.Write<OutgoingMail>(async () =>
    {
        if (await db.KeptOf(id) is not { } customer) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.Send, customer) is { Ok: false } refused) return Result<OutgoingMail>.Refused(refused.Refusals);
        await db.Lock($"statement:{sending}");
        if (await db.Set<SentStatement>().SingleOrDefaultAsync(s => s.Id == sending) is { } already)
            return await db.KeptOf(already.CustomerId) is { } its && its.Id == customer.Id && await Earlier(sending) is { } before ? before : Refusal.Stale;
        var (first, last) = reader.Period(from, to);
        if (await reader.Snapshot(customer, await reader.Of(customer, first, last)) is not { } snapshot)
            return new Refusal("sales.statement.identity", "La coopérative n’a pas encore d’identité légale : un relevé ne peut pas partir.");
        var kept = new SentStatement(sending, customer, snapshot, clock.Now, current.Account);
        db.Add(kept);
        return await outbox.Send(new MailDraft(Purpose, customer.Id.Value, snapshot.TradingName, letter.Parties, letter.Subject ?? "", letter.Text ?? "")
        {
            ReplyTo = (await members.Of(customer.ActivityId)).FirstOrDefault(),
            Files = [new MailFileRef(StatementFiles.Kind, kept.Id.Value, StatementFiles.FileName(customer, last))],
        });
    });

    private Task<OutgoingMail?> Earlier(Id<SentStatement> sending) =>
        db.Set<OutgoingMail>().FirstOrDefaultAsync(m => m.Purpose == Purpose && m.Files.Any(f => f.TargetId == sending.Value));

    /// <summary>The usual words, to be changed at will.</summary>
    public static Letter LetterOf(Customer customer, StatementSnapshot snapshot)
    {
        var (activity, statement) = (snapshot.TradingName, snapshot.Statement);
        var signature = string.Join('\n', new[] { snapshot.Contact, snapshot.TradingName }.Where(t => t.Length > 0).Distinct());
        var late = statement.Late.IsPositive ? $" {statement.Late} sont en retard : merci de les régler, sauf si votre règlement vient de partir." : "";
        return new()
        {
            To = customer.Email,
            Subject = $"{activity} : votre relevé de compte au {French.LongDate(statement.To)}",
            Text = $"""
                Bonjour,

                Voici votre relevé de compte au {French.LongDate(statement.To)}. {(statement.Closing.IsPositive ? $"Le solde à régler est de {statement.Closing}." : statement.Closing.IsNegative ? $"Le solde est de {-statement.Closing} en votre faveur." : "Votre compte est soldé.")}{late}

                Bien à vous,
                {signature}
                """,
        };
    }
}
