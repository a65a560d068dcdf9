using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>Knowledge of x in X = g^x, bound to what the challenge hashes: key proofs, signatures of ballots and of messages (specification §4.5, §4.6.1, §4.14).</summary>
internal static class SchnorrProof
{
    /// <param name="secret">x; only constant-time paths see it.</param>
    /// <param name="challenge">The challenge, from the commitment.</param>
    public static Proof Make(Group group, Scalar secret, IRandomSource random, Func<GroupElement, Scalar> challenge)
    {
        var w = group.Scalars.Random(random);
        var asked = challenge(group.SecretGeneratorPower(w));
        return new Proof(asked, group.Scalars.Subtract(w, group.Scalars.Multiply(secret, asked)));
    }

    /// <param name="key">X, in the group.</param>
    public static bool Verify(GroupElement key, Proof proof, Func<GroupElement, Scalar> challenge) =>
        challenge(key.Group.GeneratorPower(proof.Response) * key.Power(proof.Challenge)) == proof.Challenge;
}
