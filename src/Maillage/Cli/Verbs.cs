using Maillage.Platform;

namespace Maillage.Cli;

/// <summary>The command line: one executable, one verb.</summary>
public static class Verbs
{
    public static async Task<int> Run(string[] args)
    {
        var verb = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "serve";
        var options = args.Where(a => a != verb).ToArray();
        try
        {
            return verb switch
            {
                "serve" => await ServeVerb.Run(options),
                _ => Help(verb),
            };
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }

    private static int Help(string verb)
    {
        Console.Error.WriteLine($"« {verb} » n’est pas une commande. Commandes : serve.");
        return 2;
    }
}
