using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Roles;

/// <summary>A role of a cooperative as people read it.</summary>
/// <param name="Own">What the cooperative made of it; null for one that is as it came.</param>
public sealed record RoleInWords(string Key, string Name, string Meaning, IReadOnlySet<string> Rights, OwnRole? Own)
{
    public bool IsPreset => Role.Presets.Contains(Key);

    /// <summary>« Comptabilité : tient la comptabilité, … ».</summary>
    public string Sentence => Meaning.Length == 0 ? Name : $"{Name} : {char.ToLowerInvariant(Meaning[0])}{Meaning[1..]}";
}

/// <summary>The roles of the cooperative: those that come with the program, as it changed them, then its own by name.</summary>
public sealed class RoleNames(Db db, RoleBook book)
{
    private IReadOnlyList<RoleInWords>? all;

    public async Task<IReadOnlyList<RoleInWords>> All()
    {
        if (all is not null) return all;
        var own = await db.Set<OwnRole>().AsNoTracking().ToListAsync();
        var presets = Role.Presets.Select(key =>
        {
            var changed = own.Find(o => o.Key == key);
            var (name, meaning) = changed is null ? PresetWords.Of(key) : (changed.Name, changed.Meaning);
            return new RoleInWords(key, name, meaning, book.RightsOf(key, changed), changed);
        });
        return all = [.. presets, .. own.Where(o => !Role.Presets.Contains(o.Key)).OrderBy(o => o.Name).Select(o => new RoleInWords(o.Key, o.Name, o.Meaning, book.RightsOf(o.Key, o), o))];
    }

    /// <summary>The page of what a cooperative made of a role; that of all roles when it is back as it came.</summary>
    internal static async Task<string> PageOf(IServiceProvider services, long id)
    {
        var own = new Id<OwnRole>(id);
        return $"/administration/roles/{await services.GetRequiredService<Db>().Set<OwnRole>().Where(r => r.Id == own).Select(r => r.Key).SingleOrDefaultAsync()}".TrimEnd('/');
    }

    /// <summary>A role, or null when the cooperative has none of this key.</summary>
    public async Task<RoleInWords?> Find(string key) => (await All()).FirstOrDefault(r => r.Key == key);
}
