using System.ComponentModel;
using System.Text.Json;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Contribution.Scales;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Projects;

/// <summary>A scale being written.</summary>
public sealed record ApiScaleProject(Id<ScaleProject> Id, [property: Description("À donner à un essai, puis à la mise en vigueur.")] string Code, string Name, JsonElement Definition, int Version)
{
    public static ApiScaleProject Of(ScaleProject p) => new(p.Id, ScaleChoices.CodeOf(p.Id), p.Scale.Name, ApiScale.Parsed(p.Definition), p.Version);
}

/// <summary>What a project says.</summary>
public sealed record ApiScaleDefinition
{
    [Description("Le barème, dans la forme que donne « scale-choices » ; son code est celui du projet, sa source est dite par Maillage.")]
    public required JsonElement Definition { get; init; }
}

/// <summary>Projects of scales, for programs.</summary>
public static class ProjectsApi
{
    /// <summary>Where a project says it comes from.</summary>
    public const string Source = "projet de la coopérative";

    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Contributions");
        api.Get<IReadOnlyList<ApiScaleProject>>("/scale-projects", ContributionModule.Propose, "listScaleProjects", "Les projets de barème de la coopérative.", List);
        api.Get<ApiScaleProject>("/scale-projects/{id}", ContributionModule.Propose, "readScaleProject", "Un projet de barème.", Read);
        api.Make<ApiScaleProject>("/scale-projects", ContributionModule.Propose, "proposeScale", "Proposer un barème.", Propose);
        api.Change<ApiScaleProject>("/scale-projects/{id}", ContributionModule.Propose, "changeScaleProject", "Corriger un projet de barème : le sien, ou celui d’un autre pour qui met en vigueur.", Change);
        api.Remove("/scale-projects/{id}", ContributionModule.Propose, "removeScaleProject", "Retirer un projet de barème.", Remove, versioned: true);
    }

    private static async Task<Answer> List(Db db) => Answer.Of((await db.Set<ScaleProject>().AsNoTracking().OrderBy(p => p.Id).ToListAsync()).Select(ApiScaleProject.Of).ToList());

    private static async Task<Answer> Read(Id<ScaleProject> id, Db db) => Answer.Found(await db.Set<ScaleProject>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id), ApiScaleProject.Of);

    private static async Task<Answer> Propose(Sent<ApiScaleDefinition> sent, ProjectActions projects) => Answer.Made(await Save(Id<ScaleProject>.New(), sent.Value, projects, 0), p => $"/scale-projects/{p.Id}", ApiScaleProject.Of);

    private static async Task<Answer> Change(Id<ScaleProject> id, IfMatch version, Sent<ApiScaleDefinition> sent, ProjectActions projects, Db db) =>
        await db.Set<ScaleProject>().AnyAsync(p => p.Id == id) ? Answer.Done(await Save(id, sent.Value, projects, version.Version), ApiScaleProject.Of) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Remove(Id<ScaleProject> id, IfMatch version, ProjectActions projects) => Answer.Gone(await projects.Remove(id, version.Version));

    private static async Task<Result<ScaleProject>> Save(Id<ScaleProject> id, ApiScaleDefinition sent, ProjectActions projects, int version)
    {
        if (ScaleFile.Read(sent.Definition.GetRawText()) is not { } scale)
            return new Refusal("contribution.project.definition", "Ce barème ne se lit pas : prenez la forme que donne « scale-choices », sans autre nom ni autre genre de valeur.", nameof(ApiScaleDefinition.Definition));
        var saved = await projects.Save(id, scale with { Code = ScaleChoices.CodeOf(id), Source = Source, Validity = ScaleForm.Always }, version);
        return saved.Ok ? saved : Result<ScaleProject>.Refused([.. saved.Refusals.Select(r => r.Field is { } field ? r with { Field = $"{nameof(ApiScaleDefinition.Definition)}.{field}" } : r)]);
    }
}
