using System.Net.Sockets;
using Maillage.Platform;
using Npgsql;

namespace Maillage.Cli;

/// <summary>The command line: one executable, one verb.</summary>
public static class Verbs
{
    private static readonly IReadOnlyList<Verb> All = [DemoVerb.Verb, InitVerb.Verb, InviteVerb.Verb, ServeVerb.Verb, CheckVerb.Verb, BackupVerb.Verb, VerifyBackupVerb.Verb, RestoreVerb.Verb, ExportVerb.Verb, VerifyElectionVerb.Verb, ElectionDemoVerb.Verb, ElectionPagesVerb.Verb];

    /// <returns>0 done, 1 a fault was found, 2 the request or a setting cannot be used.</returns>
    public static async Task<int> Run(string[] args)
    {
        if (args is [] or ["--help" or "-h" or "help"]) return Help();
        if (All.FirstOrDefault(v => v.Name == args[0]) is not { } verb)
        {
            await Console.Error.WriteLineAsync($"« {args[0]} » n’est pas une commande. Commandes : {string.Join(", ", All.Select(v => v.Name))}.");
            return 2;
        }
        if (args.Contains("--help") || args.Contains("-h"))
        {
            Console.WriteLine($"Maillage {verb.Name} {verb.Usage}\n\n{verb.Help}\n\n{Common}");
            return 0;
        }
        try
        {
            return await verb.Run(args[1..]);
        }
        catch (SettingsException wrong)
        {
            return await Say(wrong.Message);
        }
        catch (Exception e) when (e is NpgsqlException and not PostgresException or SocketException)
        {
            return await Say($"PostgreSQL ne répond pas : {e.Message} Vérifiez Maillage__Postgres.");
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege)
        {
            return await Say($"PostgreSQL refuse la connexion : {e.MessageText}. Vérifiez Maillage__Postgres.");
        }
    }

    private static async Task<int> Say(string line)
    {
        await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
        return 2;
    }

    private static int Help()
    {
        Console.WriteLine("Maillage, la gestion d’une coopérative d’activités et d’entrepreneurs.\n\nMaillage COMMANDE [options]\n");
        foreach (var verb in All) Console.WriteLine($"  {verb.Name,-15} {verb.Summary}");
        Console.WriteLine($"\nMaillage COMMANDE --help dit tout d’une commande.\n\n{Common}");
        return 0;
    }

    private const string Common = """
        --data DOSSIER          où sont les données (aussi Maillage__Data)
        Maillage__Postgres      chaîne de connexion PostgreSQL ; sans elle, SQLite dans le dossier
        Maillage__Address       adresse publique, que les courriels écrivent dans leurs liens
        Maillage__Proxies       les mandataires dont on croit les en-têtes, comme 127.0.0.1
        Maillage__Log           json (par défaut) ou text
        Maillage__Instance      le numéro de ce programme quand plusieurs servent une base PostgreSQL
        Maillage__Mail__Host    serveur de courriel ; le guide d’administration dit les autres réglages
        appsettings.json        les mêmes réglages, à côté du programme : Maillage:Data, Maillage:Postgres…
        """;
}

/// <summary>One command.</summary>
/// <param name="Usage">Its options, as the help shows them.</param>
/// <param name="Summary">One line.</param>
/// <param name="Help">What it does and what it answers.</param>
public sealed record Verb(string Name, string Usage, string Summary, string Help, Func<string[], Task<int>> Run);
