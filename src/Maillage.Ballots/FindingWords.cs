namespace Maillage.Ballots;

/// <summary>The sentence of each reason.</summary>
internal static class FindingWords
{
    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.MalformedArchive => "ce fichier n’est pas une archive d’élection bien formée.",
        FindingKind.WrongHash => "le contenu ne correspond pas à son empreinte, il a été modifié.",
        FindingKind.RepeatedData => "le même contenu figure deux fois dans l’archive.",
        FindingKind.UnusedData => "des données ne se rattachent à aucun événement.",
        FindingKind.MissingData => "des données annoncées manquent.",
        FindingKind.BrokenChain => "la chaîne des événements est rompue, un événement a été retiré, ajouté ou déplacé.",
        FindingKind.EventOutOfOrder => "cet événement n’est pas à sa place.",
        FindingKind.MalformedMessage => "ce message n’est pas écrit comme la spécification le demande.",
        FindingKind.NotCanonical => "le bulletin n’est pas écrit dans la seule forme admise.",
        FindingKind.NotInGroup => "un nombre n’appartient pas au groupe, le chiffrement ne protégerait plus rien.",
        FindingKind.UnknownVersion => "cette version n’est pas connue de ce programme.",
        FindingKind.UnknownGroup => "ce groupe n’est pas connu de ce programme.",
        FindingKind.UnsupportedQuestion => "cette question demande un mélange des bulletins, que ce programme ne vérifie pas.",
        FindingKind.ImpossibleQuestion => "personne ne peut répondre à cette question.",
        FindingKind.WrongKeyProof => "le détenteur ne prouve pas qu’il possède sa clé.",
        FindingKind.WrongCertificate => "le message du détenteur n’est pas signé de sa clé.",
        FindingKind.WrongThresholdKey => "la clé du détenteur ne correspond pas à ce que les autres ont publié.",
        FindingKind.WrongElectionKey => "la clé de l’élection n’est pas celle des détenteurs réunis.",
        FindingKind.RepeatedCredential => "le même droit de vote figure deux fois dans la liste.",
        FindingKind.WeightedCredential => "un droit de vote compte pour plusieurs voix : une personne, une voix.",
        FindingKind.OtherElection => "le bulletin est fait pour une autre élection, ou pour une autre version de celle-ci.",
        FindingKind.UnknownCredential => "le bulletin porte un droit de vote qui n’est pas dans la liste.",
        FindingKind.WrongShape => "le bulletin ne répond pas aux questions posées.",
        FindingKind.WrongSignature => "le bulletin n’est pas signé par son droit de vote, ou il a été modifié depuis.",
        FindingKind.WrongIndividualProof => "rien ne prouve que ce choix vaut 0 ou 1.",
        FindingKind.WrongOverallProof => "rien ne prouve que le nombre de choix est permis.",
        FindingKind.WrongBlankProof => "rien ne prouve que le vote blanc ne choisit rien d’autre.",
        FindingKind.RepeatedBallot => "ce bulletin, ou une partie, est déjà dans l’urne.",
        FindingKind.WrongTally => "la somme chiffrée n’est pas celle des bulletins comptés.",
        FindingKind.WrongTallySize => "le nombre de bulletins annoncé n’est pas celui des bulletins comptés.",
        FindingKind.WrongDecryptionOwner => "ce déchiffrement n’est d’aucun détenteur, ou c’est le second du même.",
        FindingKind.WrongDecryption => "rien ne prouve que ce déchiffrement est fait avec la clé du détenteur.",
        FindingKind.MissingDecryption => "il manque des déchiffrements pour établir le résultat.",
        FindingKind.WrongResult => "le résultat n’est pas celui que donnent les déchiffrements.",
        FindingKind.NotAContinuation => "l’archive récente ne commence pas par l’archive ancienne, quelque chose a été retiré ou changé.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
