using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Design;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>A quote as it is typed.</summary>
public sealed class QuoteForm : DocumentForm
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Works { get; set; }
    public string? ValidDays { get; set; }
    public bool OffPremises { get; set; }
    public PlanForm Plan { get; set; } = new();

    public static QuoteForm Of(Quote quote) => new()
    {
        Version = quote.Version,
        Activity = quote.ActivityId.Value,
        CustomerId = quote.CustomerId?.Value,
        Subject = quote.Subject,
        From = quote.From,
        To = quote.To,
        Works = quote.Works,
        CustomerReference = quote.CustomerReference,
        Note = quote.Note,
        Term = TermWords.Value(quote.Term),
        ValidDays = Shown.ToType(quote.ValidDays),
        TtcPrices = quote.TtcPrices,
        OffPremises = quote.OffPremises,
        Lines = [.. quote.Lines.OrderBy(l => l.Rank).Select(l => LineForm.Of(l.Draft))],
        Plan = PlanForm.Of(quote.Plan),
    };

    /// <summary>What was typed, and the refusals of what is not a number.</summary>
    /// <param name="usual">The term when none is typed.</param>
    public (QuoteDraft Draft, IReadOnlyList<Refusal> Unread) Read(PaymentTerm usual)
    {
        var number = new NumberReading();
        var term = ReadTerm(usual, number);
        var lines = Lines.Select((l, i) => l.Read(number, $"Lines[{i}]")).ToList();
        var draft = new QuoteDraft(CustomerId is { } id ? new Id<Customer>(id) : null, Subject ?? "", From, To, Works ?? "", CustomerReference ?? "", Note ?? "", term.Days, term.EndOfMonth,
            number.Whole(ValidDays, nameof(ValidDays), QuoteDraft.UsualValidDays), TtcPrices, OffPremises, lines, Plan.Read(number));
        return (draft, Unread(number));
    }
}

/// <summary>A plan as it is typed.</summary>
public sealed class PlanForm
{
    public PlanMode Mode { get; set; }
    /// <summary>In percent.</summary>
    public string? Deposit { get; set; }
    public string? Count { get; set; }
    /// <summary>In percent.</summary>
    public string? Retention { get; set; }
    public List<PartForm> Parts { get; set; } = [];

    public static PlanForm Of(InvoicingPlan plan) => new()
    {
        Mode = plan.Mode,
        Deposit = plan.Deposit == Rate.Zero ? null : Shown.ToType(plan.Deposit),
        Count = plan.Mode == PlanMode.Equal ? Shown.ToType(plan.Count) : null,
        Retention = plan.Retention == Rate.Zero ? null : Shown.ToType(plan.Retention),
        Parts = [.. plan.Parts.Select(p => new PartForm { Label = p.Label, Ttc = Shown.ToType(p.Ttc), On = p.On })],
    };

    public InvoicingPlan Read(NumberReading number) => new(
        Mode, number.Percent(Deposit, "Plan.Deposit"), number.Whole(Count, "Plan.Count", 2),
        [.. Parts.Select((p, i) => new PlannedPart(p.Label ?? "", Money.FromEuros(number.Of(p.Ttc, $"Plan.Parts[{i}].Ttc") ?? 0), p.On))], number.Percent(Retention, "Plan.Retention"));
}

/// <summary>A typed part of a plan.</summary>
public sealed class PartForm
{
    public string? Label { get; set; }
    public string? Ttc { get; set; }
    public DateOnly? On { get; set; }

    public bool IsUntouched => string.IsNullOrWhiteSpace(Label) && string.IsNullOrWhiteSpace(Ttc);
}
