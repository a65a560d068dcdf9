namespace Maillage.Ballots.Voting;

/// <summary>The ballots received. None of their ciphertexts comes twice: an old ballot put in again would undo the one that replaced it.</summary>
internal sealed class Urn
{
    private readonly List<Ballot> ballots = [];
    private readonly HashSet<string> ciphertexts = [];

    public IReadOnlyList<Ballot> Ballots => ballots;

    /// <summary>Adds a ballot that was checked; false when it, or a ciphertext of it, is there already.</summary>
    public bool Add(Ballot ballot)
    {
        var alphas = ballot.Answers.SelectMany(a => a.Choices).Select(c => c.Alpha.ToString()).ToList();
        if (alphas.Distinct().Count() < alphas.Count || alphas.Any(ciphertexts.Contains)) return false;
        ciphertexts.UnionWith(alphas);
        ballots.Add(ballot);
        return true;
    }
}
