using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Sending;

/// <summary>A reminder that left. Never changed; one for an invoice, a due date and a step in a day.</summary>
public sealed class Reminder : IOwned
{
    private Reminder() { }

    /// <param name="dueOn">The due date it is about: what is retained of works has its own.</param>
    /// <param name="step">Rank in the plan from 1; zero when sent by hand.</param>
    public Reminder(Invoice invoice, DateOnly dueOn, int step, DateOnly on, DateTime now, long? by)
    {
        (CooperativeId, Id, InvoiceId) = (invoice.CooperativeId, Id<Reminder>.New(), invoice.Id);
        (DueOn, Step, On, SentAt, SentBy) = (dueOn, step, on, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Reminder> Id { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public int Step { get; private set; }
    public DateOnly On { get; private set; }
    public DateTime SentAt { get; private set; }
    public long? SentBy { get; private set; }
}

/// <summary>An invoice that is not reminded any more: disputed, or settled otherwise. Removed to begin again.</summary>
public sealed class ReminderStop : IOwned
{
    private ReminderStop() { }

    public ReminderStop(Invoice invoice, DateTime now, long? by) => (CooperativeId, InvoiceId, StoppedAt, StoppedBy) = (invoice.CooperativeId, invoice.Id, now, by);

    public CooperativeId CooperativeId { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    public DateTime StoppedAt { get; private set; }
    public long? StoppedBy { get; private set; }
}
