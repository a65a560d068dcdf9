namespace Maillage.Platform.Design;

/// <summary>A page that cannot be shown, said to a person: the fact and the way out.</summary>
/// <param name="Act">The way out as a button; none when it is not on this site.</param>
public sealed record Problem(string Title, string Message, string? Act = null, string Href = "/")
{
    /// <summary>What is refused to who looks through the eyes of another.</summary>
    public static Problem Viewing { get; } = new("Vous regardez avec les yeux d’une autre personne", "Vous ne pouvez rien y écrire, ni voir ce qui est à elle seule. Revenez à l’accueil : le bouton « Revenir à mon compte » y est, en haut.", "Revenir à l’accueil", "/");

    /// <param name="status">The HTTP status of the answer.</param>
    public static Problem Of(int status) => status switch
    {
        400 => new("Cette demande n’a pas été comprise", "La page est peut-être restée ouverte trop longtemps. Revenez en arrière, rechargez-la et recommencez\u00a0: ce que vous aviez saisi est gardé sur cet appareil.", "Revenir à l’accueil", "/"),
        401 => new("Connectez-vous pour continuer", "Votre session est terminée. Ce que vous aviez saisi est gardé sur cet appareil.", "Se connecter", "/connexion"),
        403 => new("Cette page ne vous est pas ouverte", "Votre rôle ne donne pas ce droit. Si vous pensez qu’il le devrait, demandez-le à l’équipe de la coopérative.", "Revenir à l’accueil", "/"),
        404 => new("Cette page n’existe pas", "Elle a pu être supprimée, ou l’adresse est incomplète. Il se peut aussi qu’elle ne vous soit pas ouverte.", "Revenir à l’accueil", "/"),
        409 => new("Quelqu’un a modifié cette fiche avant vous", "Votre saisie n’a pas été enregistrée, mais elle est gardée sur cet appareil. Rouvrez la fiche, comparez, puis enregistrez de nouveau.", "Revenir à l’accueil", "/"),
        410 => new("Ce lien ne s’ouvre pas", "Il a expiré, il a été retiré, ou son adresse est incomplète. Vérifiez que vous l’avez copiée en entier\u00a0; sinon, demandez un nouveau lien à la personne qui vous l’a envoyé."),
        413 => new("Cet envoi est trop gros", "Un envoi pèse au plus 12\u00a0Mo, fichiers compris. Allégez le fichier, ou envoyez-les un par un\u00a0; rien n’a été enregistré.", "Revenir à l’accueil", "/"),
        424 => new("Ce fichier n’est plus tel qu’il a été joint", "Il a été altéré depuis\u00a0: il n’est pas donné. Prévenez l’équipe de la coopérative, qui le retrouvera dans une sauvegarde.", "Revenir à l’accueil", "/"),
        429 => new("Trop de demandes en peu de temps", "Attendez une minute, puis recommencez.", "Revenir à l’accueil", "/"),
        503 => new("Maillage ne répond pas pour le moment", "Il revient de lui-même, souvent en moins d’une minute. Ce que vous aviez enregistré est là\u00a0; ce que vous veniez d’envoyer ne l’est peut-être pas\u00a0: vérifiez avant de recommencer.", "Réessayer", "/"),
        507 => new("La place manque sur le serveur", "Ce que vous veniez d’envoyer n’a pas été enregistré, et rien ne l’a été à moitié. Prévenez l’équipe de la coopérative\u00a0: dès qu’il y aura de la place, tout reprendra.", "Revenir à l’accueil", "/"),
        _ => new("Une erreur est survenue de notre côté", "Rien n’a été enregistré à moitié. Réessayez\u00a0; si cela recommence, prévenez l’équipe de la coopérative en disant ce que vous faisiez.", "Revenir à l’accueil", "/"),
    };
}
