using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>An account of the chart.</summary>
/// <param name="Label">Reads alone, without its parent.</param>
/// <param name="Parent">Number of the account above; null for a class.</param>
/// <param name="Own">Whether it is a subdivision of ours; false for an account of the regulation.</param>
public sealed record ChartAccount(string Number, string Label, string? Parent, bool Own)
{
    /// <summary>1 to 7; classes 6 and 7 make the result.</summary>
    public int Class => Number[0] - '0';
}

/// <summary>
/// The chart of accounts: those of the regulation (ANC 2022-06, <c>rules/pcg/2026.json</c>) and our subdivisions (<c>rules/chart.json</c>).
/// </summary>
public sealed class Chart
{
    /// <summary>Longest number, in digits: room for any subdivision in use, and for the columns of statements.</summary>
    public const int MaxLength = 12;

    private readonly Dictionary<string, ChartAccount> byNumber;
    private readonly Dictionary<string, string> roles;
    private readonly List<(ChartAccount Account, string Folded)> searchable;

    private Chart(List<ChartAccount> accounts, Dictionary<string, string> roles)
    {
        All = accounts;
        byNumber = accounts.ToDictionary(a => a.Number, StringComparer.Ordinal);
        this.roles = roles;
        searchable = [.. accounts.Select(a => (a, French.Fold(a.Label)))];
    }

    /// <summary>All accounts, in the order of their numbers as text.</summary>
    public IReadOnlyList<ChartAccount> All { get; }

    /// <summary>The account of a number; null when the chart does not list it.</summary>
    public ChartAccount? Find(string number) => byNumber.GetValueOrDefault(number);

    /// <summary>The account itself or the longest one its number begins with; null when there is none.</summary>
    public ChartAccount? Nearest(string number)
    {
        for (var length = number.Length; length > 0; length--)
            if (byNumber.TryGetValue(number[..length], out var account)) return account;
        return null;
    }

    /// <summary>The label of a number: its own, or that of the nearest account above.</summary>
    public string Label(string number) => Nearest(number)?.Label ?? number;

    /// <summary>Whether lines may be booked on a number: three digits or more (LPF A47 A-1) that begin with an account of the chart deeper than a class.</summary>
    public bool IsPostable(string number) => number.Length is >= 3 and <= MaxLength && number.All(char.IsAsciiDigit) && Nearest(number) is { Parent: not null };

    /// <summary>Refuses a number that cannot be booked on.</summary>
    public Result Check(string number, string? field = null) => IsPostable(number) ? Result.Done : new Refusal("ledger.account.unknown",
        $"«{French.NoBreak}{number}{French.NoBreak}» n’est pas un compte{French.NoBreak}: un numéro commence par celui d’un compte du plan comptable général, par exemple 706 ou 6256.",
        field, "Règlement ANC 2022-06 (plan comptable général)");

    /// <summary>Accounts that the program alone books on, since their balances must be its records: their roles, what keeps them, and where.</summary>
    private static readonly (string Role, string Keeper)[] Kept =
    [
        ("contribution", $"par le calcul de la contribution{French.NoBreak}: ses écritures se passent toutes seules, dans «{French.NoBreak}Contribution{French.NoBreak}»"),
        ("result-split", $"par les répartitions du résultat des collectifs{French.NoBreak}: elles se passent depuis la page de l’activité"),
        ("internal-sales", $"par les ventes internes{French.NoBreak}: elles se proposent et s’acceptent dans «{French.NoBreak}Ventes internes{French.NoBreak}»"),
        ("internal-purchases", $"par les ventes internes{French.NoBreak}: elles se proposent et s’acceptent dans «{French.NoBreak}Ventes internes{French.NoBreak}»"),
    ];

    /// <summary>Whether the program alone books on an account.</summary>
    public bool IsReserved(string number) => KeeperOf(number) is not null;

    /// <summary>Refuses an account that people may not book on by hand.</summary>
    public Result CheckFree(string number, string? field = null) => KeeperOf(number) is not { } keeper ? Result.Done : new Refusal("ledger.account.reserved", $"Le compte {number} est tenu {keeper}.", field);

    private string? KeeperOf(string number) => Kept.FirstOrDefault(k => RoleOrNull(k.Role) is { } own && number.StartsWith(own, StringComparison.Ordinal)).Keeper;

    /// <summary>The number of the account that plays a role in <c>rules/chart.json</c>: <c>customers</c>, <c>vat-due:FR200</c>.</summary>
    /// <exception cref="KeyNotFoundException">When no account has the role.</exception>
    public string Role(string role) => RoleOrNull(role) ?? throw new KeyNotFoundException($"No account has the role '{role}'.");

    /// <summary>Whether the program books on an account by its role.</summary>
    public bool HasRole(string number) => roles.ContainsValue(number);

    /// <summary>The number of the account that plays a role, null when none does.</summary>
    public string? RoleOrNull(string role) => roles.GetValueOrDefault(role);

    /// <summary>Accounts whose number begins with what is typed, or whose label holds all its words, accents and case apart.</summary>
    public IEnumerable<ChartAccount> Search(string text)
    {
        var words = French.Fold(text).Split((char[])[' ', French.NoBreak, French.Thin, '’', '\''], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        return searchable.Where(s => words.All(w => s.Account.Number.StartsWith(w, StringComparison.Ordinal) || s.Folded.Contains(w, StringComparison.Ordinal)))
            .Select(s => s.Account);
    }

    /// <summary>Reads the two files.</summary>
    /// <exception cref="FormatException">When one cannot be read, a number is twice there or a subdivision stands below no account.</exception>
    public static Chart Parse(string pcgJson, string chartJson)
    {
        try
        {
            using var pcg = JsonDocument.Parse(pcgJson);
            using var own = JsonDocument.Parse(chartJson);
            var rows = Rows(pcg, isOwn: false).Concat(Rows(own, isOwn: true)).OrderBy(r => r.Number, StringComparer.Ordinal).ToList();
            var numbers = rows.Select(r => r.Number).ToHashSet(StringComparer.Ordinal);
            var accounts = rows.Select(r => r with { Parent = Above(r.Number, numbers) }).ToList();
            if (rows.Zip(accounts).FirstOrDefault(p => p.First.Own && p.First.Parent != p.Second.Parent) is { First: { } wrong })
                throw new ArgumentException($"{wrong.Number} does not stand below {wrong.Parent}.");
            var chart = new Chart(accounts, own.RootElement.GetProperty("roles").EnumerateObject().ToDictionary(r => r.Name, r => r.Value.GetString()!));
            return chart.roles.FirstOrDefault(r => !chart.IsPostable(r.Value)) is { Key: { } role }
                ? throw new ArgumentException($"The role '{role}' has no account.") : chart;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The chart of accounts cannot be read: " + e.Message, e);
        }
    }

    private static IEnumerable<ChartAccount> Rows(JsonDocument file, bool isOwn) => file.RootElement.GetProperty("accounts").EnumerateArray()
        .Select(a => new ChartAccount(a.GetProperty("number").GetString()!, a.GetProperty("label").GetString()!, isOwn ? a.GetProperty("parent").GetString() : null, isOwn));

    private static string? Above(string number, HashSet<string> numbers)
    {
        for (var length = number.Length - 1; length > 0; length--)
            if (numbers.Contains(number[..length])) return number[..length];
        return null;
    }
}
