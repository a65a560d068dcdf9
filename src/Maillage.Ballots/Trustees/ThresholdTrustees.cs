using System.Numerics;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Trustees;

/// <summary>
/// A circle of trustees of which some suffice (specification §4.6.7, « Pedersen »). They are read and verified here; making their keys, which takes several rounds
/// between them, is left to <c>belenios-tool</c>.
/// </summary>
public sealed class ThresholdTrustees : Trustee
{
    internal const string Kind = "Pedersen";

    private readonly IReadOnlyList<SignedMessage> certificates, coefficientMessages;
    private readonly IReadOnlyList<GroupElement> signers;
    private readonly IReadOnlyList<IReadOnlyList<GroupElement>> coefficients;

    private ThresholdTrustees(Group group, int threshold, IReadOnlyList<SignedMessage> certificates, IReadOnlyList<SignedMessage> coefficientMessages, IReadOnlyList<TrusteePublicKey> members)
    {
        (Needed, this.certificates, this.coefficientMessages, Members) = (threshold, certificates, coefficientMessages, members);
        if (threshold < 1 || threshold > members.Count || certificates.Count != members.Count || coefficientMessages.Count != members.Count) throw new RefusedException(FindingKind.WrongThresholdKey);
        signers = [.. certificates.Select(c => c.Open(message => ReadCertificate(message, group)))];
        coefficients = [.. coefficientMessages.Select(c => c.Open(message => message.Only("coefexps")["coefexps"].List(e => group.Read(e.String()))))];
        if (coefficients.Any(c => c.Count != threshold)) throw new RefusedException(FindingKind.WrongThresholdKey);
        SubKey = Product(coefficients.Select(c => c[0]));
    }

    /// <inheritdoc/>
    public override GroupElement SubKey { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrusteePublicKey> Members { get; }

    /// <summary>The threshold: as many members as the degree of the polynomials, and one.</summary>
    public override int Needed { get; }

    internal static ThresholdTrustees ReadParameters(JsonIn json, Group group)
    {
        json.Only("threshold", "certs", "coefexps", "verification_keys");
        return new ThresholdTrustees(group, json["threshold"].Int(), json["certs"].List(c => SignedMessage.Read(c, group)),
            json["coefexps"].List(c => SignedMessage.Read(c, group)), json["verification_keys"].List(k => TrusteePublicKey.Read(k, group)));
    }

    internal override IEnumerable<Finding> Verify(Protocol protocol, int first)
    {
        // The product over the members of their k-th coefficient: what the keys of all are made of.
        var combined = Enumerable.Range(0, Needed).Select(k => Product(coefficients.Select(c => c[k]))).ToList();
        for (var i = 0; i < Members.Count; i++)
        {
            if (!certificates[i].IsSignedBy(protocol, signers[i]) || !coefficientMessages[i].IsSignedBy(protocol, signers[i])) yield return new Finding(FindingKind.WrongCertificate, Words.Trustee(first + i));
            if (!Members[i].Key.Equals(Expected(combined, i + 1))) yield return new Finding(FindingKind.WrongThresholdKey, Words.Trustee(first + i));
        }
        foreach (var finding in VerifyProofs(protocol, Members, first)) yield return finding;
    }

    internal override void Write(JsonOut json) => json.Array(() => json.String(Kind).Object(() => json
        .Name("threshold").Number(Needed)
        .Name("certs").Array(certificates, c => c.Write(json))
        .Name("coefexps").Array(coefficientMessages, c => c.Write(json))
        .Name("verification_keys").Array(Members, m => m.Write(json))));

    /// <summary>Π over k of A_k^(j^k): the key of the j-th member (§4.6.6).</summary>
    private static GroupElement Expected(IReadOnlyList<GroupElement> combined, int j)
    {
        var group = combined[0].Group;
        return Product(combined.Select((a, k) => a.Power(group.Scalars.Of(BigInteger.ModPow(j, k, group.Q)))));
    }

    /// <summary>The verification key of a certificate; its encryption key is read so that it is known to be in the group.</summary>
    private static GroupElement ReadCertificate(JsonIn json, Group group)
    {
        json.Only("verification", "encryption");
        group.Read(json["encryption"].String());
        return group.Read(json["verification"].String());
    }

    private static GroupElement Product(IEnumerable<GroupElement> elements) => elements.Aggregate((a, b) => a * b);
}
