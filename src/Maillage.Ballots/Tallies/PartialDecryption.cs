using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;
using Maillage.Ballots.Trustees;

namespace Maillage.Ballots.Tallies;

/// <summary>One trustee's part in opening the tally: a factor for each ciphertext, with the proof that it is made with their key (specification §4.18).</summary>
public sealed class PartialDecryption
{
    private PartialDecryption(IReadOnlyList<IReadOnlyList<GroupElement>> factors, IReadOnlyList<IReadOnlyList<Proof>> proofs, byte[]? json)
    {
        (Factors, Proofs) = (factors, proofs);
        Json = json ?? Write();
    }

    /// <summary>α^x for each ciphertext of the tally.</summary>
    public IReadOnlyList<IReadOnlyList<GroupElement>> Factors { get; }

    /// <summary>A proof for each factor.</summary>
    public IReadOnlyList<IReadOnlyList<Proof>> Proofs { get; }

    /// <summary>The bytes as the archive holds them.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Decrypts a tally with a private key, where the key holder is.</summary>
    public static PartialDecryption Make(Election election, EncryptedTally tally, TrusteePrivateKey key, IRandomSource random)
    {
        var publicKey = election.Group.SecretGeneratorPower(key.Exponent);
        var factors = tally.Questions.Select(q => q.Select(c => c.Alpha.SecretPower(key.Exponent)).ToList()).ToList();
        var proofs = tally.Questions.Select(q => q.Select(c =>
            EqualityProof.Make(c.Alpha, key.Exponent, random, (first, second) => election.Protocol.Decryption(election.Group, election.Fingerprint, publicKey, first, second))).ToList()).ToList();
        return new PartialDecryption(factors, proofs, null);
    }

    /// <summary>Reads a decryption and verifies that every factor is in the group; <see cref="Verify"/> verifies the proofs.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static PartialDecryption Read(ReadOnlyMemory<byte> json, Group group) => JsonIn.Read(json, message =>
    {
        message.Only("decryption_factors", "decryption_proofs");
        return new PartialDecryption(
            message["decryption_factors"].List(question => question.List(factor => group.Read(factor.String()))),
            message["decryption_proofs"].List(question => question.List(proof => Proof.Read(proof, group))), json.ToArray());
    });

    /// <summary>Whether every factor of the tally is proved to be made with the trustee's key.</summary>
    public bool Verify(Election election, EncryptedTally tally, GroupElement key)
    {
        if (!HasShapeOf(tally)) return false;
        for (var i = 0; i < Factors.Count; i++)
            for (var j = 0; j < Factors[i].Count; j++)
                if (!EqualityProof.Verify(key, tally.Questions[i][j].Alpha, Factors[i][j], Proofs[i][j], (first, second) => election.Protocol.Decryption(election.Group, election.Fingerprint, key, first, second)))
                    return false;
        return true;
    }

    private bool HasShapeOf(EncryptedTally tally)
    {
        var widths = tally.Questions.Select(q => q.Count).ToList();
        return Factors.Select(f => f.Count).SequenceEqual(widths) && Proofs.Select(p => p.Count).SequenceEqual(widths);
    }

    private byte[] Write()
    {
        var json = new JsonOut();
        json.Object(() => json
            .Name("decryption_factors").Array(Factors, question => json.Array(question, factor => json.String(factor.ToString())))
            .Name("decryption_proofs").Array(Proofs, question => json.Array(question, proof => proof.Write(json))));
        return json.ToBytes();
    }
}
