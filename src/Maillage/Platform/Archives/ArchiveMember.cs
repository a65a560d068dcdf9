namespace Maillage.Platform.Archives;

/// <summary>A file of an archive, as its manifest names it.</summary>
/// <param name="Path">In the archive, with slashes.</param>
/// <param name="Sha256">Lower hexadecimal.</param>
/// <param name="Rows">Of a table; null for other files.</param>
public sealed record ArchiveMember(string Path, long Bytes, string Sha256, long? Rows);
