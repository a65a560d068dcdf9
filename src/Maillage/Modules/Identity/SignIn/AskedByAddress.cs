using Maillage.Domain.Kernel;
using Maillage.Platform;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>What someone asks for by giving an address alone: it is looked for once the answer has left, so that neither its words nor its time say whether an account has it.</summary>
public sealed partial class AskedByAddress(CooperativeByHost byHost, IServiceScopeFactory scopes, ILogger<AskedByAddress> log)
{
    /// <param name="act">Done for each account of the address, in its cooperative.</param>
    public async Task After(HttpResponse response, string email, Func<IServiceProvider, long, Task> act)
    {
        var host = await byHost(response.HttpContext.Request);
        response.OnCompleted(() => Act(email, host, act));
    }

    private async Task Act(string email, CooperativeId? host, Func<IServiceProvider, long, Task> act)
    {
        try
        {
            IReadOnlyList<Account> accounts;
            await using (var scope = scopes.CreateAsyncScope()) accounts = await scope.ServiceProvider.GetRequiredService<AccountsAtDoor>().Of(email, host);
            foreach (var account in accounts)
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(account.CooperativeId);
                await act(scope.ServiceProvider, account.Id);
            }
        }
        catch (Exception error)
        {
            Failed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was asked by an address could not be done.")]
    private partial void Failed(Exception error);
}
