using System.Buffers.Text;
using System.Security.Cryptography;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Applications;

/// <summary>What is set of an application.</summary>
public sealed record ApplicationSettings(string? Name, string? RedirectUris, string? AfterSignOutUris, bool TellsRoles, bool TellsActivities);

/// <param name="Secret">Shown now and never again.</param>
public sealed record NewSecret(Id<Application> Id, string Secret);

/// <summary>Registers the applications of a cooperative, changes them, closes them.</summary>
public sealed class ApplicationActions(Db db, Access access, Clock clock, RandomNumberGenerator random)
{
    private const string Mark = "maillage_application_";

    public async Task<IReadOnlyList<Application>> All() => await db.Set<Application>().AsNoTracking().OrderBy(a => a.ClosedAt != null).ThenBy(a => a.Name).ToListAsync();

    public Task<Application?> Find(long id)
    {
        var key = new Id<Application>(id);
        return db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key);
    }

    public Task<Result<NewSecret>> Register(ApplicationSettings wanted) => db.Write<NewSecret>(async () =>
    {
        if (await access.Need(IdentityModule.ManageApplications, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        var secret = Mark + Text(24);
        var application = new Application(db.Cooperative, Text(12), LinkToken.Hash(secret), clock.Now);
        if (await Set(application, wanted) is { Ok: false } faults) return Result<NewSecret>.Refused(faults.Refusals);
        db.Add(application);
        return new NewSecret(application.Id, secret);
    });

    public Task<Result> Change(long id, ApplicationSettings wanted) => Over(id, application => Set(application, wanted));

    /// <summary>Another secret: the one before opens nothing any more.</summary>
    public async Task<Result<NewSecret>> Renew(long id)
    {
        var secret = Mark + Text(24);
        var done = await Over(id, application =>
        {
            application.Renew(LinkToken.Hash(secret), clock.Now);
            return Task.FromResult(Result.Done);
        });
        return done.Ok ? new NewSecret(new(id), secret) : Result<NewSecret>.Refused(done.Refusals);
    }

    /// <summary>Nobody enters it any more with an account of here, and it is told nothing more.</summary>
    public Task<Result> Close(long id) => Over(id, application =>
    {
        application.ClosedAt ??= clock.Now;
        return Task.FromResult(Result.Done);
    });

    public Task<Result> OpenAgain(long id) => Over(id, application =>
    {
        application.ClosedAt = null;
        return Task.FromResult(Result.Done);
    });

    private Task<Result> Over(long id, Func<Application, Task<Result>> act) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageApplications, Resource.Cooperative) is { Ok: false } refused) return refused;
        var key = new Id<Application>(id);
        return await db.Set<Application>().SingleOrDefaultAsync(a => a.Id == key) is { } application ? await act(application) : Refusal.NotFound;
    });

    private async Task<Result> Set(Application application, ApplicationSettings wanted)
    {
        var name = (wanted.Name ?? "").Trim();
        var refusals = new List<Refusal>();
        if (name.Length is 0 or > Application.LongestName) refusals.Add(new("application.name", $"Donnez le nom de l’application, de {Application.LongestName} caractères au plus : « Fichiers partagés », par exemple.", "Name"));
        else if (await db.Set<Application>().AnyAsync(a => a.Name == name && a.Id != application.Id)) refusals.Add(new("application.twice", "Une autre application porte déjà ce nom.", "Name"));
        var (back, after) = (Application.ListOf(wanted.RedirectUris ?? ""), Application.ListOf(wanted.AfterSignOutUris ?? ""));
        if (back.Count == 0) refusals.Add(new("application.addresses", "Donnez au moins une adresse de retour : la documentation de l’application la dit.", "RedirectUris"));
        if (Fault(back) is { } one) refusals.Add(new("application.addresses", one, "RedirectUris"));
        if (Fault(after) is { } other) refusals.Add(new("application.addresses", other, "AfterSignOutUris"));
        if (refusals.Count > 0) return Result.Of(refusals);
        (application.Name, application.RedirectUris, application.AfterSignOutUris) = (name, string.Join('\n', back.Distinct()), string.Join('\n', after.Distinct()));
        (application.TellsRoles, application.TellsActivities) = (wanted.TellsRoles, wanted.TellsActivities);
        return Result.Done;
    }

    /// <summary>What is wrong with addresses to go back to; null when they are good.</summary>
    private static string? Fault(IReadOnlyList<string> addresses)
    {
        if (addresses.Count > Application.MostAddresses || addresses.Sum(a => a.Length + 1) > Application.LongestAddresses) return $"Donnez {Application.MostAddresses} adresses au plus.";
        foreach (var typed in addresses)
        {
            if (!Uri.TryCreate(typed, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", Fragment: "", UserInfo: "" } || typed.Contains('*', StringComparison.Ordinal) || typed.Any(char.IsWhiteSpace))
                return $"« {French.Excerpt(typed)} » n’est pas une adresse entière : écrivez par exemple https://fichiers.exemple.coop/apps/user_oidc/code, sans étoile ni dièse.";
            if (address.Scheme == "http" && !address.IsLoopback) return $"« {French.Excerpt(typed)} » doit commencer par https : ce qui part en clair peut être lu en chemin.";
        }
        return null;
    }

    private string Text(int bytes)
    {
        Span<byte> secret = stackalloc byte[bytes];
        random.GetBytes(secret);
        return Base64Url.EncodeToString(secret);
    }
}
