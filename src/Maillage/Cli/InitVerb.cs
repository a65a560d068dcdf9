using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity.Accounts;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Cli;

/// <summary>Founds a cooperative, the first of its database or another beside those there are, and invites its first administrator.</summary>
public static class InitVerb
{
    public static readonly Verb Verb = new("init", "--name NOM --email COURRIEL [--entity DÉNOMINATION] [--another] [--urls ADRESSE] [--data DOSSIER]",
        "crée une coopérative vide et son premier administrateur", $"""
        Refuse quand une coopérative existe, à moins de « --another ». Le lien d’invitation n’est montré qu’ici : il sert une fois, pendant sept jours.

        --name NOM              nom de la coopérative sur les écrans
        --email COURRIEL        adresse du premier compte, qui administre
        --entity DÉNOMINATION   dénomination de la première entité ; sinon le nom
        --another               fonde une autre coopérative, à côté de celles de la base
        --urls ADRESSE          adresse publique écrite devant le lien ; sinon Maillage__Address, ou {Serving.DefaultAddress}
        """, Run);

    private static async Task<int> Run(string[] typed)
    {
        var options = new Options("init", typed, ["name", "email", "entity", "urls"], ["another"]);
        var (name, email) = (options.Need("init", "name"), options.Need("init", "email"));
        var settings = CommandHouse.Settings(options);
        using var alone = CommandHouse.Alone(settings);
        await using var services = CommandHouse.Open(settings, TimeProvider.System);
        await services.GetRequiredService<Migrator>().Migrate();
        await using var scope = services.CreateAsyncScope();
        var founded = await scope.ServiceProvider.GetRequiredService<Founding>().Found(name, email, options["entity"] ?? name, options.Has("another"));
        CommandHouse.Must(Result.Of(founded.Refusals));
        var invitation = await scope.ServiceProvider.GetRequiredService<AccountActions>().Invite(founded.Value);
        Console.WriteLine($"""
            La coopérative « {name} » est créée, avec l’entité {LegalEntityRules.CodeFrom(options["entity"] ?? name)} dont l’identité reste à compléter.
            Ouvrez Maillage (Maillage serve), puis ce lien pour choisir le mot de passe de {email} :
            {CommandHouse.Before(settings, options)}{invitation.Value}
            """);
        return 0;
    }
}
