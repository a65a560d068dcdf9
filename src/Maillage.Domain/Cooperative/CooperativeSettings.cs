using Maillage.Domain.Kernel;

namespace Maillage.Domain.Cooperative;

/// <summary>A cooperative: its name on the screens and the zone that decides its « aujourd’hui ».</summary>
public sealed class CooperativeSettings : IVersioned
{
    private CooperativeSettings() { }

    public CooperativeSettings(CooperativeId id, string name, string timeZone = "Europe/Paris") =>
        (Id, Name, TimeZone) = (id, name, timeZone);

    public CooperativeId Id { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>IANA name of the zone.</summary>
    public string TimeZone { get; private set; } = "Europe/Paris";
    /// <summary>The names of machine that lead to it alone, one space between; empty when it shares the one of the program.</summary>
    public string Hosts { get; private set; } = "";
    public int Version { get; private set; }

    public IReadOnlyList<string> HostList => Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Longest <see cref="Hosts"/>.</summary>
    public const int LongestHosts = 500;

    /// <summary>Renames the cooperative or moves its clock.</summary>
    public Result Change(string name, string timeZone)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("cooperative.name", "Donnez un nom à la coopérative.", "Name");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            return new Refusal("cooperative.zone", "Ce fuseau horaire n’existe pas. En France métropolitaine : Europe/Paris.", "TimeZone");
        (Name, TimeZone) = (name.Trim(), timeZone);
        return Result.Done;
    }

    /// <summary>Says which names of machine lead to it. Nobody else has them: who asks has verified it.</summary>
    /// <param name="typed">Separated by spaces, commas or lines.</param>
    public Result Answer(string typed)
    {
        var hosts = typed.ToLowerInvariant().Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (hosts.Find(h => Uri.CheckHostName(h) == UriHostNameType.Unknown) is { } wrong)
            return new Refusal("cooperative.host", $"« {French.Excerpt(wrong)} » n’est pas un nom de machine : écrivez par exemple maillage.exemple.coop, sans https ni barre.", "Hosts");
        var all = string.Join(' ', hosts);
        if (all.Length > LongestHosts) return new Refusal("cooperative.host", "C’est trop d’adresses : une ou deux suffisent.", "Hosts");
        Hosts = all;
        return Result.Done;
    }
}
