using System.Numerics;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Trustees;

namespace Maillage.Ballots.Tallies;

/// <summary>The totals (specification §4.19).</summary>
public sealed class ElectionResult
{
    private ElectionResult(IReadOnlyList<IReadOnlyList<int>> totals, byte[]? json)
    {
        Totals = totals;
        Json = json ?? Write();
    }

    /// <summary>For each question, how many ballots chose each answer; where a blank vote is allowed, blank votes come first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Totals { get; }

    /// <summary>The bytes as the archive holds them.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Opens a tally with decryptions that were verified.</summary>
    /// <param name="decryptions">By the trustee's number.</param>
    /// <param name="counted">How many ballots the tally is made of, or more: no total is above it.</param>
    /// <exception cref="RefusedException"><see cref="FindingKind.MissingDecryption"/>, or <see cref="FindingKind.WrongResult"/> when a total is above <paramref name="counted"/>.</exception>
    public static ElectionResult Of(Election election, TrusteeSet trustees, EncryptedTally tally, IReadOnlyDictionary<int, PartialDecryption> decryptions, int counted)
    {
        var shares = Shares(election.Group, trustees, decryptions);
        var known = new Dictionary<GroupElement, int>();
        for (var (total, power) = (0, election.Group.One); total <= counted; total++, power *= election.Group.Generator) known[power] = total;
        return new ElectionResult([.. tally.Questions.Select((question, i) => question.Select((ciphertext, j) =>
        {
            var factor = shares.Select(s => s.Decryption.Factors[i][j].Power(s.Weight)).Aggregate((a, b) => a * b);
            return known.TryGetValue(ciphertext.Beta * factor.Invert(), out var total) ? total : throw new RefusedException(FindingKind.WrongResult, Words.Question(i));
        }).ToList())], null);
    }

    /// <summary>Reads a result.</summary>
    /// <exception cref="RefusedException"><see cref="FindingKind.MalformedMessage"/>.</exception>
    public static ElectionResult Read(ReadOnlyMemory<byte> json) =>
        new(JsonIn.Read(json, message => message.Only("result")["result"].List(question => question.List(total => total.Int()))), json.ToArray());

    /// <summary>Whether both hold the same totals.</summary>
    public bool Holds(ElectionResult other) => Totals.Count == other.Totals.Count && Totals.Zip(other.Totals).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>The decryptions that open the tally, each with its exponent: 1 for someone alone, a Lagrange coefficient for a member of a circle.</summary>
    private static List<(PartialDecryption Decryption, Scalar Weight)> Shares(Group group, TrusteeSet trustees, IReadOnlyDictionary<int, PartialDecryption> decryptions)
    {
        var (shares, first) = (new List<(PartialDecryption, Scalar)>(), 1);
        foreach (var item in trustees.Items)
        {
            var present = Enumerable.Range(1, item.Members.Count).Where(j => decryptions.ContainsKey(first + j - 1)).Take(item.Needed).ToList();
            if (present.Count < item.Needed) throw new RefusedException(FindingKind.MissingDecryption);
            shares.AddRange(present.Select(j => (decryptions[first + j - 1], Lagrange(group, present, j))));
            first += item.Members.Count;
        }
        return shares;
    }

    /// <summary>Π k/(k − j) mod q over the other members k who are present.</summary>
    private static Scalar Lagrange(Group group, IReadOnlyList<int> present, int j) => present.Where(k => k != j).Aggregate(group.Scalars.Of(BigInteger.One), (product, k) =>
        group.Scalars.Multiply(product, group.Scalars.Multiply(group.Scalars.Of(k), group.Scalars.Invert(group.Scalars.Subtract(group.Scalars.Of(k), group.Scalars.Of(j))))));

    private byte[] Write()
    {
        var json = new JsonOut();
        json.Object(() => json.Name("result").Array(Totals, question => json.Array(question, total => json.Number(total))));
        return json.ToBytes();
    }
}
