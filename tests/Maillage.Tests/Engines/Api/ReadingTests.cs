using System.Net;
using System.Text.Json;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Api;

/// <summary>What programs read of the house beside sales, each as far as its owner sees.</summary>
public sealed class ReadingTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_contribution_is_read_with_its_steps_and_an_account_with_its_lines(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Adopt(new Month(2026, 10));
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457420 Atelier -240.00");
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));

        var months = await own.Get($"/activities/{house.Atelier}/contributions?from=2026-10&to=2026-10");
        var month = await own.Get($"/activities/{house.Atelier}/contributions/2026-10");
        Assert.Equal(HttpStatusCode.OK, month.Status);
        var due = month.Json.GetProperty("contribution").GetProperty("dueCents").GetInt64();
        Assert.True(due > 0);
        Assert.Equal(due, Assert.Single(months.Json.EnumerateArray()).GetProperty("dueCents").GetInt64());
        Assert.NotEmpty(month.Json.GetProperty("steps").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/activities/{house.Bois}/contributions")).Status);

        var account = await own.Get($"/activities/{house.Atelier}/account?from=2026-10&to=2026-10");
        Assert.Equal(120_000, Line(account, "turnover"));
        Assert.Equal("2026-10", account.Json.GetProperty("from").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/activities/{house.Bois}/account")).Status);

        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        Assert.Equal(["A001", "A002"], (await team.Get("/portfolio")).Json.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Decisions_associates_and_contracts_are_read_by_those_who_may(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var decision = await house.Decide();
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        var person = new Id<Person>(long.Parse((await team.Post("/people", new { firstName = "Ada", lastName = "Vallon" })).Id, System.Globalization.CultureInfo.InvariantCulture));
        var start = new DateOnly(2026, 1, 5);
        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person, new(ContractKind.Cesa, start, start, null)))).Ok);
        Assert.True((await house.Do(s => s.GetRequiredService<AssociateActions>().Admit(person, AssociateKind.Entrepreneur, start))).Ok);

        foreach (var path in (string[])["/associates", "/contracts"])
        {
            var row = Assert.Single((await team.Get(path)).Json.GetProperty("items").EnumerateArray());
            Assert.Equal(person.ToString(), row.GetProperty("personId").GetString());
            var read = await team.Get($"{path}/{row.GetProperty("id").GetString()}");
            Assert.Equal(row.GetRawText(), JsonSerializer.Serialize(read.Json));
        }
        Assert.Empty((await own.Get("/contracts")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(decision.ToString(), (await own.Get($"/decisions/{decision}")).Id);
        Assert.Equal(decision.ToString(), Assert.Single((await own.Get("/decisions")).Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_activity_is_opened_at_the_next_free_code_and_closed(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        Assert.Equal(house.Entity.ToString(), Assert.Single((await team.Get("/entities")).Json.EnumerateArray()).GetProperty("id").GetString());

        var made = await team.Post("/activities", new { entityId = $"{house.Entity}", name = "Fil et Laine", startedOn = "2026-11-01" });
        Assert.Equal((HttpStatusCode.Created, "A003"), (made.Status, made.Json.GetProperty("code").GetString()));
        var closed = await team.Put($"/activities/{made.Id}", new { name = "Fil et Laine", kind = "individual", closedOn = "2026-12-31" }, made.Version);
        Assert.Equal((HttpStatusCode.OK, "\"2\"", "2026-12-31"), (closed.Status, closed.Version, closed.Json.GetProperty("closedOn").GetString()));
        Assert.Equal("urn:maillage:activity.kind", (await team.Post("/activities", new { entityId = $"{house.Entity}", name = "Communs", kind = "structure", startedOn = "2026-11-01" })).Type);
    }

    private static long Line(ApiReply account, string key) => account.Json.GetProperty("result").EnumerateArray().Single(l => l.GetProperty("key").GetString() == key).GetProperty("cents").GetInt64();
}
