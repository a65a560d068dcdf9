using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;
using Maillage.Ballots.Voting;

namespace Maillage.Ballots.Tallies;

/// <summary>The product of the counted ballots: for each question, a ciphertext of each answer's total (specification §4.16).</summary>
public sealed class EncryptedTally
{
    private EncryptedTally(IReadOnlyList<IReadOnlyList<Ciphertext>> questions, byte[]? json)
    {
        Questions = questions;
        Json = json ?? Write();
    }

    /// <summary>For each question, a ciphertext for each of <see cref="Question.Width"/> choices.</summary>
    public IReadOnlyList<IReadOnlyList<Ciphertext>> Questions { get; }

    /// <summary>The bytes as the archive holds them.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Adds the counted ballots, which must have been checked.</summary>
    public static EncryptedTally Of(Election election, IEnumerable<Ballot> counted)
    {
        var totals = election.Questions.Select(q => Enumerable.Repeat(Ciphertext.Neutral(election.Group), q.Width).ToArray()).ToArray();
        foreach (var ballot in counted)
            for (var i = 0; i < totals.Length; i++)
                for (var j = 0; j < totals[i].Length; j++)
                    totals[i][j] *= ballot.Answers[i].Choices[j];
        return new EncryptedTally(totals, null);
    }

    /// <summary>The ballots that count: the last of each credential (§4.15), in the order in which they came.</summary>
    public static IReadOnlyList<Ballot> Counted(IEnumerable<Ballot> received)
    {
        var last = received.Select((ballot, place) => (ballot, place)).GroupBy(b => b.ballot.Credential).Select(b => b.Last());
        return [.. last.OrderBy(b => b.place).Select(b => b.ballot)];
    }

    /// <summary>Reads a tally and verifies that every element is in the group.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static EncryptedTally Read(ReadOnlyMemory<byte> json, Group group) =>
        new(JsonIn.Read(json, message => message.List(question => question.List(c => Ciphertext.Read(c, group.Read)))), json.ToArray());

    /// <summary>Whether both hold the same ciphertexts.</summary>
    public bool Holds(EncryptedTally other) =>
        Questions.Count == other.Questions.Count && Questions.Zip(other.Questions).All(pair => pair.First.SequenceEqual(pair.Second));

    private byte[] Write()
    {
        var json = new JsonOut();
        json.Array(Questions, question => json.Array(question, c => c.Write(json)));
        return json.ToBytes();
    }
}
