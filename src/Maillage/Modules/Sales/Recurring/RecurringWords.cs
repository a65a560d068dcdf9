using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Recurring;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>Models in words.</summary>
public static partial class RecurringWords
{
    public static (string Word, string Kind) Of(RecurringInvoice model) => model.State switch
    {
        RecurringState.Active => ("active", "good"),
        RecurringState.Paused when model.Problem.Length > 0 => ("arrêtée", "bad"),
        RecurringState.Paused => ("en pause", "wait"),
        _ => ("terminée", "neutral"),
    };

    /// <summary>The subject, « … » in the place of what changes each time.</summary>
    public static string Title(RecurringInvoice model) => Title(model.Content.Subject);

    /// <inheritdoc cref="Title(RecurringInvoice)"/>
    public static string Title(string subject) => subject.Length > 0 ? Changing().Replace(subject, "…") : "Facture récurrente";

    /// <summary>« chaque mois, le dernier jour ».</summary>
    public static string Rhythm(RecurringInvoice model) => model.Recurrence.InWords + (model.Unit == RecurrenceUnit.Week ? "" : model.DayOfMonth switch
    {
        31 => ", le dernier jour du mois",
        { } day => $", le {(day == 1 ? "1er" : day)}",
        _ => $", le {(model.First.Day == 1 ? "1er" : model.First.Day)}",
    });

    /// <summary>When it ends; null without end.</summary>
    public static string? End(RecurringInvoice model) => (model.Until, model.Times) switch
    {
        (null, null) => null,
        ({ } until, null) => $"jusqu’au {French.LongDate(until)}",
        (null, { } times) => $"{times} fois en tout, {model.Made} {(model.Made > 1 ? "faites" : "faite")}",
        ({ } until, { } times) => $"jusqu’au {French.LongDate(until)}, {times} fois au plus",
    };

    [GeneratedRegex(@"\{\p{L}+\}(?:\s*\{\p{L}+\})*")]
    private static partial Regex Changing();
}
