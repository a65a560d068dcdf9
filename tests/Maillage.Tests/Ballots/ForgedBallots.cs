using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Proofs;
using Maillage.Ballots.Voting;

namespace Maillage.Tests.Ballots;

/// <summary>Ballots changed by the voter themselves, who holds the credential and signs again.</summary>
internal static class ForgedBallots
{
    /// <summary>The ballot with its answers changed, signed by the credential.</summary>
    public static Ballot Resign(Ballot ballot, Election election, Credential credential, Func<int, Answer, Answer> edit)
    {
        var random = new FixedRandom(99);
        var secret = credential.Exponent(election.Group, election.Uuid);
        return new Ballot(ballot.ElectionUuid, ballot.ElectionHash, credential.PublicKey(election.Group, election.Uuid), [.. ballot.Answers.Select((a, i) => edit(i, a))],
            hash => SchnorrProof.Make(election.Group, secret, random, commitment => election.Protocol.Signature(election.Group, hash, commitment)));
    }

    /// <summary>The same with one answer changed.</summary>
    public static Ballot Resign(Ballot ballot, Election election, Credential credential, int question, Func<Answer, Answer> edit) =>
        Resign(ballot, election, credential, (i, answer) => i == question ? edit(answer) : answer);

    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> list, int index, T item) => [.. list.Select((kept, i) => i == index ? item : kept)];

    /// <summary>One more in the challenge, or in the response.</summary>
    public static Proof Moved(this Proof proof, Group group, bool challenge)
    {
        var one = group.Scalars.Of(1);
        return challenge ? proof with { Challenge = group.Scalars.Add(proof.Challenge, one) } : proof with { Response = group.Scalars.Add(proof.Response, one) };
    }

    /// <summary>−x: outside the group, its square inside.</summary>
    public static GroupElement Minus(this GroupElement element)
    {
        var value = element.Group.P - System.Numerics.BigInteger.Parse(element.ToString(), System.Globalization.CultureInfo.InvariantCulture);
        return element.Group.ReadNumber(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
