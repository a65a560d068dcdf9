namespace Maillage.Modules.Identity.Applications;

/// <summary>The fields of an application, for a new one and for one that is.</summary>
public sealed class ApplicationForm
{
    public string? Name { get; set; }
    public string? RedirectUris { get; set; }
    public string? AfterSignOutUris { get; set; }
    public bool TellsRoles { get; set; }
    public bool TellsActivities { get; set; }

    public ApplicationSettings Read() => new(Name, RedirectUris, AfterSignOutUris, TellsRoles, TellsActivities);

    public static ApplicationForm Of(Application application) => new()
    {
        Name = application.Name,
        RedirectUris = application.RedirectUris,
        AfterSignOutUris = application.AfterSignOutUris,
        TellsRoles = application.TellsRoles,
        TellsActivities = application.TellsActivities,
    };
}

/// <summary>A page with the fields of an application.</summary>
public interface IApplicationPage
{
    ApplicationForm Input { get; }
}
