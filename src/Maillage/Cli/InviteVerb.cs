using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Cli;

/// <summary>Makes a new link for an account, from the machine itself: the way back in when nobody who administers can enter any more.</summary>
public static class InviteVerb
{
    public static readonly Verb Verb = new("invite", "--email COURRIEL [--reset-second-factor] [--cooperative NUMÉRO] [--urls ADRESSE] [--data DOSSIER]",
        "fait un nouveau lien pour un compte qui n’entre plus", $"""
        Le lien laisse choisir un mot de passe. Il n’est montré qu’ici, sert une fois, pendant sept jours ; les précédents ne servent plus, et les sessions du compte se ferment.
        L’acte s’inscrit au journal de la coopérative. Les droits du compte ne changent pas. Sur SQLite, arrêtez d’abord Maillage.

        --email COURRIEL        adresse du compte
        --reset-second-factor   retire aussi le second facteur et les clés d’accès
        --cooperative NUMÉRO    laquelle, quand la base en a plusieurs
        --urls ADRESSE          adresse publique écrite devant le lien ; sinon Maillage__Address, ou {Serving.DefaultAddress}
        """, Run);

    private const string Reset = "reset-second-factor";

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("invite", typed, ["email", "cooperative", "urls"], [Reset]);
        var email = options.Need("invite", "email");
        var settings = CommandHouse.Settings(options);
        await CommandHouse.NeedCurrentDatabase(settings);
        using var alone = CommandHouse.Alone(settings);
        await using var services = CommandHouse.Open(settings, TimeProvider.System);
        var cooperative = await CommandHouse.Cooperative(services, options);
        await using var scope = services.CreateAsyncScope();
        var inside = scope.ServiceProvider;
        await inside.GetRequiredService<EnterAsSystem>()(cooperative);
        inside.GetRequiredService<Current>().Do("commande invite");
        var account = await inside.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email.Trim())
            ?? throw new SettingsException($"Aucun compte de cette coopérative n’a l’adresse « {email} ».");
        // First what may be refused: nothing is taken away without a link to come back by.
        var invitation = await inside.GetRequiredService<AccountActions>().Invite(account.Id);
        CommandHouse.Must(Result.Of(invitation.Refusals));
        if (options.Has(Reset)) CommandHouse.Must(await inside.GetRequiredService<SecondFactorActions>().Reset(account.Id));
        Console.WriteLine($"""
            {(options.Has(Reset) ? "Le second facteur et les clés d’accès sont retirés. " : "")}Ouvrez ce lien pour choisir le mot de passe de {account.Email} :
            {CommandHouse.Before(settings, options)}{invitation.Value}
            """);
        return 0;
    }
}
