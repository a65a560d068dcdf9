namespace Maillage.Ballots;

/// <summary>How findings name the places they are about.</summary>
internal static class Words
{
    public static string Question(int index) => $"question {index + 1}";

    public static string Choice(int index) => $"choix {index + 1}";

    public static string Trustee(int id) => $"détenteur {id}";

    public static string Ballot(int index, string tracker) => $"bulletin {index + 1} (suivi {tracker})";
}
