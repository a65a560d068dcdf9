namespace Maillage.Platform.Pages;

/// <summary>Files that people send.</summary>
public static class Uploads
{
    /// <summary>The bytes of a file, cut one byte above the most that is accepted: enough to be refused for its size. Empty without a file.</summary>
    /// <param name="most">Bytes.</param>
    public static async Task<byte[]> Read(IFormFile? file, int most)
    {
        if (file is null) return [];
        var bytes = new byte[Math.Min(file.Length, most + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
