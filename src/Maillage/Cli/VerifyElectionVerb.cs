using Maillage.Ballots;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Verification;
using Maillage.Platform;

namespace Maillage.Cli;

/// <summary>Verifies an election from its archive alone: no database, no network.</summary>
public static class VerifyElectionVerb
{
    public static readonly Verb Verb = new("verify-election", "FICHIER.bel [--since ANCIENNE.bel] [--tracker SUIVI]", "vérifie un vote secret, depuis son archive seule", """
        Relit toute l’archive : chaîne des événements, clés, droits de vote, chaque preuve de chaque bulletin, somme, déchiffrements, résultat.
        Ne demande ni base ni réseau, et dit ce qu’aucun programme ne peut vérifier. Répond 0 quand tout est juste, 1 quand quelque chose est refusé.

        --since ANCIENNE.bel    vérifie aussi que rien n’a été retiré ni changé depuis une copie plus ancienne
        --tracker SUIVI         dit si le bulletin de ce numéro de suivi est dans l’archive, et s’il compte
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("verify-election", typed, ["since", "tracker"], words: 1);
        var archive = await Read(options.Words[0]);
        var earlier = options["since"] is { } since ? await Read(since) : null;
        var report = ElectionVerifier.Verify(archive, Environment.ProcessorCount);
        List<Finding> findings = [.. report.Findings];
        if (earlier is not null && ElectionVerifier.Compare(earlier, archive) is { } broken) findings.Add(broken);
        Write(report);
        var found = options["tracker"] is not { } tracker || WriteTracker(report, tracker);
        foreach (var finding in findings) Console.WriteLine($"FAUTE  {finding.Message}");
        Console.WriteLine("Ce qui n’est pas vérifié ici :");
        foreach (var left in report.NotVerified) Console.WriteLine($"  - {left}");
        Console.WriteLine(findings.Count == 0 ? "Tout ce qui peut être vérifié est juste." : findings.Count == 1 ? "1 faute : cette élection est refusée." : $"{findings.Count} fautes : cette élection est refusée.");
        return findings.Count == 0 && found ? 0 : 1;
    }

    private static async Task<byte[]> Read(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"verify-election : le fichier « {file} » ne peut pas être lu.");
        }
    }

    private static void Write(VerificationReport report)
    {
        if (report is not { Election: { } election, Fingerprints: { } prints }) return;
        Console.WriteLine($"{election.Name} ({election.Uuid}), {Phase(report.Phase)}.");
        Console.WriteLine($"  droits de vote {report.Credentials}, bulletins reçus {report.Received}, comptés {report.Trackers.Count}");
        Console.WriteLine($"  empreinte de l’élection        {prints.Election}");
        Console.WriteLine($"  empreinte des clés             {prints.Trustees}");
        Console.WriteLine($"  empreinte des droits de vote   {prints.Credentials}");
        if (prints.Closing is not null) Console.WriteLine($"  clôture                        {prints.Closing}");
        Console.WriteLine($"  dernier événement              {prints.Last}");
        if (report.Totals is not { } totals || report.Findings.Count > 0) return;
        foreach (var (question, counts) in election.Questions.Zip(totals)) Write(question, counts);
    }

    private static void Write(Question question, IReadOnlyList<int> counts)
    {
        Console.WriteLine($"  {question.Text}");
        string[] names = question.Blank ? ["Blanc", .. question.Answers] : [.. question.Answers];
        foreach (var (name, count) in names.Zip(counts)) Console.WriteLine($"    {count,6}  {name}");
    }

    private static bool WriteTracker(VerificationReport report, string tracker)
    {
        var counts = report.Trackers.Contains(tracker);
        Console.WriteLine(counts ? $"Le bulletin {tracker} est dans l’archive, et il compte." : $"Le bulletin {tracker} ne compte pas : il n’est pas dans l’archive, ou un vote plus récent le remplace.");
        return counts;
    }

    private static string Phase(ElectionPhase phase) => phase switch
    {
        ElectionPhase.Voting => "vote ouvert",
        ElectionPhase.Closed => "vote clos",
        ElectionPhase.Tallied => "bulletins additionnés, déchiffrement en cours",
        _ => "résultat publié",
    };
}
