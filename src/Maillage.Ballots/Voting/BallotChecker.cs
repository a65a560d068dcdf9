using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Voting;

/// <summary>
/// Says whether a ballot may enter the urn, and again whether it may stay: for this election, signed by a credential of the list, every element in the group, every
/// proof right (specification §3.2). What is cheap comes first, so that a flood of bad ballots costs little. Usable by several threads at once.
/// </summary>
public sealed class BallotChecker(Election election, CredentialList credentials)
{
    /// <summary>Reads and verifies a ballot.</summary>
    /// <param name="ballot">The ballot when it is accepted, else null.</param>
    /// <returns>Why it is refused, or null.</returns>
    public Finding? Check(ReadOnlyMemory<byte> json, out Ballot? ballot)
    {
        ballot = null;
        try
        {
            var read = Ballot.Read(json, election.Group);
            Verify(read);
            ballot = read;
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Finding;
        }
    }

    private void Verify(Ballot ballot)
    {
        if (ballot.ElectionUuid != election.Uuid || ballot.ElectionHash != election.Fingerprint) throw new RefusedException(FindingKind.OtherElection);
        // From here on the key is the one of the list, which was verified to be in the group.
        if (credentials.Find(ballot.Credential.ToString()) is not { } key) throw new RefusedException(FindingKind.UnknownCredential);
        var signed = SchnorrProof.Verify(key, ballot.Signature, commitment => election.Protocol.Signature(election.Group, ballot.SignedHash, commitment));
        if (!signed) throw new RefusedException(FindingKind.WrongSignature);
        if (ballot.Answers.Count != election.Questions.Count) throw new RefusedException(FindingKind.WrongShape);
        var statement = Statement.OfBallot(election, key);
        for (var i = 0; i < ballot.Answers.Count; i++)
        {
            var (answer, question) = (ballot.Answers[i], election.Questions[i]);
            if (!answer.Fits(question)) throw new RefusedException(FindingKind.WrongShape, Words.Question(i));
            VerifyAnswer(answer, question, statement, Words.Question(i));
        }
    }

    private void VerifyAnswer(Answer answer, Question question, string ofBallot, string where)
    {
        var (key, group, protocol) = (election.Encryption, election.Group, election.Protocol);
        var choices = answer.Choices.Select(c => new CiphertextPowers(c)).ToList();
        for (var i = 0; i < choices.Count; i++)
        {
            var choice = choices[i];
            if (!choice.IsInGroup) throw new RefusedException(FindingKind.NotInGroup, $"{where}, {Words.Choice(i)}");
            if (!Disjunction.Verify(key, [new PublicFact(choice, 0), new PublicFact(choice, 1)], answer.IndividualProofs[i], commitments => protocol.Interval(group, ofBallot, choice.Ciphertext, commitments)))
                throw new RefusedException(FindingKind.WrongIndividualProof, $"{where}, {Words.Choice(i)}");
        }
        var ofAnswer = Statement.OfAnswer(ofBallot, answer.Choices);
        var sum = new CiphertextPowers(answer.Choices.Skip(question.Blank ? 1 : 0).Aggregate((a, b) => a * b));
        var bounds = Enumerable.Range(question.Min, question.Max - question.Min + 1).Select(value => new PublicFact(sum, value));
        var overall = question.Blank
            ? Disjunction.Verify(key, [new PublicFact(choices[0], 1), .. bounds], answer.OverallProof, commitments => protocol.BlankOrWithinBounds(group, ofAnswer, commitments))
            : Disjunction.Verify(key, [.. bounds], answer.OverallProof, commitments => protocol.Interval(group, ofAnswer, sum.Ciphertext, commitments));
        if (!overall) throw new RefusedException(FindingKind.WrongOverallProof, where);
        if (question.Blank && !Disjunction.Verify(key, [new PublicFact(choices[0], 0), new PublicFact(sum, 0)], answer.BlankProof!, commitments => protocol.BlankChoosesNothing(group, ofAnswer, commitments)))
            throw new RefusedException(FindingKind.WrongBlankProof, where);
    }
}
