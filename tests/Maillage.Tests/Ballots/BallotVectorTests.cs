using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Voting;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Ballots;

/// <summary>
/// Ballots byte for byte, for any other program that makes them: the n-th draw of 32 bytes is SHA-256 of the seed, then n, each as 8 bytes little-endian, and
/// <see cref="BallotMaker"/> says what each draw is for. They change only with the protocol.
/// </summary>
public sealed class BallotVectorTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    [Fact]
    public void Ballots_are_the_same_to_the_last_byte() => Golden.Check("ballot-vectors.json", JsonSerializer.Serialize(new
    {
        random = "the n-th draw of 32 bytes, n from 0, is SHA-256(seed as 8 bytes little-endian, n as 8 bytes little-endian)",
        cases = (object[])
        [
            Case(41, [new("Été ?", ["Oui"], 0, 1)], Choice.Of(0)),
            Case(42, SampleElection.ThreeKinds, Choice.Of(2), Choice.Of(0, 2), Choice.Of(1)),
            Case(43, SampleElection.ThreeKinds, Choice.Of(0), Choice.Blank, Choice.Of(0)),
        ],
    }, Readable) + "\n");

    private static object Case(long seed, IReadOnlyList<Question> questions, params Choice[] choices)
    {
        var sample = new SampleElection(seed, 1, questions, trustees: 1);
        var (election, credential) = (sample.Election, sample.Credentials[0]);
        var ballot = BallotMaker.Make(election, credential, choices, new FixedRandom(seed));
        Assert.Null(sample.Board.Cast(ballot.Json, out _));
        return new
        {
            seed,
            election = Encoding.UTF8.GetString(election.Json.Span),
            fingerprint = election.Fingerprint,
            credential = credential.ToString(),
            publicCredential = credential.PublicKey(election.Group, election.Uuid).ToString(),
            choices = choices.Select((choice, i) => choice.Weights(questions[i])),
            tracker = ballot.Tracker,
            ballot = Encoding.UTF8.GetString(ballot.Json.Span),
        };
    }
}
