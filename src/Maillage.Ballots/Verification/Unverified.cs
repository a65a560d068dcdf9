namespace Maillage.Ballots.Verification;

/// <summary>What a verification leaves open, said to people.</summary>
internal static class Unverified
{
    public static IEnumerable<string> Of(VerificationReport report)
    {
        yield return "Que chaque droit de vote a été remis à la bonne personne, et à elle seule : c’est le devoir de l’autorité qui les fabrique. Comparez leur nombre avec la liste des votants.";
        yield return "Que personne n’a voté sous la contrainte, ni avec un appareil qui change les votes.";
        yield return "Que votre bulletin est bien le vôtre : cherchez son numéro de suivi dans l’archive.";
        yield return "La date que porte l’archive, et que rien n’en a été retiré depuis une copie plus ancienne : comparez les deux copies.";
        if (report.Election is null) yield return "Tout le reste : l’archive n’a pas pu être lue.";
        else if (!report.IsRight) yield return "Ce qui dépend de ce qui est refusé : une somme n’est vérifiée que si tous les bulletins sont justes, un résultat que si tous les déchiffrements le sont.";
        else if (report.Phase != ElectionPhase.Published) yield return "Le résultat : il n’est pas encore publié.";
    }
}
