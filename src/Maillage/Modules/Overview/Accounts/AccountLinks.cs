using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>Where the lines behind a figure are read: the ledger, on the same accounts, activity and months.</summary>
public static class AccountLinks
{
    public static string Lines(Id<Activity> activity, AccountSet accounts, Month from, Month to) => $"/comptabilite/compte/{accounts}?activite={activity}&de={from}&a={to}&sous=1";

    /// <summary>The lines behind a balance: all that came before the month counts.</summary>
    public static string Balance(Id<Activity> activity, AccountSet accounts, Month to) => Lines(activity, accounts, BalanceReader.Beginning, to);

    /// <summary>Every account of the activity, with its balance at the end of the period.</summary>
    public static string Trial(Id<Activity> activity, Period period) => $"/comptabilite/balance?activite={activity}&{period.Query}";

    /// <summary>Why the contribution is what it is: of the month, or of the year of the last one.</summary>
    public static string Contribution(Id<Activity> activity, Period period) => period.IsMonth ? $"/activites/{activity}/contribution/{period.From}" : ContributionOfYear(activity, period);

    /// <summary>Why the contribution of the year is what it is.</summary>
    public static string ContributionOfYear(Id<Activity> activity, Period period) => $"/activites/{activity}/contribution?annee={period.To.Year}";
}
