using Maillage.Modules.Identity.Rights;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

public sealed class EndpointRights
{
    [Fact]
    public async Task Every_endpoint_declares_who_may_open_it()
    {
        await using var house = await TestHouse.Serve();
        var book = house.Services.GetRequiredService<RoleBook>();
        var faults = new List<string>();
        foreach (var (route, metadata) in await Endpoints(house.Services))
        {
            var needs = metadata.OfType<NeedsAttribute>().ToList();
            if (needs.Count == 0 && !metadata.OfType<OpenAttribute>().Any() && !metadata.OfType<SignedInAttribute>().Any()) faults.Add($"{route} declares nothing");
            faults.AddRange(needs.Where(n => book.All.All(r => r.Right != n.Right)).Select(n => $"{route} needs {n.Right}, which no module declares"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Every endpoint of the program with its metadata; pages are compiled to see theirs.</summary>
    internal static async Task<IReadOnlyList<(string Route, IReadOnlyList<object> Metadata)>> Endpoints(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<(string, IReadOnlyList<object>)>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var metadata = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await loader.LoadAsync(page, endpoint.Metadata)).HandlerTypeInfo.GetCustomAttributes(inherit: true)
                : [.. endpoint.Metadata];
            // What the framework answers for the sources of static files while developing; the door keeps it shut.
            if (endpoint.RoutePattern.RawText == "{**path:file}") continue;
            found.Add(("/" + endpoint.RoutePattern.RawText?.TrimStart('/'), metadata));
        }
        return found;
    }
}
