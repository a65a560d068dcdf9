using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>The election's key y, in the group, with the tables of g and y that every ballot uses.</summary>
internal sealed class EncryptionKey(GroupElement y)
{
    private readonly FixedBase powers = new(y.Group.Modulus, y.Limbs);

    public Group Group => y.Group;

    /// <summary>g^m·y^r and g^r of secrets: an encryption of m.</summary>
    public Ciphertext Encrypt(Scalar m, Scalar r) => new(Group.SecretGeneratorPower(r), SecretPower(r) * Group.SecretGeneratorPower(m));

    /// <summary>y^x of a secret exponent.</summary>
    public GroupElement SecretPower(Scalar x)
    {
        var power = new ulong[Group.Modulus.Size];
        powers.SecretPower(x, power);
        return new GroupElement(Group, power);
    }

    /// <summary>y^x of a public exponent.</summary>
    public void Power(Scalar x, Span<ulong> power) => powers.Power(x, power);
}
