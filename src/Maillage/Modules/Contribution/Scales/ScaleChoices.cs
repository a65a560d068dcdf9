using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>A scale to choose: a project of the cooperative, or a published one.</summary>
/// <param name="Code">In an address: <c>projet-12</c>, <c>solstice-2017</c>.</param>
/// <param name="Project">Null for a published one.</param>
/// <param name="Version">Of the project; 0 for a published one.</param>
public sealed record ScaleChoice(string Code, Scale Scale, Id<ScaleProject>? Project = null, int Version = 0)
{
    public bool IsProject => Project is not null;
}

/// <summary>The scales that can be tried and put in force: the projects of the cooperative first, then the published ones.</summary>
public sealed class ScaleChoices(Db db, ShippedScales shipped)
{
    private const string Prefix = "projet-";

    public static string CodeOf(Id<ScaleProject> project) => Prefix + project;

    public async Task<IReadOnlyList<ScaleChoice>> All() =>
    [
        .. (await db.Set<ScaleProject>().AsNoTracking().ToListAsync()).Select(p => new ScaleChoice(CodeOf(p.Id), p.Scale, p.Id, p.Version)).OrderBy(c => c.Scale.Name, StringComparer.CurrentCulture),
        .. shipped.All.Select(s => new ScaleChoice(s.Code, s)),
    ];

    public static IEnumerable<SelectListItem> Items(IReadOnlyList<ScaleChoice> choices)
    {
        var (own, published) = (new SelectListGroup { Name = "Projets de la coopérative" }, new SelectListGroup { Name = "Barèmes publics" });
        return choices.Select(c => new SelectListItem(c.Scale.Name, c.Code) { Group = c.IsProject ? own : published });
    }

    /// <summary>The definition of a choice; null when there is none.</summary>
    public async Task<string?> TextOf(string code) => IsOwn(code) ? await Project(code).Select(p => p.Definition).SingleOrDefaultAsync() : shipped.TextOf(code);

    /// <summary>The version of a project; null for a published scale, and when there is none.</summary>
    public async Task<int?> VersionOf(string code) => IsOwn(code) ? await Project(code).Select(p => (int?)p.Version).SingleOrDefaultAsync() : null;

    private static bool IsOwn(string code) => code.StartsWith(Prefix, StringComparison.Ordinal);

    private IQueryable<ScaleProject> Project(string code)
    {
        var id = new Id<ScaleProject>(long.TryParse(code.AsSpan(Prefix.Length), out var number) ? number : 0);
        return db.Set<ScaleProject>().AsNoTracking().Where(p => p.Id == id);
    }
}
