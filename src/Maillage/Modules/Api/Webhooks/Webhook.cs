using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Api.Webhooks;

/// <summary>Something that happens and that other programs may be told of.</summary>
/// <param name="Kind">Stable: <c>invoice.issued</c>.</param>
/// <param name="Label">In French: « Une facture est émise ».</param>
public sealed record TellableEvent(string Kind, string Label);

/// <summary>An address of another program, called when something happens.</summary>
public sealed class Webhook : IOwned
{
    public const int LongestUrl = 500;

    public CooperativeId CooperativeId { get; init; }
    public Id<Webhook> Id { get; init; } = Id<Webhook>.New();
    public string Url { get; init; } = "";
    /// <summary>Kinds of events it is told, one space between.</summary>
    public string Kinds { get; init; } = "";
    /// <summary>The key of its signatures, enciphered by the keys of the program.</summary>
    public string Secret { get; init; } = "";
    public DateTime CreatedAt { get; init; }
    public long? CreatedBy { get; init; }

    public IReadOnlyList<string> KindList => Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Waiting to leave, taken by the other program, or given up.</summary>
public enum DeliveryState { Waiting, Sent, Failed }

/// <summary>One call to make: its content is set in the transaction of what it tells, its state follows what is answered.</summary>
public sealed class WebhookDelivery : IOwned
{
    public const int MaxReason = 300;

    /// <summary>How long to wait after each failed try; a day and a half in all.</summary>
    private static readonly TimeSpan[] Waits = [.. ((int[])[1, 5, 15, 60, 180, 360, 1440]).Select(m => TimeSpan.FromMinutes(m))];

    public CooperativeId CooperativeId { get; init; }
    public Id<WebhookDelivery> Id { get; init; } = Id<WebhookDelivery>.New();
    public Id<Webhook> WebhookId { get; init; }
    public string Kind { get; init; } = "";
    /// <summary>The JSON that is sent, the same at each try.</summary>
    public string Body { get; init; } = "";
    public DateTime CreatedAt { get; init; }
    public DeliveryState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTime? NextTryAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    /// <summary>Why the last try failed, in French.</summary>
    public string? Reason { get; private set; }

    internal void Sent(DateTime at) => (State, SentAt, NextTryAt, Reason) = (DeliveryState.Sent, at, null, null);

    /// <param name="final">Whether trying again would not help.</param>
    internal void Missed(string reason, bool final, DateTime at)
    {
        Reason = French.Cut(reason, MaxReason);
        Attempts++;
        if (final || Attempts > Waits.Length) (State, NextTryAt) = (DeliveryState.Failed, null);
        else NextTryAt = at + Waits[Attempts - 1];
    }

    /// <summary>Begins its tries again.</summary>
    internal void Again() => (State, Attempts, NextTryAt, Reason) = (DeliveryState.Waiting, 0, null, null);
}

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> row)
    {
        row.ToTable("Webhooks").HasKey(w => w.Id);
        row.Property(w => w.Url).HasMaxLength(Webhook.LongestUrl);
        row.Property(w => w.Kinds).HasMaxLength(1000);
        row.Property(w => w.Secret).HasMaxLength(1000);
        row.HasIndex(w => w.CooperativeId);
    }
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> row)
    {
        row.ToTable("WebhookDeliveries").HasKey(d => d.Id);
        row.Property(d => d.Kind).HasMaxLength(60);
        row.Property(d => d.State).HasMaxLength(20);
        row.Property(d => d.Reason).HasMaxLength(WebhookDelivery.MaxReason);
        row.HasIndex(d => new { d.CooperativeId, d.CreatedAt });
        row.HasOne<Webhook>().WithMany().HasForeignKey(d => d.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}
