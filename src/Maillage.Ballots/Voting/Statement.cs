using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Voting;

/// <summary>The texts that the proofs of a ballot are bound to (specification §4.11): S0 for each choice, S for a whole answer.</summary>
internal static class Statement
{
    /// <summary>S0: the election's fingerprint and the public credential, so that a proof serves in no other ballot.</summary>
    public static string OfBallot(Election election, GroupElement credential) => $"{election.Fingerprint}|{credential}";

    /// <summary>S: S0 and all the ciphertexts of the answer.</summary>
    public static string OfAnswer(string ofBallot, IEnumerable<Ciphertext> choices) => $"{ofBallot}|{string.Join(',', choices)}";
}
