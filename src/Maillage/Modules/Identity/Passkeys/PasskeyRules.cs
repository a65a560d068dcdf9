using Maillage.Platform;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity.Passkeys;

/// <summary>What we ask of passkeys: they name their account, and verify the person, so that one is both factors.</summary>
public static class PasskeyRules
{
    public static void Set(IdentityPasskeyOptions options, Settings settings)
    {
        options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
        options.ServerDomain = settings.Public?.Host;
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == OriginOf(context.HttpContext.Request, settings));
    }

    /// <summary>Scheme, host and port that the browser must have been at.</summary>
    private static string OriginOf(HttpRequest request, Settings settings) =>
        (settings.Public ?? new Uri($"{request.Scheme}://{request.Host}")).GetLeftPart(UriPartial.Authority);
}
