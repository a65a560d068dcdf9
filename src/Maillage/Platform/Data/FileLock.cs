namespace Maillage.Platform.Data;

/// <summary>One program at a time on a folder of data: the guard of SQLite and of its migrations. The system releases it when the process dies.</summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <exception cref="SettingsException">When another program holds the folder.</exception>
    public static FileLock Take(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new SettingsException($"Un autre Maillage utilise déjà le dossier « {Path.GetDirectoryName(path)} » : arrêtez-le d’abord.");
        }
    }

    public void Dispose() => file.Dispose();
}
