using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Voting;

/// <summary>The encrypted answer to one question, with its proofs (specification §4.11.1).</summary>
/// <param name="Choices">A ciphertext of 0 or 1 for each answer; where a blank vote is allowed, one in front that tells it.</param>
/// <param name="IndividualProofs">Each is 0 or 1.</param>
/// <param name="OverallProof">As many are chosen as allowed, or the vote is blank.</param>
/// <param name="BlankProof">A blank vote chooses nothing; null when a blank vote is not allowed.</param>
public sealed record Answer(IReadOnlyList<Ciphertext> Choices, IReadOnlyList<IReadOnlyList<Proof>> IndividualProofs, IReadOnlyList<Proof> OverallProof, IReadOnlyList<Proof>? BlankProof)
{
    internal bool Fits(Question question) =>
        Choices.Count == question.Width && IndividualProofs.Count == question.Width && IndividualProofs.All(p => p.Count == 2)
        && OverallProof.Count == question.Max - question.Min + 1 + (question.Blank ? 1 : 0)
        && (question.Blank ? BlankProof?.Count == 2 : BlankProof is null);

    internal static Answer Read(JsonIn json, Group group)
    {
        json.Only("choices", "individual_proofs", "overall_proof", "blank_proof");
        return new Answer(
            json["choices"].List(c => Ciphertext.Read(c, group.ReadNumber)),
            json["individual_proofs"].List(p => ReadProofs(p, group)),
            ReadProofs(json["overall_proof"], group),
            json.Has("blank_proof") ? ReadProofs(json["blank_proof"], group) : null);
    }

    internal void Write(JsonOut json) => json.Object(() =>
    {
        json.Name("choices").Array(Choices, c => c.Write(json));
        json.Name("individual_proofs").Array(IndividualProofs, p => json.Array(p, one => one.Write(json)));
        json.Name("overall_proof").Array(OverallProof, p => p.Write(json));
        if (BlankProof is not null) json.Name("blank_proof").Array(BlankProof, p => p.Write(json));
    });

    private static IReadOnlyList<Proof> ReadProofs(JsonIn json, Group group) => json.List(p => Proof.Read(p, group));
}
