using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Identity.Applications;

/// <summary>A key that signs who someone is, for applications. It serves every cooperative of the database, each under its own address.</summary>
public sealed class SigningKey
{
    public long Id { get; init; } = IdSequence.Next();
    /// <summary>The private key (PKCS#8, base64), enciphered by the keys of the program.</summary>
    public string Secret { get; init; } = "";
    public DateTime CreatedAt { get; init; }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> row)
    {
        row.ToTable("SigningKeys").HasKey(k => k.Id);
        row.Property(k => k.Secret).HasMaxLength(4000);
    }
}
