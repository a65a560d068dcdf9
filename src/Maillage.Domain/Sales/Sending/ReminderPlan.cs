using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Sending;

/// <summary>One reminder of a plan. Words in braces stand for facts of the invoice: <see cref="ReminderPlan.Words"/>.</summary>
/// <param name="Days">From the due date; negative before it.</param>
public sealed record ReminderStep(int Days, string Subject, string Text);

/// <summary>How invoices that wait are reminded: the cooperative's own row, and one for each activity that says otherwise.</summary>
public sealed class ReminderPlan : IOwned
{
    public const int LongestText = 3000;

    /// <summary>Days between a letter by hand and the first step.</summary>
    private const int DaysAfterLetter = 7;

    /// <summary>What texts may name.</summary>
    public static IReadOnlyList<string> Words { get; } = ["{client}", "{numero}", "{montant}", "{echeance}", "{lien}", "{activite}"];

    /// <summary>Until the cooperative writes its own.</summary>
    public static IReadOnlyList<ReminderStep> Usual { get; } =
    [
        new(-3, "{activite} : la facture {numero} arrive à échéance", "Bonjour,\n\nLa facture {numero}, de {montant}, est à régler avant le {echeance}. Elle est jointe, et se lit ici :\n{lien}\n\nSi le règlement est déjà parti, ne tenez pas compte de ce message.\n\n{activite}"),
        new(8, "{activite} : facture {numero} à régler", "Bonjour,\n\nSauf erreur de notre part, la facture {numero}, échue le {echeance}, n’est pas encore réglée : il reste {montant}. Elle est jointe, et se lit ici :\n{lien}\n\nPouvez-vous nous dire quand le règlement partira ?\n\n{activite}"),
        new(21, "{activite} : deuxième relance, facture {numero}", "Bonjour,\n\nMalgré notre message précédent, la facture {numero}, échue le {echeance}, reste due : {montant}. Merci de la régler sans attendre ; les moyens de paiement sont ici :\n{lien}\n\n{activite}"),
    ];

    private ReminderPlan() { }

    /// <param name="activity">Empty for the cooperative's own.</param>
    public ReminderPlan(CooperativeId cooperative, Id<Activity> activity) => (CooperativeId, ActivityId) = (cooperative, activity);

    public CooperativeId CooperativeId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    /// <summary>Of an activity: whether reminders leave by themselves.</summary>
    public bool Automatic { get; private set; }
    /// <summary>In the order of their days; none when those of the cooperative hold.</summary>
    public IReadOnlyList<ReminderStep> Steps { get; private set; } = [];

    public Result Set(bool automatic, IReadOnlyList<ReminderStep> steps)
    {
        var refusals = new List<Refusal>();
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step.Days is < -60 or > 365) refusals.Add(new("sales.reminder.days", "Une relance part de 60 jours avant à 365 jours après l’échéance.", $"Steps[{i}].Days"));
            if (i > 0 && step.Days <= steps[i - 1].Days) refusals.Add(new("sales.reminder.days", "Chaque relance part après celle qui la précède.", $"Steps[{i}].Days"));
            if (step.Subject.Trim().Length is 0 or > 150) refusals.Add(new("sales.reminder.subject", "L’objet a de 1 à 150 caractères.", $"Steps[{i}].Subject"));
            if (step.Text.Trim().Length is 0 or > LongestText) refusals.Add(new("sales.reminder.text", $"Le texte a de 1 à {LongestText} caractères.", $"Steps[{i}].Text"));
        }
        if (refusals.Count > 0) return Result.Refused(refusals);
        (Automatic, Steps) = (automatic, steps);
        return Result.Done;
    }

    /// <summary>The rank from 1 of the step that leaves today; zero when none does. One a day at most: what was missed gives way to the latest, but the first to leave late is the first one written for then.</summary>
    /// <param name="last">Rank of the last one that left for this due date; zero when none.</param>
    /// <param name="lastOn">Day of the last letter that left for it, by hand too; null when none.</param>
    public static int DueToday(IReadOnlyList<ReminderStep> steps, DateOnly dueOn, int last, DateOnly? lastOn, DateOnly today)
    {
        var rank = Reached(steps, dueOn, last, today);
        return rank > 0 && today >= Leaves(steps, dueOn, rank, last, lastOn) ? rank : 0;
    }

    /// <summary>The day from which a step leaves: its own, and after the last letter as many days as the plan puts between the two.</summary>
    private static DateOnly Leaves(IReadOnlyList<ReminderStep> steps, DateOnly dueOn, int rank, int last, DateOnly? lastOn)
    {
        var own = dueOn.AddDays(steps[rank - 1].Days);
        var apart = last > 0 && last < rank ? steps[rank - 1].Days - steps[last - 1].Days : rank > 1 ? steps[rank - 1].Days - steps[rank - 2].Days : DaysAfterLetter;
        return lastOn?.AddDays(apart) is { } after && after > own ? after : own;
    }

    private static int Reached(IReadOnlyList<ReminderStep> steps, DateOnly dueOn, int last, DateOnly today)
    {
        if (last == 0 && today > dueOn)
        {
            // The later ones speak of a message before them.
            var late = steps.Count(s => s.Days < 0);
            return late < steps.Count && dueOn.AddDays(steps[late].Days) <= today ? late + 1 : 0;
        }
        if (last > 0)
        {
            // None is skipped, but those that speak of a date to come once it is past.
            var next = last + 1;
            while (next <= steps.Count && steps[next - 1].Days < 0 && today > dueOn) next++;
            return next <= steps.Count && dueOn.AddDays(steps[next - 1].Days) <= today ? next : 0;
        }
        for (var rank = steps.Count; rank > 0; rank--)
            if (dueOn.AddDays(steps[rank - 1].Days) <= today) return steps[rank - 1].Days >= 0 || today <= dueOn ? rank : 0;
        return 0;
    }

    /// <summary>The day on which the next step leaves; null after the last.</summary>
    public static DateOnly? NextDay(IReadOnlyList<ReminderStep> steps, DateOnly dueOn, int last, DateOnly? lastOn, DateOnly today)
    {
        if (DueToday(steps, dueOn, last, lastOn, today) > 0) return today;
        return Enumerable.Range(last + 1, steps.Count - Math.Min(last, steps.Count)).Select(rank => Leaves(steps, dueOn, rank, last, lastOn))
            .Where(day => day > today).Order().Select(day => (DateOnly?)day).FirstOrDefault(day => DueToday(steps, dueOn, last, lastOn, day!.Value) > 0);
    }

    /// <summary>A text with the facts in place of their words, but for <c>{lien}</c>, made when the mail is.</summary>
    public static string Fill(string text, string client, string number, Money amount, DateOnly dueOn, string activity) => text
        .Replace("{numero}", number, StringComparison.Ordinal).Replace("{montant}", amount.ToString(), StringComparison.Ordinal)
        .Replace("{echeance}", French.LongDate(dueOn), StringComparison.Ordinal).Replace("{activite}", activity, StringComparison.Ordinal).Replace("{client}", client, StringComparison.Ordinal);
}
