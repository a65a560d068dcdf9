namespace Maillage.Modules.Identity.Applications;

/// <summary>Marks what applications ask of a cooperative: the cooperative is the one its address names, and OpenIddict answers first.</summary>
public sealed class OpenIdEndpointAttribute : Attribute;

/// <summary>The addresses that applications know. Each cooperative has its own: what one of them signs is nothing to another.</summary>
public static class OpenIdPaths
{
    public const string Root = "/openid";
    public const string Discovery = ".well-known/openid-configuration";
    public const string Keys = "cles";
    public const string Authorize = "autorisation";
    public const string Token = "jeton";
    public const string UserInfo = "utilisateur";
    public const string EndSession = "deconnexion";

    /// <summary>Whether a request asks for one of them.</summary>
    public static bool IsOpenId(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<OpenIdEndpointAttribute>() is not null;

    /// <summary>The base of a cooperative, which is the name it signs with.</summary>
    public static string BaseOf(Domain.Kernel.CooperativeId cooperative) => $"{Root}/{cooperative}";
}
