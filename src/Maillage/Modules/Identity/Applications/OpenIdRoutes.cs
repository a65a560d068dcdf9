using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;

namespace Maillage.Modules.Identity.Applications;

/// <summary>The routes of the provider: all but one are answered by OpenIddict before they get here, so that what gets here is nothing.</summary>
public static class OpenIdRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(OpenIdPaths.Root + "/{cooperative:int}").WithMetadata(new OpenIdEndpointAttribute());
        group.MapGet(OpenIdPaths.Discovery, Nothing).Open("Les applications y lisent où demander quoi.");
        group.MapGet(OpenIdPaths.Keys, Nothing).Open("Les clés publiques qui vérifient les signatures.");
        group.MapGet(OpenIdPaths.Authorize, Authorize.Get).SignedIn().WithMetadata(new PrivateAttribute());
        group.MapPost(OpenIdPaths.Token, Nothing).Open("L’application se nomme et prouve qui elle est.").WithMetadata(new TriesSecretsAttribute());
        group.MapMethods(OpenIdPaths.UserInfo, [HttpMethods.Get, HttpMethods.Post], Nothing).Open("Le jeton de l’application en est la clé.");
        group.MapMethods(OpenIdPaths.EndSession, [HttpMethods.Get, HttpMethods.Post], Nothing).Open("Ce que Maillage a signé pour la personne en est la clé.");
    }

    private static IResult Nothing() => Results.NotFound();
}
