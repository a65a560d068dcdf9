using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Applications;

/// <summary>Another program of the cooperative (files, forum) that its people enter with their account here, by OpenID Connect.</summary>
public sealed class Application : IOwned, IVersioned
{
    public const int LongestName = 80;
    public const int MostAddresses = 10;
    public const int LongestAddresses = 4000;

    private Application() { }

    /// <param name="hash">SHA-256 of its secret; the secret itself is shown once and kept nowhere.</param>
    public Application(CooperativeId cooperative, string clientId, string hash, DateTime at) =>
        (CooperativeId, Id, ClientId, Hash, CreatedAt, SecretAt) = (cooperative, Id<Application>.New(), clientId, hash, at, at);

    public CooperativeId CooperativeId { get; private set; }
    public Id<Application> Id { get; private set; }
    public int Version { get; private set; }
    /// <summary>What it says its name is, when it asks.</summary>
    public string ClientId { get; private set; } = "";
    /// <summary>SHA-256 of its secret, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    /// <summary>When the secret was made: what the trail says of it.</summary>
    public DateTime SecretAt { get; private set; }
    /// <summary>As people read it: « Fichiers partagés ».</summary>
    public string Name { get; set; } = "";
    /// <summary>Where people may be sent back once signed in, one a line, each compared letter by letter.</summary>
    public string RedirectUris { get; set; } = "";
    /// <summary>Where people may be sent back once signed out, one a line.</summary>
    public string AfterSignOutUris { get; set; } = "";
    /// <summary>Whether it is told the roles a person has today, as groups.</summary>
    public bool TellsRoles { get; set; }
    /// <summary>Whether it is told the activities a person has a right over today, as groups.</summary>
    public bool TellsActivities { get; set; }
    public DateTime CreatedAt { get; private set; }
    /// <summary>When it was closed: nobody enters it any more with an account of here.</summary>
    public DateTime? ClosedAt { get; set; }

    public bool IsOpen => ClosedAt is null;

    public IReadOnlyList<string> RedirectList => ListOf(RedirectUris);
    public IReadOnlyList<string> AfterSignOutList => ListOf(AfterSignOutUris);

    /// <summary>Changes the secret: the one before opens nothing any more.</summary>
    public void Renew(string hash, DateTime at) => (Hash, SecretAt) = (hash, at);

    internal static IReadOnlyList<string> ListOf(string lines) => lines.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> row)
    {
        row.ToTable("Applications").HasKey(a => a.Id);
        row.Property(a => a.ClientId).HasMaxLength(40);
        row.Property(a => a.Hash).HasMaxLength(64);
        row.Property(a => a.Name).HasMaxLength(Application.LongestName);
        row.Property(a => a.RedirectUris).HasMaxLength(Application.LongestAddresses);
        row.Property(a => a.AfterSignOutUris).HasMaxLength(Application.LongestAddresses);
        row.HasIndex(a => new { a.CooperativeId, a.ClientId }).IsUnique();
        row.HasIndex(a => new { a.CooperativeId, a.Name }).IsUnique();
    }
}
