using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Tokens;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Api.Answers;

/// <summary>What was answered to an act sent with a key: sent again with the same key, it is answered again and not done again.</summary>
public sealed class KeptAnswer : IOwned
{
    public const int LongestKey = 200;

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public CooperativeId CooperativeId { get; init; }
    public Id<AccessToken> TokenId { get; init; }
    public string Key { get; init; } = "";
    /// <summary>SHA-256 of method, address and content.</summary>
    public string RequestHash { get; init; } = "";
    public DateTime At { get; init; }
    public int Status { get; init; }
    public string? Location { get; init; }
    public int? Version { get; init; }
    public string Body { get; init; } = "";

    internal WrittenAnswer Again => new(Status, Location, Version, Body);
}

/// <summary>Forgets the answers that were kept for a day, as long as some are: they may say much of people.</summary>
public sealed class ForgetAnswersJob(Db db, Clock clock) : IJob
{
    public const string Kind = "api.forget-answers";

    public async Task Run(string payload)
    {
        var over = clock.Now - KeptAnswer.Kept;
        await db.Set<KeptAnswer>().Where(a => a.At <= over).ExecuteDeleteAsync();
        if (await db.Set<KeptAnswer>().MinAsync(a => (DateTime?)a.At) is { } next) throw new TryLater(next + KeptAnswer.Kept);
    }
}

internal sealed class KeptAnswerMapping : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> row)
    {
        row.ToTable("ApiAnswers").HasKey(a => new { a.CooperativeId, a.TokenId, a.Key });
        row.Property(a => a.Key).HasMaxLength(KeptAnswer.LongestKey);
        row.Property(a => a.RequestHash).HasMaxLength(64);
        row.Property(a => a.Location).HasMaxLength(200);
        row.HasIndex(a => new { a.CooperativeId, a.At });
    }
}
