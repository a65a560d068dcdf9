using System.Globalization;
using Maillage.Ballots.Arithmetic;

namespace Maillage.Ballots.Groups;

/// <summary>An element of the group of order q inside the integers modulo p (specification §1 and §4.2, type G). Immutable; it has no unit.</summary>
/// <remarks>
/// Elements read from outside come from <see cref="Group.Read"/>, which verifies that they are in the group, or are inside a ballot, whose elements
/// <see cref="Voting.BallotChecker"/> verifies before anything else is made of them.
/// </remarks>
public sealed class GroupElement : IEquatable<GroupElement>
{
    private readonly ulong[] limbs;
    private string? text;

    internal GroupElement(Group group, ulong[] limbs, string? text = null)
    {
        (Group, this.limbs, this.text) = (group, limbs, text);
        group.Modulus.Canonicalize(limbs);
    }

    /// <summary>The group it belongs to.</summary>
    public Group Group { get; }

    internal ReadOnlySpan<ulong> Limbs => limbs;

    /// <summary>a·b mod p.</summary>
    public static GroupElement operator *(GroupElement a, GroupElement b)
    {
        var product = new ulong[a.limbs.Length];
        a.Group.Modulus.Multiply(a.limbs, b.limbs, product);
        return new GroupElement(a.Group, product);
    }

    /// <summary>This element to a public power, in a time that depends on the exponent.</summary>
    public GroupElement Power(Scalar exponent)
    {
        var power = new ulong[limbs.Length];
        Powers.Power(Group.Modulus, limbs, exponent, power);
        return new GroupElement(Group, power);
    }

    /// <summary>This element to a secret power, in a time that does not depend on the exponent.</summary>
    public GroupElement SecretPower(Scalar exponent)
    {
        var power = new ulong[limbs.Length];
        Powers.SecretPower(Group.Modulus, limbs, exponent, power);
        return new GroupElement(Group, power);
    }

    /// <summary>The inverse of this element, which must be in the group.</summary>
    public GroupElement Invert() => Power(Group.Scalars.Negate(Group.Scalars.Of(1)));

    /// <summary>a^x·b^y of public exponents, faster than one after the other.</summary>
    public static GroupElement DoublePower(GroupElement a, Scalar x, GroupElement b, Scalar y)
    {
        var power = new ulong[a.limbs.Length];
        Powers.Double(a.Group.Modulus, a.limbs, x, b.limbs, y, power);
        return new GroupElement(a.Group, power);
    }

    /// <inheritdoc/>
    public bool Equals(GroupElement? other) => other is not null && ReferenceEquals(Group, other.Group) && limbs.AsSpan().SequenceEqual(other.limbs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupElement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(limbs[0], limbs[1]);

    /// <summary>The number in base 10, as the messages and the hashes write it.</summary>
    public override string ToString() => text ??= Group.Modulus.Leave(limbs).ToString(CultureInfo.InvariantCulture);
}
