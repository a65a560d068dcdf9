using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Proofs;

/// <summary>An ElGamal encryption of g^m under y: α = g^r, β = y^r·g^m (specification §4.3 and §4.11.1). The product of two encrypts the sum.</summary>
public sealed record Ciphertext(GroupElement Alpha, GroupElement Beta)
{
    /// <summary>The encryption of the sum of what both encrypt.</summary>
    public static Ciphertext operator *(Ciphertext a, Ciphertext b) => new(a.Alpha * b.Alpha, a.Beta * b.Beta);

    /// <summary>An encryption of 0 that everyone can open: where sums begin.</summary>
    internal static Ciphertext Neutral(Group group) => new(group.One, group.One);

    /// <summary>As it stands in the statements that are hashed: α, a comma, β.</summary>
    public override string ToString() => $"{Alpha},{Beta}";

    /// <param name="element">How an element is read: with its membership verified, or to be.</param>
    internal static Ciphertext Read(JsonIn json, Func<string, GroupElement> element)
    {
        json.Only("alpha", "beta");
        return new Ciphertext(element(json["alpha"].String()), element(json["beta"].String()));
    }

    internal void Write(JsonOut json) => json.Object(() => json.Name("alpha").String(Alpha.ToString()).Name("beta").String(Beta.ToString()));
}
