using Maillage.Platform;

namespace Maillage.Cli;

/// <summary>A folder for what a verb writes, with nothing else in it.</summary>
internal static class EmptyFolder
{
    /// <returns>The folder.</returns>
    /// <exception cref="SettingsException">When something is in it, or it cannot be made.</exception>
    public static string Make(string verb, string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).EnumerateFileSystemInfos().Any() ? throw new SettingsException($"{verb} : le dossier « {folder} » n’est pas vide.") : folder;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{verb} : le dossier « {folder} » ne peut pas être fait.");
        }
    }
}
