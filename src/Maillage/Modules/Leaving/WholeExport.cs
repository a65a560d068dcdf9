using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Leaving;

/// <summary>An archive of the whole cooperative, asked for by someone, made by a job, kept a few days.</summary>
public sealed class WholeExport : IOwned
{
    /// <summary>How long the archive may be downloaded once it is made.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    public CooperativeId CooperativeId { get; init; }
    public Id<WholeExport> Id { get; init; } = Id<WholeExport>.New();
    public DateTime AskedAt { get; init; }
    public long? AskedBy { get; init; }
    /// <summary>How many of <see cref="Steps"/> are done.</summary>
    public int Done { get; private set; }
    /// <summary>0 until the job begins.</summary>
    public int Steps { get; private set; }
    /// <summary>What is being written, in French.</summary>
    public string Step { get; private set; } = "";
    /// <summary>When the archive was whole; null until then.</summary>
    public DateTime? MadeAt { get; private set; }
    /// <summary>Size of the archive.</summary>
    public long Length { get; private set; }
    /// <summary>Of the archive, in lower hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";
    /// <summary>When its bytes were erased, by someone or with time.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>Whether its bytes may be asked for.</summary>
    public bool IsKeptAt(DateTime now) => MadeAt is { } made && ErasedAt is null && now < made + KeptFor;

    /// <summary>Whether the job is still to end.</summary>
    public bool IsUnderWay => MadeAt is null && ErasedAt is null;

    public void Erase(DateTime now) => ErasedAt ??= now;
}

/// <summary>A piece of an archive: it is written and read piece by piece, whatever its size, by any of the programs that serve the database.</summary>
public sealed class WholeExportPart : IOwned
{
    /// <summary>Bytes of a piece, at least, but for the last.</summary>
    public const int Size = 1 << 20;

    public CooperativeId CooperativeId { get; init; }
    public Id<WholeExport> ExportId { get; init; }
    /// <summary>From 0, without gap.</summary>
    public int Rank { get; init; }
    public byte[] Bytes { get; init; } = [];
}

internal sealed class WholeExportMapping : IEntityTypeConfiguration<WholeExport>
{
    public void Configure(EntityTypeBuilder<WholeExport> row)
    {
        row.ToTable("WholeExports").HasKey(e => e.Id);
        row.Property(e => e.Step).HasMaxLength(120);
        row.Property(e => e.Sha256).HasMaxLength(64);
        row.HasIndex(e => new { e.CooperativeId, e.AskedAt });
    }
}

internal sealed class WholeExportPartMapping : IEntityTypeConfiguration<WholeExportPart>
{
    public void Configure(EntityTypeBuilder<WholeExportPart> row)
    {
        row.ToTable("WholeExportParts").HasKey(p => new { p.CooperativeId, p.ExportId, p.Rank });
        row.HasOne<WholeExport>().WithMany().HasForeignKey(p => p.ExportId).OnDelete(DeleteBehavior.Cascade);
    }
}
