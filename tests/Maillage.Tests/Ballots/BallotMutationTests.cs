using Maillage.Ballots;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Proofs;
using Maillage.Ballots.Voting;

namespace Maillage.Tests.Ballots;

/// <summary>Everything that can be done to a ballot: refused, with the right reason.</summary>
public sealed class BallotMutationTests
{
    private static readonly SampleElection Sample = new(7, 3, [new("Conseil", ["Anaïs", "Béa", "Zoé"], 1, 2, Blank: true), Question.Resolution("Comptes ?")], trustees: 1);
    private static readonly BallotChecker Checker = new(Sample.Election, Sample.List);
    private static readonly Ballot Good = Make(Choice.Of(0, 1), Choice.Of(2));
    private static readonly Ballot GoodBlank = Make(Choice.Blank, Choice.Of(0));

    public static TheoryData<string> Changes => [.. All.Keys];

    internal static Dictionary<string, (FindingKind Kind, Func<Ballot> Make)> All => new()
    {
        ["another election of the same people"] = (FindingKind.OtherElection, () => BallotMaker.Make(new SampleElection(8, 3, Sample.Election.Questions, trustees: 1).Election, Sample.Credentials[0], Choices, Sample.Random)),
        ["a credential made for nobody"] = (FindingKind.UnknownCredential, () => BallotMaker.Make(Sample.Election, Credential.New(Sample.Random), Choices, Sample.Random)),
        ["signed by another credential"] = (FindingKind.WrongSignature, () => new Ballot(Good.ElectionUuid, Good.ElectionHash, Good.Credential, Good.Answers, _ => GoodBlank.Signature)),
        ["challenge of the signature"] = (FindingKind.WrongSignature, () => new Ballot(Good.ElectionUuid, Good.ElectionHash, Good.Credential, Good.Answers, _ => Good.Signature.Moved(Sample.Election.Group, challenge: true))),
        ["response of the signature"] = (FindingKind.WrongSignature, () => new Ballot(Good.ElectionUuid, Good.ElectionHash, Good.Credential, Good.Answers, _ => Good.Signature.Moved(Sample.Election.Group, challenge: false))),
        ["answers in another order"] = (FindingKind.WrongShape, () => Resign((i, _) => Good.Answers[1 - i])),
        ["an answer missing"] = (FindingKind.WrongShape, () => new Ballot(Good.ElectionUuid, Good.ElectionHash, Good.Credential, [Good.Answers[0]], Sign)),
        ["a ciphertext missing"] = (FindingKind.WrongShape, () => Resign(1, a => a with { Choices = [.. a.Choices.Skip(1)] })),
        ["an individual proof missing"] = (FindingKind.WrongShape, () => Resign(1, a => a with { IndividualProofs = [.. a.IndividualProofs.Skip(1)] })),
        ["half an individual proof"] = (FindingKind.WrongShape, () => Resign(1, a => a with { IndividualProofs = a.IndividualProofs.With(0, [a.IndividualProofs[0][0]]) })),
        ["part of the overall proof missing"] = (FindingKind.WrongShape, () => Resign(0, a => a with { OverallProof = [.. a.OverallProof.Skip(1)] })),
        ["no blank proof"] = (FindingKind.WrongShape, () => Resign(0, a => a with { BlankProof = null })),
        ["a blank proof where nobody may vote blank"] = (FindingKind.WrongShape, () => Resign(1, a => a with { BlankProof = Good.Answers[0].BlankProof })),
        ["−α"] = (FindingKind.NotInGroup, () => Resign(1, a => a with { Choices = a.Choices.With(0, a.Choices[0] with { Alpha = a.Choices[0].Alpha.Minus() }) })),
        ["−β"] = (FindingKind.NotInGroup, () => Resign(1, a => a with { Choices = a.Choices.With(2, a.Choices[2] with { Beta = a.Choices[2].Beta.Minus() }) })),
        ["two ciphertexts exchanged"] = (FindingKind.WrongIndividualProof, () => Resign(1, a => a with { Choices = [a.Choices[1], a.Choices[0], a.Choices[2]] })),
        ["ciphertexts and proofs of two choices exchanged"] = (FindingKind.WrongOverallProof, () => Resign(1, a => a with { Choices = [a.Choices[1], a.Choices[0], a.Choices[2]], IndividualProofs = [a.IndividualProofs[1], a.IndividualProofs[0], a.IndividualProofs[2]] })),
        ["the ciphertexts of someone else"] = (FindingKind.WrongIndividualProof, () => ForgedBallots.Resign(Good, Sample.Election, Sample.Credentials[1], (_, a) => a)),
        ["twice the same answer"] = (FindingKind.WrongIndividualProof, () => Weighted([0, 1, 0, 0], [2, 0, 0])),
        ["minus one voice"] = (FindingKind.WrongIndividualProof, () => Weighted([0, 1, 0, 0], [ulong.MaxValue, 1, 1])),
        ["two answers where one is allowed"] = (FindingKind.WrongOverallProof, () => Weighted([0, 1, 0, 0], [1, 1, 0])),
        ["no answer where one is needed"] = (FindingKind.WrongOverallProof, () => Weighted([0, 1, 0, 0], [0, 0, 0])),
        ["three answers where two are allowed, or blank"] = (FindingKind.WrongOverallProof, () => Weighted([0, 1, 1, 1], [1, 0, 0])),
        ["no answer and not blank"] = (FindingKind.WrongOverallProof, () => Weighted([0, 0, 0, 0], [1, 0, 0])),
        ["blank and an answer"] = (FindingKind.WrongBlankProof, () => Weighted([1, 1, 0, 0], [1, 0, 0])),
        ["blank and all answers"] = (FindingKind.WrongBlankProof, () => Weighted([1, 1, 1, 1], [1, 0, 0])),
    };

    private static Choice[] Choices => [Choice.Of(0), Choice.Of(1)];

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_ballot_is_refused_with_its_reason(string change)
    {
        var (kind, make) = All[change];
        Assert.Equal(kind, Checker.Check(make().Json, out _)?.Kind);
    }

    [Fact]
    public void What_was_not_changed_is_accepted()
    {
        foreach (var ballot in (Ballot[])[Good, GoodBlank, Make(Choice.Of(2), Choice.Of(1)), Resign((_, a) => a)])
        {
            Assert.Null(Checker.Check(ballot.Json, out var read));
            Assert.Equal(ballot.Tracker, read!.Tracker);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Each_number_of_each_proof_matters(bool challenge)
    {
        foreach (var (ballot, question) in (IEnumerable<(Ballot, int)>)[(Good, 0), (Good, 1), (GoodBlank, 0)])
        {
            var answer = ballot.Answers[question];
            for (var i = 0; i < answer.IndividualProofs.Count; i++)
                for (var j = 0; j < 2; j++)
                    Refuses(FindingKind.WrongIndividualProof, a => a with { IndividualProofs = a.IndividualProofs.With(i, Move(a.IndividualProofs[i], j)) });
            for (var j = 0; j < answer.OverallProof.Count; j++) Refuses(FindingKind.WrongOverallProof, a => a with { OverallProof = Move(a.OverallProof, j) });
            for (var j = 0; j < (answer.BlankProof?.Count ?? 0); j++) Refuses(FindingKind.WrongBlankProof, a => a with { BlankProof = Move(a.BlankProof!, j) });

            void Refuses(FindingKind kind, Func<Answer, Answer> edit) =>
                Assert.Equal(kind, Checker.Check(ForgedBallots.Resign(ballot, Sample.Election, Sample.Credentials[0], question, edit).Json, out _)?.Kind);
        }

        IReadOnlyList<Proof> Move(IReadOnlyList<Proof> proofs, int index) => proofs.With(index, proofs[index].Moved(Sample.Election.Group, challenge));
    }

    [Fact]
    public void A_ballot_is_written_in_one_way_only()
    {
        var json = System.Text.Encoding.UTF8.GetString(Good.Json.Span);
        Assert.Equal(FindingKind.NotCanonical, Check(json.Replace(",\"credential\"", ", \"credential\"", StringComparison.Ordinal)));
        Assert.Equal(FindingKind.NotCanonical, Check(json.Replace("election_uuid", "election\\u005fuuid", StringComparison.Ordinal)));
        Assert.Equal(FindingKind.NotCanonical, Check(Forged.Edit(json, ballot =>
        {
            var hash = ballot["election_hash"]!.GetValue<string>();
            ballot.AsObject().Remove("election_hash");
            ballot["election_hash"] = hash;
        })));
        Assert.Equal(FindingKind.MalformedMessage, Check(json.Replace("{\"election_uuid\"", "{\"more\":1,\"election_uuid\"", StringComparison.Ordinal)));
        Assert.Equal(FindingKind.MalformedMessage, Check(json.Replace("\"challenge\":\"", "\"challenge\":\"0", StringComparison.Ordinal)));
        Assert.Equal(FindingKind.MalformedMessage, Check(json[..^1]));
        Assert.Equal(FindingKind.MalformedMessage, Check("[]"));
        Assert.Equal(FindingKind.WrongSignature, Check(Forged.Edit(json, ballot => ballot["signature"]!["hash"] = Good.Tracker)));

        static FindingKind? Check(string json) => Checker.Check(System.Text.Encoding.UTF8.GetBytes(json), out _)?.Kind;
    }

    private static Ballot Make(params Choice[] choices) => BallotMaker.Make(Sample.Election, Sample.Credentials[0], choices, Sample.Random);

    private static Ballot Weighted(params ulong[][] weights) => BallotMaker.MakeOf(Sample.Election, Sample.Credentials[0], weights, Sample.Random);

    private static Ballot Resign(int question, Func<Answer, Answer> edit) => ForgedBallots.Resign(Good, Sample.Election, Sample.Credentials[0], question, edit);

    private static Ballot Resign(Func<int, Answer, Answer> edit) => ForgedBallots.Resign(Good, Sample.Election, Sample.Credentials[0], edit);

    private static Proof Sign(string hash) => SchnorrProof.Make(Sample.Election.Group, Sample.Credentials[0].Exponent(Sample.Election.Group, Sample.Election.Uuid), Sample.Random,
        commitment => Sample.Election.Protocol.Signature(Sample.Election.Group, hash, commitment));
}
