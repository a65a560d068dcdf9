using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Outside;

/// <summary>
/// Where people come back from the provider, to enter or to be joined. It counts as one factor: an account that has a second is asked for it. Who is joined
/// to no account is told so, and no account is made.
/// </summary>
[Open("On revient de chez le fournisseur, pas encore connu."), TriesSecrets(AlsoReads = true)]
public sealed class ReturnModel(OutsideLinks links, OutsideTrips trips, OutsideConversation conversation, EnterCooperative enter, SignInSteps steps, Current current) : PageModel
{
    private const string Own = "/compte/externe";

    /// <summary>The whole address of this page, which the provider must know.</summary>
    public static string AddressFor(HttpRequest request) => $"{request.Scheme}://{request.Host}{StartModel.Path}/retour";

    public static Result Silent(OutsideProvider provider) => new Refusal("outside.silent", $"{provider.Name} n’a pas confirmé qui vous êtes. Recommencez, ou entrez avec votre mot de passe.");

    public async Task<IActionResult> OnGet(string? code, string? state)
    {
        var signedIn = current.Account is null ? (CooperativeId?)null : current.Cooperative;
        if (trips.End(Request, Response, state) is not { } trip || (signedIn is { } here ? here.Value != trip.Cooperative : !await enter(new(trip.Cooperative))))
            return this.Refused(new Refusal("outside.trip", "Ce retour n’est plus attendu ici. Recommencez."), "/connexion");
        if (await links.Open() is not { } provider || provider.Id.Value != trip.Provider) return NotFound();
        var door = trip.Joins is null ? "/connexion" : Own;
        if (string.IsNullOrEmpty(code) || await conversation.Meet(provider, trip, code, AddressFor(Request)) is not { } person) return this.Refused(Silent(provider), door);
        if (trip.Joins is { } joins)
        {
            if (current.Account != joins || current.Behind is not null) return this.Refused(new Refusal("outside.trip", "Ce retour n’est plus attendu ici. Recommencez."), "/connexion");
            var joined = await links.Join(provider, person);
            return joined.Ok ? this.Done($"Votre compte est relié : vous pouvez entrer avec {provider.Name}.", Own) : this.Refused(joined, Own);
        }
        return await links.AccountOf(provider, person) is { } account
            ? LocalRedirect(await steps.AfterPassword(account, kept: false, trip.Back ?? "/"))
            : this.Refused(new Refusal("outside.nobody", $"Aucun compte d’ici n’est relié à votre identité chez {provider.Name}. Entrez avec votre mot de passe, puis reliez-le depuis « Mon profil et ma sécurité »."), "/connexion");
    }
}
