using System.Globalization;

namespace Maillage.Modules.Identity.Grants;

/// <summary>A thing that gives rights: a decision, a contract.</summary>
/// <param name="Key">What the grant keeps of it: <c>contract:123</c>.</param>
/// <param name="EndsOn">Its last day, which the right does not outlive; null without one.</param>
public sealed record OriginChoice(string Key, string Name, DateOnly? EndsOn = null);

/// <summary>The things of one kind that give rights, named by the module that owns them.</summary>
/// <param name="Kind">Before the colon of the keys.</param>
/// <param name="For">Those that may give rights to an account.</param>
/// <param name="Named">Those with the given identities.</param>
/// <param name="Hold">Keeps one from being changed or taken out until the transaction ends.</param>
public sealed record OriginSource(string Kind, Func<long, Task<IReadOnlyList<OriginChoice>>> For, Func<IReadOnlyList<long>, Task<IReadOnlyList<OriginChoice>>> Named, Func<long, Task> Hold);

/// <summary>Finds what gave a right, or may give one.</summary>
public sealed class GrantOrigins(IEnumerable<OriginSource> sources)
{
    public async Task<IReadOnlyList<OriginChoice>> For(long account)
    {
        var all = new List<OriginChoice>();
        foreach (var source in sources) all.AddRange(await source.For(account));
        return all;
    }

    /// <summary>What is to give a right to an account, held until the transaction ends; null when it may not.</summary>
    public async Task<OriginChoice?> Hold(long account, string key)
    {
        if (Read(key) is not ({ } source, var id)) return null;
        await source.Hold(id);
        return (await source.For(account)).FirstOrDefault(o => o.Key == key);
    }

    /// <summary>Names by key, for those that are known.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<string> keys)
    {
        var names = new Dictionary<string, string>();
        foreach (var group in keys.Distinct().Select(Read).OfType<(OriginSource Source, long Id)>().ToLookup(k => k.Source, k => k.Id))
            foreach (var choice in await group.Key.Named([.. group])) names[choice.Key] = choice.Name;
        return names;
    }

    private (OriginSource, long)? Read(string key) =>
        key.Split(':') is [var kind, var id] && sources.FirstOrDefault(s => s.Kind == kind) is { } source && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (source, value) : null;
}
