using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>The same x in X = g^x and F = α^x: a decryption factor is made with the trustee's key (specification §4.18).</summary>
internal static class EqualityProof
{
    /// <param name="secret">x; only constant-time paths see it.</param>
    /// <param name="challenge">The challenge, from both commitments.</param>
    public static Proof Make(GroupElement alpha, Scalar secret, IRandomSource random, Func<GroupElement, GroupElement, Scalar> challenge)
    {
        var group = alpha.Group;
        var w = group.Scalars.Random(random);
        var asked = challenge(group.SecretGeneratorPower(w), alpha.SecretPower(w));
        return new Proof(asked, group.Scalars.Subtract(w, group.Scalars.Multiply(secret, asked)));
    }

    /// <param name="key">X, in the group like <paramref name="alpha"/> and <paramref name="factor"/>.</param>
    public static bool Verify(GroupElement key, GroupElement alpha, GroupElement factor, Proof proof, Func<GroupElement, GroupElement, Scalar> challenge)
    {
        var group = key.Group;
        var first = group.GeneratorPower(proof.Response) * key.Power(proof.Challenge);
        return challenge(first, GroupElement.DoublePower(alpha, proof.Response, factor, proof.Challenge)) == proof.Challenge;
    }
}
