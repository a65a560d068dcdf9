namespace Maillage.Modules.Shared.Errors;

/// <summary>What each status says to a person.</summary>
public sealed record Said(string Title, string Message)
{
    public static Said Of(int status) => status switch
    {
        400 => new("Demande incomplète", "Le formulaire n’a pas pu être lu, souvent parce que la page était ouverte depuis longtemps. Revenez en arrière, rechargez la page et recommencez."),
        401 => new("Votre connexion a expiré", "Connectez-vous de nouveau ; ce que vous avez saisi est gardé sur cet appareil quand la page le dit."),
        403 => new("Ce n’est pas ouvert pour vous", "Vous n’avez pas le droit de faire cela. Demandez à l’équipe de la coopérative."),
        404 => new("Page introuvable", "Cette page n’existe pas, ou elle ne vous est pas ouverte."),
        409 => new("Quelqu’un est passé avant vous", "Cette fiche a changé entre-temps. Rechargez-la pour voir sa version actuelle."),
        413 => new("Envoi trop lourd", "Le fichier dépasse la taille acceptée."),
        _ => new("Un problème est survenu", "L’opération n’a pas été faite. Réessayez ; si cela continue, prévenez l’équipe."),
    };
}
