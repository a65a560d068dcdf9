using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>A ciphertext that several proofs are about, with the tables of α and β that they share.</summary>
internal sealed class CiphertextPowers(Ciphertext ciphertext)
{
    private readonly Comb alpha = new(ciphertext.Alpha.Group.Modulus, ciphertext.Alpha.Limbs);
    private readonly Comb beta = new(ciphertext.Beta.Group.Modulus, ciphertext.Beta.Limbs);

    public Ciphertext Ciphertext => ciphertext;

    /// <summary>Whether α and β are in the group.</summary>
    public bool IsInGroup => IsOne(alpha, ciphertext.Alpha) && IsOne(beta, ciphertext.Beta);

    /// <summary>g^response·α^challenge and y^response·(β/g^value)^challenge.</summary>
    public void AddCommitments(EncryptionKey key, Proof proof, int value, List<GroupElement> commitments)
    {
        var (group, modulus) = (key.Group, key.Group.Modulus);
        ulong[] first = new ulong[modulus.Size], second = new ulong[modulus.Size];
        Span<ulong> other = stackalloc ulong[modulus.Size];
        group.GeneratorPowers.Power(proof.Response, other);
        alpha.Power(proof.Challenge, first);
        modulus.Multiply(first, other, first);
        key.Power(proof.Response, other);
        beta.Power(proof.Challenge, second);
        modulus.Multiply(second, other, second);
        if (value != 0)
        {
            group.GeneratorPowers.Power(group.Scalars.Negate(group.Scalars.Multiply(Scalar.Small((ulong)value), proof.Challenge)), other);
            modulus.Multiply(second, other, second);
        }
        commitments.Add(new GroupElement(group, first));
        commitments.Add(new GroupElement(group, second));
    }

    private static bool IsOne(Comb powers, GroupElement element)
    {
        var group = element.Group;
        Span<ulong> power = stackalloc ulong[group.Modulus.Size];
        powers.Power(group.Scalars.Of(group.Q - 1), power);
        group.Modulus.Multiply(power, element.Limbs, power);
        return group.Modulus.IsOne(power);
    }
}
