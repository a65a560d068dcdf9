namespace Maillage.Domain.Ledger;

/// <summary>Accounts by the beginnings of their numbers, some below them left out: <c>42,-421,-425</c>.</summary>
public sealed class AccountSet
{
    /// <summary>How many beginnings an address may hold.</summary>
    public const int Longest = 40;

    private AccountSet(IReadOnlyList<string> @in, IReadOnlyList<string> @out) => (In, Out) = (@in, @out);

    public IReadOnlyList<string> In { get; }

    /// <summary>Beginnings left out, each below one of <see cref="In"/>.</summary>
    public IReadOnlyList<string> Out { get; }

    /// <summary>The one beginning, when there is nothing else.</summary>
    public string? Only => In.Count == 1 && Out.Count == 0 ? In[0] : null;

    /// <summary>True when all are of classes 6 and 7, which begin anew with each fiscal year.</summary>
    public bool OfResult => In.All(n => n[0] is '6' or '7');

    public bool Contains(string account) => Below(In, account) && !Below(Out, account);

    /// <summary>The accounts that <paramref name="mine"/> takes when those of <paramref name="others"/> go elsewhere, the longest beginning deciding.</summary>
    /// <exception cref="ArgumentException">When an account left out has one below it that is taken back: no such set can be said in words.</exception>
    public static AccountSet Of(IReadOnlyCollection<string> mine, IEnumerable<string> others)
    {
        var between = others.Where(o => !mine.Contains(o) && Below(mine, o)).ToList();
        var kept = mine.Where(m => !mine.Any(n => n != m && m.StartsWith(n, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        var left = between.Where(o => !between.Any(p => p != o && o.StartsWith(p, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal).ToList();
        return mine.FirstOrDefault(m => Below(left, m)) is { } back
            ? throw new ArgumentException($"{back} is taken back from an account that is left out.")
            : new AccountSet(kept, left);
    }

    /// <summary>Reads <c>42,-421,-425</c>; null when it is not that.</summary>
    public static AccountSet? Parse(string text)
    {
        var parts = text.Split(',');
        if (parts.Length > Longest || parts.Any(p => p.TrimStart('-') is not { Length: > 0 and <= Chart.MaxLength } digits || !digits.All(char.IsAsciiDigit))) return null;
        var mine = parts.Where(p => p[0] != '-').ToList();
        var left = parts.Where(p => p[0] == '-').Select(p => p.TrimStart('-')).ToList();
        return mine.Count == 0 || mine.Exists(m => Below(left, m)) || left.Exists(l => !Below(mine, l)) ? null : new AccountSet(mine, left);
    }

    /// <summary>As addresses write it.</summary>
    public override string ToString() => string.Join(',', In.Concat(Out.Select(o => "-" + o)));

    /// <summary>« 42 sauf 421, 425 ».</summary>
    public string InWords => string.Join(", ", In) + (Out.Count == 0 ? "" : " sauf " + string.Join(", ", Out));

    private static bool Below(IEnumerable<string> beginnings, string account) => beginnings.Any(b => account.StartsWith(b, StringComparison.Ordinal));
}
