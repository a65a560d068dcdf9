using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The period as the address asks for it: a month, or a first and a last one.</summary>
public sealed class AskedPeriod
{
    [FromQuery(Name = "mois")] public Month? Month { get; set; }
    [FromQuery(Name = "de")] public Month? From { get; set; }
    [FromQuery(Name = "a")] public Month? To { get; set; }
}

/// <summary>The months that an account shows.</summary>
/// <param name="YearStart">First month of the fiscal year that holds the last month shown.</param>
/// <param name="YearEnd">Last month of that year.</param>
/// <param name="Current">The month of today.</param>
public sealed record Period(Month From, Month To, Month YearStart, Month YearEnd, Month Current)
{
    public bool IsMonth => From == To;

    /// <summary>The months of the fiscal year up to the one shown; null when they are what is shown.</summary>
    public (Month From, Month To)? YearToDate => IsMonth && YearStart < From ? (YearStart, To) : null;

    public (Month From, Month To) YearBefore => (From.Plus(-12), To.Plus(-12));

    public string InWords => IsMonth ? French.MonthYear(From) : From.Year == To.Year ? $"{French.MonthName(From.Number)} à {French.MonthYear(To)}" : $"{French.MonthYear(From)} à {French.MonthYear(To)}";

    /// <summary>« de=2026-01&amp;a=2026-12 ».</summary>
    public string Query => $"de={From}&a={To}";
}

/// <summary>Finds the period asked for; this month when nothing is.</summary>
public sealed class PeriodChoice(OpenPeriods periods, Clock clock)
{
    public async Task<Period> Of(Activity activity, AskedPeriod asked)
    {
        var current = Month.Of(clock.Today);
        var from = asked.Month ?? asked.From ?? asked.To ?? current;
        var to = asked.Month ?? asked.To ?? (from > current ? from : current);
        if (to < from) (from, to) = (to, from);
        var year = await periods.YearOf(activity.EntityId, to.First);
        return new Period(from, to, year is null ? new Month(to.Year, 1) : Month.Of(year.Start), year is null ? new Month(to.Year, 12) : Month.Of(year.End), current);
    }

    /// <summary>The months asked for over several activities, whose fiscal years may differ, up to this one: the calendar year so far when nothing is said.</summary>
    public Period UpToNow(AskedPeriod asked)
    {
        var current = Month.Of(clock.Today);
        var to = asked.Month ?? asked.To ?? current;
        var from = asked.Month ?? asked.From ?? new Month(to.Year, 1);
        if (to < from) (from, to) = (to, from);
        if (to > current) to = current;
        if (from > to) from = to;
        return new Period(from, to, new Month(to.Year, 1), new Month(to.Year, 12), current);
    }
}
