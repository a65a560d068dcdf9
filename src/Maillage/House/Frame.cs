using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Design;

namespace Maillage.House;

/// <summary>Fills what the frame of every page shows: the menu this person may use, the cooperative, the day.</summary>
public sealed class Frame(RequestDelegate next, IEnumerable<MenuEntry> menu)
{
    private readonly IReadOnlyList<MenuEntry> ordered = [.. menu.OrderBy(e => e.Order)];

    public async Task Invoke(HttpContext http, Navigation navigation, Current current, Access access, CooperativeDirectory cooperatives, SignedSession session, Settings settings, Clock clock)
    {
        navigation.Demo = settings.Demo;
        if (current.Account is { } account)
        {
            navigation.SignedIn = true;
            (navigation.AccountHref, navigation.SearchHref) = ("/compte", "/recherche");
            navigation.HasOthers = session.Others.Count > 0 && current.Behind is null;
            navigation.PersonName = navigation.ViewedName ?? session.DisplayName;
            navigation.PersonKey = account.ToString(System.Globalization.CultureInfo.InvariantCulture);
            navigation.CooperativeName = (await cooperatives.Of(current.Cooperative)).Name;
            navigation.Today = clock.Today;
            var entries = new List<MenuEntry>();
            foreach (var entry in ordered)
                if ((entry.Right is null || await access.CanSomewhere(entry.Right)) && (entry.Unless is null || !await access.CanSomewhere(entry.Unless))) entries.Add(entry);
            navigation.Entries = entries;
        }
        await next(http);
    }
}
