using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>One of the facts of a disjunction, as the prover knows it: a ciphertext made with r encrypts a number that exceeds the number it is said to be by a difference.</summary>
/// <param name="IsTrue">All ones for the fact that is proved, whose difference is zero; zero for the others, whose proofs are simulated.</param>
internal readonly record struct SecretFact(Scalar Randomness, Scalar Difference, ulong IsTrue);

/// <summary>One of the facts of a disjunction, as the verifier sees it.</summary>
internal readonly record struct PublicFact(CiphertextPowers Ciphertext, int Value);

/// <summary>
/// Proof that one of several facts « this ciphertext encrypts this number » holds, without telling which: the shape that interval proofs (specification
/// §4.12) and the proofs of votes that may be blank (§4.13) share.
/// </summary>
internal static class Disjunction
{
    /// <summary>
    /// Draws a challenge and a response for every fact, in order. The steps are the same whichever fact is true, and a simulated commitment is made from r like a
    /// real one, so that time does not tell the vote.
    /// </summary>
    public static IReadOnlyList<Proof> Make(EncryptionKey key, IReadOnlyList<SecretFact> facts, IRandomSource random, Func<IReadOnlyList<GroupElement>, Scalar> challenge)
    {
        var (group, field) = (key.Group, key.Group.Scalars);
        var (challenges, responses) = (new Scalar[facts.Count], new Scalar[facts.Count]);
        var commitments = new List<GroupElement>(2 * facts.Count);
        var simulated = default(Scalar);
        for (var i = 0; i < facts.Count; i++)
        {
            var (r, difference, isTrue) = facts[i];
            challenges[i] = ScalarField.Select(isTrue, default, field.Random(random));
            responses[i] = field.Random(random);
            simulated = field.Add(simulated, challenges[i]);
            // g^response·α^challenge, where α = g^r; the true fact has no challenge yet and its response is the random w.
            var exponent = field.Add(responses[i], field.Multiply(r, challenges[i]));
            commitments.Add(group.SecretGeneratorPower(exponent));
            commitments.Add(key.SecretPower(exponent) * group.SecretGeneratorPower(field.Multiply(difference, challenges[i])));
        }
        var remaining = field.Subtract(challenge(commitments), simulated);
        var proofs = new Proof[facts.Count];
        for (var i = 0; i < facts.Count; i++)
        {
            var (r, _, isTrue) = facts[i];
            var real = field.Subtract(responses[i], field.Multiply(r, remaining));
            proofs[i] = new Proof(ScalarField.Select(isTrue, remaining, challenges[i]), ScalarField.Select(isTrue, real, responses[i]));
        }
        return proofs;
    }

    public static bool Verify(EncryptionKey key, IReadOnlyList<PublicFact> facts, IReadOnlyList<Proof> proofs, Func<IReadOnlyList<GroupElement>, Scalar> challenge)
    {
        var field = key.Group.Scalars;
        var commitments = new List<GroupElement>(2 * facts.Count);
        var sum = default(Scalar);
        for (var i = 0; i < facts.Count; i++)
        {
            facts[i].Ciphertext.AddCommitments(key, proofs[i], facts[i].Value, commitments);
            sum = field.Add(sum, proofs[i].Challenge);
        }
        return challenge(commitments) == sum;
    }
}
