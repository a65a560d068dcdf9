using Maillage.Platform;

namespace Maillage.Cli;

/// <summary>The options of a verb as typed, refused when the verb does not know them.</summary>
public sealed class Options
{
    private readonly Dictionary<string, string> values = [];
    private readonly HashSet<string> flags = [];
    private readonly List<string> rest = [];

    /// <param name="verb">Names the verb in refusals.</param>
    /// <param name="valued">Options that take a value, without dashes; <c>data</c> is known to all.</param>
    /// <param name="flagged">Options that stand alone.</param>
    /// <param name="words">Number of words without dashes expected.</param>
    /// <exception cref="SettingsException">When an option is unknown, twice, or without its value.</exception>
    public Options(string verb, IReadOnlyList<string> typed, IReadOnlyList<string> valued, IReadOnlyList<string>? flagged = null, int words = 0)
    {
        for (var i = 0; i < typed.Count; i++)
        {
            if (!typed[i].StartsWith("--", StringComparison.Ordinal))
            {
                rest.Add(typed[i]);
                continue;
            }
            var (name, value) = typed[i][2..].Split('=', 2) is [var before, var after] ? (before, after) : (typed[i][2..], null);
            if (flagged?.Contains(name) == true && value is null) flags.Add(name);
            else if (name != "data" && !valued.Contains(name)) throw Refuse(verb, $"l’option --{name} n’existe pas");
            else if ((value ?? (++i < typed.Count ? typed[i] : null)) is not { Length: > 0 } given) throw Refuse(verb, $"l’option --{name} attend une valeur");
            else if (!values.TryAdd(name, given)) throw Refuse(verb, $"l’option --{name} est donnée deux fois");
        }
        if (rest.Count > words) throw Refuse(verb, $"« {rest[words]} » est de trop");
        if (rest.Count < words) throw Refuse(verb, "il manque le nom du fichier");
    }

    public string? this[string name] => values.GetValueOrDefault(name);

    public IReadOnlyList<string> Words => rest;

    public bool Has(string flag) => flags.Contains(flag);

    /// <exception cref="SettingsException">When the option is missing.</exception>
    public string Need(string verb, string name) => this[name] ?? throw Refuse(verb, $"l’option --{name} est nécessaire");

    private static SettingsException Refuse(string verb, string why) => new($"{verb} : {why}. « Maillage {verb} --help » dit ce qui est attendu.");
}
