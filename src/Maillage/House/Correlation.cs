using System.Diagnostics;

namespace Maillage.House;

/// <summary>The reference that joins an error page to the lines of the log about it.</summary>
public static class Correlation
{
    public static string Of(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}

/// <summary>
/// What each line of the log says beside its message: the reference of the request and nothing else. The usual scopes carry addresses, and an address
/// may hold a secret link.
/// </summary>
public sealed class CorrelationScope : IExternalScopeProvider
{
    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (Activity.Current is { } activity) callback(new Reference(activity.TraceId.ToHexString()), state);
    }

    public IDisposable Push(object? state) => Nothing.Instance;

    private sealed class Reference(string trace) : List<KeyValuePair<string, object?>>([new("Reference", trace)])
    {
        public override string ToString() => trace;
    }

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
