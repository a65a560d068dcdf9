using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Leaving;

/// <summary>A stream that becomes the pieces of an archive in the database: no more in memory than a piece and what is written at once.</summary>
/// <param name="db">Of a scope of its own: the archive is written from a snapshot of another.</param>
/// <param name="afterPart">Called when a piece is kept.</param>
internal sealed class ExportParts(Db db, Id<WholeExport> export, Func<Task> afterPart) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream piece = new();
    private int rank;

    /// <summary>Bytes kept, once <see cref="End"/> was called.</summary>
    public long Kept { get; private set; }

    /// <summary>Of the bytes kept, in lower hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => Kept + piece.Length;
    public override long Position { get => Length; set => throw new NotSupportedException(); }

    /// <summary>Forgets the pieces that an earlier try left.</summary>
    public Task Clear() => db.Set<WholeExportPart>().Where(p => p.ExportId == export).ExecuteDeleteAsync();

    /// <summary>Keeps the last piece.</summary>
    public Task End() => piece.Length > 0 ? Keep() : Task.CompletedTask;

    // The zip writes its few headers so: they wait in memory for the next piece.
    public override void Write(byte[] buffer, int offset, int count) => piece.Write(buffer, offset, count);
    public override void Write(ReadOnlySpan<byte> buffer) => piece.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        piece.Write(buffer.Span);
        if (piece.Length >= WholeExportPart.Size) await Keep();
    }

    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            piece.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task Keep()
    {
        var bytes = piece.ToArray();
        hash.AppendData(bytes);
        Kept += bytes.Length;
        piece.SetLength(0);
        await db.Write(() =>
        {
            db.Add(new WholeExportPart { CooperativeId = db.Cooperative, ExportId = export, Rank = rank, Bytes = bytes });
            return Task.FromResult(Result.Done);
        });
        rank++;
        db.ChangeTracker.Clear();
        await afterPart();
    }
}
