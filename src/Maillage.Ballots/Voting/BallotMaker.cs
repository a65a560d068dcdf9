using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Voting;

/// <summary>
/// Makes ballots where the voter is: on their device. The choices and the credential only reach constant-time paths. Random scalars are drawn in a fixed order, so
/// that another program makes the same bytes from the same stream: for each question the r of each choice; then, for each choice, challenge and
/// response of both facts; then those of the overall proof; then those of the blank proof; at the end the w of the signature.
/// </summary>
public static class BallotMaker
{
    /// <summary>A ballot.</summary>
    /// <param name="choices">One for each question, in order.</param>
    /// <exception cref="ArgumentException">When a question does not allow its choice, or there are not as many choices as questions.</exception>
    public static Ballot Make(Election election, Credential credential, IReadOnlyList<Choice> choices, IRandomSource random)
    {
        if (choices.Count != election.Questions.Count) throw new ArgumentException("One choice for each question.", nameof(choices));
        var weights = choices.Select((choice, i) => choice.Weights(election.Questions[i])).ToList();
        return MakeOf(election, credential, weights, random);
    }

    /// <summary>A ballot of weights that are not verified to fit, so that tests can make ballots to refuse.</summary>
    internal static Ballot MakeOf(Election election, Credential credential, IReadOnlyList<ulong[]> weights, IRandomSource random)
    {
        var secret = credential.Exponent(election.Group, election.Uuid);
        var key = election.Group.SecretGeneratorPower(secret);
        var statement = Statement.OfBallot(election, key);
        var answers = weights.Select((w, i) => MakeAnswer(election, election.Questions[i], w, statement, random)).ToList();
        return new Ballot(election.Uuid, election.Fingerprint, key, answers, hash =>
            SchnorrProof.Make(election.Group, secret, random, commitment => election.Protocol.Signature(election.Group, hash, commitment)));
    }

    private static Answer MakeAnswer(Election election, Question question, ulong[] weights, string ofBallot, IRandomSource random)
    {
        var (key, group, protocol) = (election.Encryption, election.Group, election.Protocol);
        var randomness = weights.Select(_ => group.Scalars.Random(random)).ToArray();
        var choices = weights.Select((m, i) => key.Encrypt(Scalar.Small(m), randomness[i])).ToList();
        var individual = weights.Select((m, i) => Disjunction.Make(key,
            [Fact(group.Scalars, randomness[i], m, 0, Limbs.AreEqual(m, 0)), Fact(group.Scalars, randomness[i], m, 1, Limbs.AreEqual(m, 1))],
            random, commitments => protocol.Interval(group, ofBallot, choices[i], commitments))).ToList();

        var counted = question.Blank ? 1 : 0;
        var sum = weights[counted..].Aggregate(0UL, (a, b) => a + b);
        var sumRandomness = randomness[counted..].Aggregate(group.Scalars.Add);
        var ofAnswer = Statement.OfAnswer(ofBallot, choices);
        var isBlank = question.Blank ? weights[0] : 0;
        var bounds = Enumerable.Range(question.Min, question.Max - question.Min + 1)
            .Select(value => Fact(group.Scalars, sumRandomness, sum, value, Limbs.AreEqual(sum, (ulong)value) & (isBlank ^ 1)));
        if (!question.Blank)
        {
            var total = choices.Aggregate((a, b) => a * b);
            return new Answer(choices, individual, Disjunction.Make(key, [.. bounds], random, commitments => protocol.Interval(group, ofAnswer, total, commitments)), null);
        }
        var overall = Disjunction.Make(key, [Fact(group.Scalars, randomness[0], isBlank, 1, isBlank), .. bounds], random, commitments => protocol.BlankOrWithinBounds(group, ofAnswer, commitments));
        var blank = Disjunction.Make(key, [Fact(group.Scalars, randomness[0], isBlank, 0, isBlank ^ 1), Fact(group.Scalars, sumRandomness, sum, 0, isBlank)],
            random, commitments => protocol.BlankChoosesNothing(group, ofAnswer, commitments));
        return new Answer(choices, individual, overall, blank);
    }

    private static SecretFact Fact(ScalarField field, Scalar randomness, ulong m, int value, ulong isTrue) =>
        new(randomness, field.Subtract(Scalar.Small(m), Scalar.Small((ulong)value)), Limbs.Mask(isTrue));
}
