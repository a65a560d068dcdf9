using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Takeover;

/// <summary>From the account numbers of the program used before to ours.</summary>
public sealed class AccountTable
{
    private readonly Dictionary<string, string> written;
    private readonly Chart chart;
    private readonly ILookup<string, ChartAccount> byBareNumber;

    private AccountTable(Dictionary<string, string> written, Chart chart) =>
        (this.written, this.chart, byBareNumber) = (written, chart, chart.All.Where(a => a.Number.Length >= 3).ToLookup(a => a.Number.TrimEnd('0')));

    /// <summary>Reads one correspondence a line: <c>41100000 = 411</c>. Lines that say nothing are left out.</summary>
    /// <param name="text">Typed by a person.</param>
    /// <param name="field">Where a refusal goes.</param>
    public static Result<AccountTable> Parse(string text, Chart chart, string? field = null)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.Split('=') is not [var from, var to] || from.Trim().Length == 0)
                return new Refusal("takeover.accounts", $"« {French.Excerpt(line)} » n’est pas une correspondance : écrivez un compte par ligne, par exemple 51210000 = 512000.", field);
            if (chart.Check(to.Trim(), field) is { Ok: false } wrong) return Result<AccountTable>.Refused(wrong.Refusals);
            table[from.Trim()] = to.Trim();
        }
        return new AccountTable(table, chart);
    }

    /// <summary>
    /// Our account for theirs: the one written, else that of the chart whose number is the same but for zeros at its end, those that the program itself books
    /// on first (411 and not 411000); the accounts of single customers are the customers' account. What is left is taken without its last zeros.
    /// </summary>
    public string Of(string theirs)
    {
        theirs = theirs.Replace(" ", "", StringComparison.Ordinal);
        if (written.TryGetValue(theirs, out var said)) return said;
        // « 411DUPONT » is an account of the customers that one of them is told apart in.
        var digits = new string([.. theirs.TakeWhile(char.IsAsciiDigit)]);
        if (digits.Length >= 3) theirs = digits;
        if (digits.Length < 3) return theirs;
        var bare = theirs.TrimEnd('0');
        if (byBareNumber[bare].OrderByDescending(a => chart.HasRole(a.Number)).ThenByDescending(a => a.Number == theirs).ThenByDescending(a => a.Own).ThenBy(a => a.Number.Length).FirstOrDefault() is { } same) return same.Number;
        if (chart.Role("customers") is var customers && bare.StartsWith(customers, StringComparison.Ordinal) && chart.Nearest(bare)?.Number.TrimEnd('0') == customers) return customers;
        return bare.PadRight(3, '0');
    }
}
