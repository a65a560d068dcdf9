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
    public int Version { get; private set; }

    /// <summary>Renames the cooperative or moves its clock.</summary>
    public Result Change(string name, string timeZone)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("cooperative.name", "Donnez un nom à la coopérative.", "Name");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            return new Refusal("cooperative.zone", "Ce fuseau horaire n’existe pas. En France métropolitaine : Europe/Paris.", "TimeZone");
        (Name, TimeZone) = (name.Trim(), timeZone);
        return Result.Done;
    }
}
