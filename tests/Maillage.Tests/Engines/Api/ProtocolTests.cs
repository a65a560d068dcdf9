using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.People;
using Maillage.Modules.Api.Answers;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Api;

/// <summary>How the API reads, refuses, pages, versions and repeats, whatever it is about.</summary>
public sealed class ProtocolTests
{
    private static readonly object Ada = new { firstName = "Ada", lastName = "Vallon" };

    [Fact]
    public async Task What_cannot_be_read_is_told_by_its_path()
    {
        await using var house = await TestHouse.Serve();
        using var program = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));

        var broken = await program.Post("/people", "{\"firstName\": ");
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json", "urn:maillage:request.json"), (broken.Status, broken.MediaType, broken.Type));
        Assert.Contains("ligne 1", broken.Detail);

        var unknown = await program.Post("/people", new { firstName = "Ada", surname = "Vallon" });
        Assert.Equal((HttpStatusCode.BadRequest, "urn:maillage:request.unknown-field"), (unknown.Status, unknown.Type));
        Assert.Equal(["surname", "lastName"], unknown.Fields);

        var wrong = await program.Post("/invoices", new { activityId = $"{house.Atelier}", lines = new object[] { new { description = "Conseil", quantity = 2 } } });
        Assert.Equal((HttpStatusCode.BadRequest, "urn:maillage:request.form"), (wrong.Status, wrong.Type));
        Assert.Equal(["lines[0].quantity"], wrong.Fields);

        var inside = await program.Post("/invoices", new { activityId = $"{house.Atelier}", lines = new object[] { new { colour = "bleu" } } });
        Assert.Equal(["lines[0].colour"], inside.Fields);

        var nothing = await program.Post("/invoices", new { activityId = $"{house.Atelier}", lines = new object?[] { null } });
        Assert.Equal((HttpStatusCode.BadRequest, "urn:maillage:request.null"), (nothing.Status, nothing.Type));
        Assert.Equal(["lines[0]"], nothing.Fields);

        Assert.Equal(HttpStatusCode.BadRequest, (await program.Post("/people", "null")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.Post("/people", "[]")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.Get("/people/abc")).Status);
        var nowhere = await program.Get("/nulle-part");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (nowhere.Status, nowhere.MediaType));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_refusal_keeps_its_type_its_words_its_field_and_its_law(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var program = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var refused = await program.Post("/customers", new { activityId = $"{house.Atelier}", name = "Mairie de Valrose", kind = "public", siren = "123456789", city = "Valrose", postCode = "26400" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json", "urn:maillage:sales.customer.siren"), (refused.Status, refused.MediaType, refused.Type));
        Assert.Equal(["siren", "street"], refused.Fields);
        Assert.Contains("CGI", refused.Json.GetProperty("law").GetString());
        Assert.Contains("un de ses chiffres est faux", refused.Detail);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_change_says_which_version_it_changes(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var program = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var made = await program.Post("/people", Ada);
        Assert.Equal((HttpStatusCode.Created, "\"1\"", $"/api/v1/people/{made.Id}"), (made.Status, made.Version, made.Location));

        var path = $"/people/{made.Id}";
        Assert.Equal("\"1\"", (await program.Get(path)).Version);
        Assert.Equal("urn:maillage:version.missing", (await program.Put(path, Ada, null)).Type);
        Assert.Equal((HttpStatusCode)428, (await program.Put(path, Ada, null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.Put(path, Ada, "*")).Status);

        var changed = await program.Put(path, new { firstName = "Ada", lastName = "Vallon-Roche" }, "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.Status, changed.Version));
        var late = await program.Put(path, new { firstName = "Ada", lastName = "Autre" }, "\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "urn:maillage:stale"), (late.Status, late.Type));
        Assert.Equal("Vallon-Roche", (await program.Get(path)).Json.GetProperty("lastName").GetString());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_same_key_does_it_once_and_answers_the_same(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var team = await house.Account("Une Equipe", Role.Team);
        using var program = await ApiCaller.Of(house, team);
        var first = await program.Post("/people", Ada, "cle-1");
        var again = await program.Post("/people", Ada, "cle-1");
        Assert.Equal(first, again);

        var other = await program.Post("/people", new { firstName = "Ida", lastName = "Vallon" }, "cle-1");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "urn:maillage:key.other-content"), (other.Status, other.Type));
        using var neighbour = await ApiCaller.Of(house, team);
        Assert.NotEqual(first.Id, (await neighbour.Post("/people", Ada, "cle-1")).Id);

        // What is refused leaves nothing behind its key.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Post("/people", new { firstName = "", lastName = "Vallon" }, "cle-2")).Status);
        Assert.Equal(HttpStatusCode.Created, (await program.Post("/people", Ada, "cle-2")).Status);

        house.Time.MoveTo(new DateTimeOffset(2026, 11, 25, 9, 1, 0, TimeSpan.Zero));
        Assert.NotEqual(first.Id, (await program.Post("/people", Ada, "cle-1")).Id);
        await Assert.ThrowsAsync<TryLater>(() => house.Do(s => s.GetRequiredKeyedService<IJob>(ForgetAnswersJob.Kind).Run("")));
        Assert.Equal(1, await house.Read(db => db.Set<KeptAnswer>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Ten_at_once_with_one_key_make_one(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var program = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => program.Post("/people", Ada, "cle")));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Equal(1, await house.Read(db => db.Set<Person>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Pages_follow_each_other_whatever_is_added_meanwhile(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var program = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        for (var i = 0; i < 5; i++) await program.Post("/people", new { firstName = $"P{i}", lastName = "Vallon" });
        await program.Post("/people", new { firstName = "Autre", lastName = "Nom" });

        var names = new List<string?>();
        string? next = "/people?q=vallon&limit=2";
        while (next is not null)
        {
            var page = await program.Get(next);
            if (names.Count == 0) await program.Post("/people", new { firstName = "P5", lastName = "Vallon" });
            names.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("firstName").GetString()));
            next = page.Json.GetProperty("next").GetString()?["/api/v1".Length..];
        }
        Assert.Equal(["P0", "P1", "P2", "P3", "P4", "P5"], names);
        Assert.Equal("urn:maillage:request.limit", (await program.Get("/people?limit=0")).Type);
        Assert.Equal("urn:maillage:request.cursor", (await program.Get("/people?after=%2f")).Type);
    }

    [Fact]
    public async Task A_token_asks_so_often_and_no_more()
    {
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton(new ApiLimits(3, TimeSpan.FromHours(1))));
        var team = await house.Account("Une Equipe", Role.Team);
        using var program = await ApiCaller.Of(house, team);
        using var other = await ApiCaller.Of(house, team);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await program.Get("/me")).Status);
        var refused = await program.Get("/me");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.Status, refused.MediaType));
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/me")).Status);
    }

    [Fact]
    public async Task Who_tries_one_token_after_another_waits_too()
    {
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton(new ApiLimits(1, TimeSpan.FromHours(1))));
        using var http = new HttpClient { BaseAddress = house.Address };
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            asked.Headers.Authorization = new("Bearer", $"maillage_{new string((char)('a' + i), 32)}-1");
            using var answer = await http.SendAsync(asked);
            statuses.Add(answer.StatusCode);
        }
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), HttpStatusCode.TooManyRequests], statuses);
    }
}
