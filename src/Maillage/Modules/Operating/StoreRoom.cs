using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Operating;

/// <param name="Database">Bytes of the whole database.</param>
/// <param name="FileCount">Pictures, joined files, documents kept in it, for this cooperative.</param>
/// <param name="Files">Their bytes.</param>
/// <param name="Most">Bytes that they may take.</param>
/// <param name="Free">Bytes left where the data folder is; null when the system does not say.</param>
/// <param name="Disk">Bytes of that disk.</param>
public sealed record Room(long Database, int FileCount, long Files, long Most, long? Free, long? Disk)
{
    /// <summary>Files have nearly all the room they are given.</summary>
    public bool FilesAreShort => Files > Most / 10 * 9;

    /// <summary>Below it people will soon be refused what they send.</summary>
    public bool IsShort => Free is { } free && Disk is { } disk && (free < 1_000_000_000 || free < disk / 20);
}

/// <summary>Measures the room that the data takes and what is left.</summary>
public sealed class StoreRoom(Db db, Settings settings)
{
    public async Task<Room> Measure()
    {
        var files = await db.Set<DocumentFile>().GroupBy(_ => 1).Select(g => new { Count = g.Count(), Bytes = g.Sum(f => (long)f.Bytes.Length) }).SingleOrDefaultAsync();
        var (free, disk) = Disk();
        return new(await Database(), files?.Count ?? 0, files?.Bytes ?? 0, settings.Files.All, free, disk);
    }

    private async Task<long> Database() => db.IsPostgres
        ? await db.Database.SqlQuery<long>($"""SELECT pg_database_size(current_database()) AS "Value" """).SingleAsync()
        : new[] { "", "-wal" }.Select(end => new FileInfo(settings.SqliteFile + end)).Where(f => f.Exists).Sum(f => f.Length);

    private (long? Free, long? Disk) Disk()
    {
        try
        {
            var drive = new DriveInfo(settings.DataFolder);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, null);
        }
    }
}
