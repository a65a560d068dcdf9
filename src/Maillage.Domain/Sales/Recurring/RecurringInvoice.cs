using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Recurring;

/// <summary>Whether a model makes drafts.</summary>
public enum RecurringState
{
    Active,
    Paused,
    /// <summary>Its last draft is made, or it was stopped.</summary>
    Ended,
}

/// <summary>
/// The model of an invoice that comes back: on its days it makes a draft, which someone reads and submits; it never issues anything. Its texts and prices are
/// those of the model, its period moves.
/// </summary>
public sealed class RecurringInvoice : IOwned, IOfActivity, IVersioned
{
    public const int LongestProblem = 1000;

    private RecurringInvoice() { }

    /// <param name="id">Made by the form, so that sending it twice makes one model.</param>
    public RecurringInvoice(Id<RecurringInvoice> id, Activity activity, DateTime now, long? by)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, CreatedAt, CreatedBy) = (id, activity.Id, activity.EntityId, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<RecurringInvoice> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    /// <summary>What the drafts say, without customer; its dates are the period of the first time.</summary>
    public InvoiceDraft Content { get; private set; } = new(null, "", null, null, "", "", 0, false, []);
    public RecurrenceUnit Unit { get; private set; }
    public int Every { get; private set; } = 1;
    public DateOnly First { get; private set; }
    public int? DayOfMonth { get; private set; }
    public DateOnly? Until { get; private set; }
    /// <summary>How many drafts in all; null without limit.</summary>
    public int? Times { get; private set; }
    /// <summary>How many drafts it has made.</summary>
    public int Made { get; private set; }
    /// <summary>Rank of the next one since <see cref="First"/>, from 0.</summary>
    public int Rank { get; private set; }
    /// <summary>Day of the next draft; null when there is none.</summary>
    public DateOnly? NextOn { get; private set; }
    public RecurringState State { get; private set; }
    /// <summary>Why it stopped making drafts by itself; empty otherwise.</summary>
    public string Problem { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public long? CreatedBy { get; private set; }
    public int Version { get; private set; }

    public Recurrence Recurrence => new(Unit, Every, First, DayOfMonth, Until);

    /// <summary>What the next draft will say; of an ended one, the last.</summary>
    public InvoiceDraft Next => Draft(NextOn is null && Rank > 0 ? Rank - 1 : Rank);

    /// <summary>Is for another customer from now on: the one that theirs was made one with.</summary>
    public void GoOverTo(Customer kept) => CustomerId = kept.Id;

    /// <summary>Writes the model anew: dates are those of the next draft, ranks begin again.</summary>
    public Result Write(InvoiceDraft draft, Recurrence recurrence, int? times, DateOnly today)
    {
        if (Check(recurrence, times, today) is { Count: > 0 } wrong) return Result.Refused(wrong);
        CustomerId = draft.CustomerId;
        Content = draft with { CustomerId = null };
        (Unit, Every, First, DayOfMonth, Until, Times) = (recurrence.Unit, recurrence.Every, recurrence.First, recurrence.DayOfMonth, recurrence.Until, times);
        (Rank, Problem) = (0, "");
        if (State == RecurringState.Ended) State = RecurringState.Active;
        Plan();
        return Result.Done;
    }

    /// <summary>Makes no draft until it goes on.</summary>
    /// <param name="problem">Why, when nobody asked for it.</param>
    public Result Pause(string problem = "")
    {
        if (State == RecurringState.Ended) return Over();
        (State, Problem) = (RecurringState.Paused, French.Cut(problem, LongestProblem));
        return Result.Done;
    }

    /// <summary>Goes on: what it missed meanwhile is not made up for.</summary>
    public Result Resume(DateOnly today)
    {
        if (State == RecurringState.Ended) return Over();
        (State, Problem, Rank) = (RecurringState.Active, "", Math.Max(Rank, Recurrence.RankFrom(today)));
        Plan();
        return Result.Done;
    }

    /// <summary>Makes no draft any more.</summary>
    public void Stop() => (State, NextOn) = (RecurringState.Ended, null);

    /// <summary>The draft of <see cref="NextOn"/> is made.</summary>
    public void Advance()
    {
        (Made, Rank) = (Made + 1, Rank + 1);
        Plan();
    }

    /// <summary>The draft of <see cref="NextOn"/> was made before: it is not counted twice.</summary>
    public void Skip()
    {
        Rank++;
        Plan();
    }

    private void Plan()
    {
        NextOn = Made >= Times ? null : Recurrence.On(Rank);
        if (NextOn is null) State = RecurringState.Ended;
    }

    private InvoiceDraft Draft(int rank)
    {
        var due = Recurrence.On(rank) ?? First;
        var from = Content.SaleFrom is { } start ? Recurrence.Move(start, rank) : due;
        DateOnly? to = Content.SaleTo is { } end ? Recurrence.Move(end, rank) : null;
        string Fill(string text, int longest) => RecurringText.Fill(text, from, to ?? from, longest);
        return Content with
        {
            CustomerId = CustomerId,
            SaleFrom = from,
            SaleTo = to,
            Subject = Fill(Content.Subject, LineRules.LongestSubject),
            Note = Fill(Content.Note, 2000),
            CustomerReference = Fill(Content.CustomerReference, 100),
            Lines = [.. Content.Lines.Select(l => l with { Description = Fill(l.Description, DraftLine.LongestDescription) })],
        };
    }

    private List<Refusal> Check(Recurrence recurrence, int? times, DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Refuse(string message, string field) => refusals.Add(new("sales.recurring." + field.ToLowerInvariant(), message, field));
        if (recurrence.Every is < 1 or > Recurrence.MostEvery) Refuse($"Entre deux factures, de 1 à {Recurrence.MostEvery}.", nameof(Every));
        if (recurrence.First < today) Refuse("La prochaine facture se prépare aujourd’hui ou plus tard.", nameof(First));
        else if (recurrence.First > today.AddYears(5)) Refuse("Cette date est trop lointaine : vérifiez-la.", nameof(First));
        if (recurrence.DayOfMonth is < 1 or > 31) Refuse("Le jour du mois va de 1 à 31 : 31 veut dire le dernier jour.", nameof(DayOfMonth));
        if (times is < 1 or > 600) Refuse("Le nombre de factures va de 1 à 600.", nameof(Times));
        else if (times <= Made) Refuse($"Ce modèle a déjà fait {Made} brouillon{(Made > 1 ? "s" : "")} : donnez un nombre plus grand, ou rien.", nameof(Times));
        if (refusals.Count == 0 && recurrence.On(0) is null) Refuse("La fin vient avant la première facture : corrigez l’une des deux dates.", nameof(Until));
        return refusals;
    }

    private static Refusal Over() => new("sales.recurring.ended", "Ce modèle est terminé : modifiez-le pour le faire repartir.");
}

/// <summary>A draft that a model made for a day.</summary>
public sealed class RecurringDraft : IOwned
{
    private RecurringDraft() { }

    /// <param name="remarks">What is to be completed before it can be submitted; empty when nothing is.</param>
    public RecurringDraft(RecurringInvoice model, DateOnly dueOn, Id<Invoice> invoice, string remarks, DateTime now)
    {
        CooperativeId = model.CooperativeId;
        (RecurringId, DueOn, InvoiceId, MadeAt) = (model.Id, dueOn, invoice, now);
        Remarks = French.Cut(remarks, RecurringInvoice.LongestProblem);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<RecurringInvoice> RecurringId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    public string Remarks { get; private set; } = "";
    public DateTime MadeAt { get; private set; }
}
