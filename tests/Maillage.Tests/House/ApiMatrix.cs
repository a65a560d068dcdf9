using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Document;
using Maillage.Modules.Identity.Rights;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>The API as it is committed: who may ask what, and its document. A change of either is a change that is read.</summary>
public sealed partial class ApiMatrix
{
    [Fact]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton(new ApiLimits(100_000, TimeSpan.FromMinutes(1))));
        var team = await house.Account("Une Equipe", Role.Team);
        using var nobody = new ApiCaller(house.Address!, null);
        using var entrepreneur = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        using var ofTeam = await ApiCaller.Of(house, team);
        using var reading = await ApiCaller.Of(house, team, readOnly: true);
        using var administrator = await ApiCaller.Of(house, await house.Account("Un Administrateur", Role.Administrator));

        var table = new StringBuilder($"{"endpoint",-52} {"droit",-30} {"personne",-10} {"entrepr.",-10} {"équipe",-10} {"lecture",-10} admin.\n");
        foreach (var (method, route, right, file) in Endpoints(house))
        {
            table.Append($"{method + " " + route,-52} {right,-30}");
            foreach (var caller in (ApiCaller[])[nobody, entrepreneur, ofTeam, reading, administrator]) table.Append($" {await Ask(caller, method, route, file),-10}");
            table.Length -= table.ToString().Length - table.ToString().TrimEnd().Length;
            table.Append('\n');
        }
        Golden.Check("api-matrix.txt", table.ToString());
    }

    [Fact]
    public async Task The_document_is_the_committed_one()
    {
        await using var house = await TestHouse.Serve();
        Golden.Check("../../../docs/api/openapi.json", await Document(house) + "\n");
    }

    [Fact]
    public async Task The_document_names_every_endpoint_in_French_and_no_other()
    {
        await using var house = await TestHouse.Serve();
        using var document = JsonDocument.Parse(await Document(house));
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString());
        var told = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name[ApiPaths.Root.Length..]}"));
        Assert.Equal(Endpoints(house).Select(e => $"{e.Method} {e.Route}").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.All(document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()), o => Assert.EndsWith(".", o.Value.GetProperty("summary").GetString()));
        Assert.DoesNotContain(document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject(), s => s.Name.StartsWith("Api", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_is_read_as_a_page_without_script()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = Visitor.At(house);
        await visitor.Open("/api");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.All(Endpoints(house), e => Assert.Contains($"{e.Method} {ApiPaths.Root}{e.Route}", visitor.Text));
        Assert.Contains("Créer un client.", visitor.Text);
    }

    private static async Task<string> Document(TestHouse house)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        return (await http.GetStringAsync(ApiDocument.Address)).ReplaceLineEndings("\n").TrimEnd();
    }

    private static IReadOnlyList<(string Method, string Route, string Right, bool IsFile)> Endpoints(TestHouse house) =>
        [.. house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith(ApiPaths.Root + "/", StringComparison.Ordinal) && e.RoutePattern.RawText != ApiDocument.Address)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => (m, e.RoutePattern.RawText![ApiPaths.Root.Length..], e.Metadata.GetMetadata<NeedsAttribute>()?.Right ?? "(tout jeton)", e.Metadata.GetMetadata<SentFile.Named>() is not null)))
            .OrderBy(e => e.Item2, StringComparer.Ordinal).ThenBy(e => e.m, StringComparer.Ordinal)];

    private static async Task<string> Ask(ApiCaller caller, string method, string route, bool file)
    {
        var path = Parameter().Replace(route, m => m.Value.Contains("month", StringComparison.Ordinal) ? "2026-11" : "1");
        var answer = file ? await caller.File(new HttpMethod(method), path, []) : await caller.Send(new HttpMethod(method), path, method is "POST" or "PUT" ? "{}" : null);
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => "jeton",
            HttpStatusCode.Forbidden => "refusé",
            HttpStatusCode.OK => "ouvert",
            // Open to the role; what is asked for does not exist, or the request says nothing.
            HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.PreconditionRequired => "ouvert*",
            var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameter();
}
