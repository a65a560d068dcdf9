namespace Maillage.Platform;

/// <summary>How much room files that people send may take, as the operator set it.</summary>
/// <param name="Each">Bytes of one file, at most; a form may ask for less.</param>
/// <param name="All">Bytes of all the files of one cooperative, at most.</param>
public sealed record FileLimits(long Each, long All)
{
    /// <summary>Bytes of the megabyte that settings and pages count in.</summary>
    public const long Megabyte = 1_000_000;

    public static readonly FileLimits Usual = new(10 * Megabyte, 10_000 * Megabyte);

    /// <exception cref="SettingsException">When a setting is not a whole number of megabytes.</exception>
    public static FileLimits Read(IConfiguration configuration) => new(
        Read(configuration, "Maillage:Files:Each", Usual.Each, Usual.Each), Read(configuration, "Maillage:Files:All", Usual.All, 1_000_000 * Megabyte));

    private static long Read(IConfiguration configuration, string name, long usual, long most) => configuration[name] is not { Length: > 0 } typed ? usual
        : long.TryParse(typed, System.Globalization.NumberStyles.None, null, out var megabytes) && megabytes > 0 && megabytes <= most / Megabyte ? megabytes * Megabyte
        : throw new SettingsException($"{name} « {typed} » n’est pas un nombre de mégaoctets : de 1 à {most / Megabyte}.");
}
