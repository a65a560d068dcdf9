using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>An application proves who it is before anything is exchanged.</summary>
public sealed class CheckClient(ApplicationBook book) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (await book.Find(context.ClientId, context.ClientSecret) is null) context.Reject(Errors.InvalidClient, "No application of this cooperative has this client_id and this secret.");
    }
}
