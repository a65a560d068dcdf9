using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Document;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Rights;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>
/// The API as it is committed: who may ask what, and its document. A change of either is a change that is read. Every operation is really asked, over things
/// of the demonstration, and nothing of what it would write is kept.
/// </summary>
public sealed partial class ApiMatrix
{
    private const string Legend = """
        # Who may ask what of the API: as nobody, by a token of each role, by one of an entrepreneur of elsewhere (« ailleurs »: of another activity,
        # so that what is one’s own to the others is another’s to them), by one of the team that only reads, and by one of a neighbour cooperative that holds every role there.
        # Each operation is asked over a thing of one’s own activity, then of another’s where that makes a difference; with the least content it takes, where it takes some.
        # o  answers         .  is not found (404)     x  is refused (403)    c  asks for a token
        # w  lets in, and would write                  v  lets in, and something else stands in the way: the content, the version, the state of the thing
        # -  the demonstration has no such thing of one’s own: only another’s, or the cooperative’s, is asked
        # A single answer over a thing: it is one’s own, and the demonstration has no such thing elsewhere.
        # *  it has no such thing at all: a number that nothing has was asked
        """;

    [Fact, Trait("Kind", "Slow")]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        var kept = new NothingKept();
        await using var house = await DemoHouse.Serve(Holding(kept));
        await house.FoundNeighbour();
        var (own, foreign) = await house.TwoActivities() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        var operations = Operations(house.Services);
        var portfolio = await house.In(DemoPeople.Ours, s => s.GetRequiredService<PortfolioActions>().Save(null, "Suivi d’essai", [own]));
        var callers = new List<ApiCaller> { new(house.Address, null) };
        foreach (var role in Role.Presets) callers.Add(await house.Program(DemoPeople.Ours, $"Essai {role}", readOnly: false, RoleMatrix.GrantOf(role, own, portfolio.Value.Value)));
        callers.Add(await house.Program(DemoPeople.Ours, "Essai Ailleurs", readOnly: false, (Role.Entrepreneur, ScopeKind.Activity, foreign)));
        foreach (var someone in (string[])["essai.entrepreneur@essai.example", "essai.ailleurs@essai.example"]) await house.IsSomeone(someone);
        var (ours, theirs, all) = (await Things(operations, callers[1]), await Things(operations, callers[^1]), await Everything(house, operations));
        string? Mine(string thing, int rank = 0) => ours.Of(thing).ElementAtOrDefault(rank);
        string? Other(string thing, int rank = 0) => theirs.Of(thing).Except(ours.Of(thing)).ElementAtOrDefault(rank) ?? (Mine(thing) is null ? all.Of(thing).ElementAtOrDefault(rank) : null);
        callers.Add(await house.Program(DemoPeople.Ours, "Essai Lecture", readOnly: true, (Role.Team, ScopeKind.Cooperative, 0)));
        callers.Add(await Neighbour(house));
        using var document = JsonDocument.Parse(await Document(house.Address));
        var (mine, other) = (new ApiSample(document.RootElement, f => IdIn(f, Mine) ?? IdIn(f, Other) ?? "1"), new ApiSample(document.RootElement, f => IdIn(f, Other) ?? IdIn(f, Mine) ?? "1"));

        kept.Holds = true;
        var table = new StringBuilder($"{Legend}\n{"",-60}{"droit",-31}{"personne",-11}{string.Concat(Role.Presets.Select(p => $"{RoleMatrix.Short(p),-11}"))}{"ailleurs",-11}{"lecture",-11}voisine\n");
        foreach (var operation in operations)
        {
            var thing = ApiThings.ThingOf(operation.Route);
            List<string?> addresses = thing is null ? [operation.Route, operation.Route] : [.. ((string?[])[Mine(thing), Other(thing)]).Select(a => a + operation.Route[thing.Length..]).Zip((string?[])[Mine(thing), Other(thing)], (whole, a) => a is null ? null : whole)];
            var invented = addresses.All(a => a is null);
            if (invented) addresses[1] = Number().Replace(operation.Route, "1");
            List<string?> contents = [mine.Of(operation.Method, ApiPaths.Root + operation.Route), other.Of(operation.Method, ApiPaths.Root + operation.Route)];
            var once = invented || addresses[1] is null || thing is null && contents[0] == contents[1];
            table.Append($"{$"{operation.Method} {operation.Route}{(invented ? " *" : "")}",-59} {operation.Right,-30} ");
            foreach (var caller in callers)
            {
                var cells = new List<string>();
                foreach (var side in once && addresses[0] is null ? [1] : once ? [0] : (int[])[0, 1])
                    cells.Add(addresses[side] is { } address ? await Ask(caller, operation, Months().Replace(address, m => m.Value == "{year}" ? "2026" : "2026-10"), contents[side], kept) : "-");
                table.Append($"{(caller == callers[0] ? cells[^1] : string.Join(' ', cells)),-11}");
            }
            while (table[^1] == ' ') table.Length--;
            table.Append('\n');
        }
        foreach (var caller in callers) caller.Dispose();
        Golden.Check("api-matrix.txt", table.ToString());
    }

    /// <summary>A wall, not a right: whatever one may in a neighbour cooperative, a thing of this one answers as what never was, and no list shows any.</summary>
    [Fact, Trait("Kind", "Slow")]
    public async Task From_a_neighbour_cooperative_nothing_is_found_and_nothing_is_written()
    {
        var kept = new NothingKept();
        await using var house = await DemoHouse.Serve(Holding(kept));
        await house.FoundNeighbour();
        var operations = Operations(house.Services);
        var all = await Everything(house, operations);
        using var stranger = await Neighbour(house);
        using var document = JsonDocument.Parse(await Document(house.Address));
        var known = new ApiSample(document.RootElement, f => IdIn(f, (thing, rank) => all.Of(thing).ElementAtOrDefault(rank)) ?? "1");

        kept.Holds = true;
        var (identities, faults, asked) = (all.Identities, new List<string>(), 0);
        foreach (var operation in operations)
            foreach (var address in ApiThings.ThingOf(operation.Route) is { } thing ? all.Of(thing).Take(1).Select(a => a + operation.Route[thing.Length..]) : [operation.Route])
            {
                var whole = Months().Replace(address, m => m.Value == "{year}" ? "2026" : "2026-10");
                var (answer, told) = (await Send(stranger, operation, whole, known.Of(operation.Method, ApiPaths.Root + operation.Route)), $"{operation.Method} {whole}");
                if (ApiThings.ThingOf(operation.Route) is null)
                {
                    // Its own lists and its own writings; what they say is its own.
                    if (identities.FirstOrDefault(i => answer.Text.Contains(i, StringComparison.Ordinal)) is { } identity) faults.Add($"{told} tells {identity}: {answer.Text}");
                    continue;
                }
                asked++;
                var content = known.Of(operation.Method, ApiPaths.Root + operation.Route);
                var nothing = await Send(stranger, operation, Identity().Replace(whole, "4"), content is null ? null : Identity().Replace(content, "5"));
                // What is said of a content before anything is looked for is said of any.
                if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity)) faults.Add($"{told} answered {answer.Status}: {answer.Text}");
                else if ((nothing.Status, nothing.Text) != (answer.Status, Identity().Replace(answer.Text, "4"))) faults.Add($"{told} does not answer as for what never was: {answer.Text}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(asked > 100, $"Only {asked} things were asked.");
    }

    [Fact]
    public async Task The_document_is_the_committed_one()
    {
        await using var house = await TestHouse.Serve();
        Golden.Check("../../../docs/api/openapi.json", await Document(house.Address!) + "\n");
    }

    [Fact]
    public async Task The_document_names_every_endpoint_in_French_and_no_other()
    {
        await using var house = await TestHouse.Serve();
        using var document = JsonDocument.Parse(await Document(house.Address!));
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString());
        var told = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name[ApiPaths.Root.Length..]}"));
        Assert.Equal(Operations(house.Services).Select(e => $"{e.Method} {e.Route}").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
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
        Assert.All(Operations(house.Services), e => Assert.Contains($"{e.Method} {ApiPaths.Root}{e.Route}", visitor.Text));
        Assert.Contains("Créer un client.", visitor.Text);
    }

    /// <summary>Programs that ask without waiting, and whose writings are held.</summary>
    private static Action<IServiceCollection> Holding(NothingKept kept) => services =>
    {
        RoleMatrix.Unhurried(services);
        services.AddSingleton<IInterceptor>(kept);
    };

    private static Task<ApiCaller> Neighbour(DemoHouse house) =>
        house.Program(DemoPeople.Neighbour, "Essai Voisine", readOnly: false, [.. Role.Presets.Select(r => (r, ScopeKind.Cooperative, 0L))]);

    private static Task<ApiThings> Things(IReadOnlyList<Operation> operations, ApiCaller caller) =>
        ApiThings.Found(caller, [.. operations.Select(o => o.Route)], [.. operations.Where(o => o.Method == "GET" && !o.AnswersFile).Select(o => o.Route)]);

    private static async Task<ApiThings> Everything(DemoHouse house, IReadOnlyList<Operation> operations)
    {
        using var caller = await house.Program(DemoPeople.Ours, "Essai Tout", readOnly: true, [.. Role.Presets.Select(r => (r, ScopeKind.Cooperative, 0L))]);
        return await Things(operations, caller);
    }

    /// <summary>The identity that a field of a content waits for.</summary>
    private static string? IdIn(string field, Func<string, int, string?> address) => field switch
    {
        "activityId" or "sellerId" or "buyerId" => address("/activities/{id}", 0),
        "personId" or "intoId" => address("/people/{id}", 0),
        "customerId" => address("/customers/{id}", 0),
        "otherId" => address("/customers/{id}", 1),
        "entityId" => address("/entities/{id}", 0),
        "entryId" => address("/entries/{id}", 0),
        "contractId" => address("/contracts/{id}", 0),
        _ => null,
    } is { } found ? found[(found.LastIndexOf('/') + 1)..] : null;

    private static async Task<string> Document(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        return (await http.GetStringAsync(ApiDocument.Address)).ReplaceLineEndings("\n").TrimEnd();
    }

    internal sealed record Operation(string Method, string Route, string Right, bool TakesFile, bool AnswersFile, bool Versioned);

    internal static IReadOnlyList<Operation> Operations(IServiceProvider services) =>
        [.. services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith(ApiPaths.Root + "/", StringComparison.Ordinal) && e.RoutePattern.RawText != ApiDocument.Address)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => new Operation(m, e.RoutePattern.RawText![ApiPaths.Root.Length..], e.Metadata.GetMetadata<NeedsAttribute>()?.Right ?? "(tout jeton)",
                e.Metadata.GetMetadata<SentFile.Named>() is not null, e.Metadata.OfType<ProducesResponseTypeMetadata>().Any(p => p.Type == typeof(Stream)), e.Metadata.GetMetadata<NeedsVersion>() is not null)))
            .OrderBy(o => o.Route, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal)];

    private static Task<ApiReply> Send(ApiCaller caller, Operation operation, string address, string? content)
    {
        var (method, headers) = (new HttpMethod(operation.Method), operation.Versioned ? [("If-Match", "\"1\"")] : Array.Empty<(string, string)>());
        return operation.TakesFile ? caller.File(method, address + "?name=essai.pdf", "%PDF-1.7\n%%EOF"u8.ToArray(), headers) : caller.Send(method, address, content, headers);
    }

    private static async Task<string> Ask(ApiCaller caller, Operation operation, string address, string? content, NothingKept kept)
    {
        var before = kept.Undone;
        var answer = await Send(caller, operation, address, content);
        return answer.Status switch
        {
            HttpStatusCode.InternalServerError when kept.Undone > before => "w",
            HttpStatusCode.Unauthorized => "c",
            HttpStatusCode.Forbidden => "x",
            HttpStatusCode.NotFound => ".",
            HttpStatusCode.OK or HttpStatusCode.NoContent => "o",
            HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity or HttpStatusCode.PreconditionRequired => "v",
            var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{(month|year)\}")]
    private static partial Regex Months();

    [GeneratedRegex(@"\{(?!month|year)[^{}]*\}")]
    private static partial Regex Number();

    /// <summary>An identity of the program: long enough to be no date and no amount.</summary>
    [GeneratedRegex(@"\d{12,}")]
    internal static partial Regex Identity();
}
