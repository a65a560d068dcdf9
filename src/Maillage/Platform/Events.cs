namespace Maillage.Platform;

/// <summary>Handles what another module did, in the same transaction.</summary>
public interface IHandle<in TEvent>
{
    Task Handle(TEvent what);
}

/// <summary>Tells other modules what happened. Handlers run at once, inside the transaction of the act.</summary>
public sealed class Events(IServiceProvider services)
{
    public async Task Tell<TEvent>(TEvent what)
    {
        foreach (var handler in services.GetServices<IHandle<TEvent>>()) await handler.Handle(what);
    }
}
