using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Projects;

/// <summary>Writes projects of scales. Everyone may propose one; only its author, or who puts scales in force, changes it.</summary>
public sealed class ProjectActions(Db db, Access access, Clock clock, Current current)
{
    /// <param name="version">The version the person saw; 0 when it is new.</param>
    public Task<Result<ScaleProject>> Save(Id<ScaleProject> id, Scale scale, int version = 0) => db.Write<ScaleProject>(async () =>
    {
        if (await access.CanSomewhere(ContributionModule.Propose) is false) return Refusal.Forbidden;
        await db.Lock($"scale-project:{id}");
        var project = await db.Set<ScaleProject>().SingleOrDefaultAsync(p => p.Id == id);
        if (project is null && version > 0) return Refusal.NotFound;
        if (project is not null && !await MayChange(project)) return Refusal.Forbidden;
        var text = ScaleFile.Write(scale);
        if (project is not null && project.Version != version) return project.Definition == text ? project : Refusal.Stale;
        var refusals = ScaleCheck.Of(scale).Refusals.ToList();
        if (string.IsNullOrWhiteSpace(scale.Name)) refusals.Add(new("contribution.project.name", "Donnez un nom à ce projet.", "Name"));
        else if (scale.Name.Length > ScaleProject.LongestName) refusals.Add(new("contribution.project.name", $"Ce nom est trop long : {ScaleProject.LongestName} caractères au plus.", "Name"));
        if (refusals.Count > 0) return Result<ScaleProject>.Refused(refusals);
        if (project is null) db.Add(project = new ScaleProject(db.Cooperative, id, text, clock.Now, current.Account));
        else project.Write(text, clock.Now);
        return project;
    });

    public Task<Result> Remove(Id<ScaleProject> id, int version) => db.Write(async () =>
    {
        if (await db.Set<ScaleProject>().SingleOrDefaultAsync(p => p.Id == id) is not { } project) return Refusal.NotFound;
        if (!await MayChange(project)) return Refusal.Forbidden;
        if (project.Version != version) return Refusal.Stale;
        db.Remove(project);
        return Result.Done;
    });

    public async Task<bool> MayChange(ScaleProject project) =>
        await access.Can(ContributionModule.Adopt, Resource.Cooperative) || project.MadeBy is { } author && author == current.Account && await access.CanSomewhere(ContributionModule.Propose);
}
