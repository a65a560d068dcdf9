using System.Security.Claims;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Maillage.House;

/// <summary>Fills what the frame of every page shows: the menu this person may use, the cooperative, the day.</summary>
public sealed class Frame(RequestDelegate next, IEnumerable<MenuEntry> menu)
{
    private readonly IReadOnlyList<MenuEntry> ordered = [.. menu.OrderBy(e => e.Order)];

    public async Task Invoke(HttpContext http, Navigation navigation, Current current, Access access, Db db, CooperativeDirectory cooperatives, Settings settings, Clock clock)
    {
        navigation.Demo = settings.Demo;
        if (current.Account is not { } account || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }
        // One connection for the whole page: on PostgreSQL each opening tells the server again who works, a round trip for every question.
        await db.Database.OpenConnectionAsync();
        try
        {
            navigation.SignedIn = true;
            (navigation.AccountHref, navigation.SearchHref) = ("/compte", "/recherche");
            navigation.PersonName = navigation.ViewedName ?? http.User.FindFirstValue(SignInClaims.DisplayName) ?? "";
            navigation.PersonKey = account.ToString(System.Globalization.CultureInfo.InvariantCulture);
            navigation.CooperativeName = (await cooperatives.Of(current.Cooperative)).Name;
            navigation.Today = clock.Today;
            var entries = new List<MenuEntry>();
            foreach (var entry in ordered)
                if (entry.Right is null || await access.CanSomewhere(entry.Right)) entries.Add(entry);
            navigation.Entries = entries;
            await next(http);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
