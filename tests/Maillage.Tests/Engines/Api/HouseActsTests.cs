using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.People.Persons;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Api;

/// <summary>What programs do beside sales: people, decisions, contracts, contributions, budgets, periods, mails; and what no token does.</summary>
public sealed class HouseActsTests
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%%EOF"u8.ToArray();

    [Theory, ClassData(typeof(BothEngines))]
    public async Task People_enter_activities_become_associates_and_sign(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        using var administrator = await ApiCaller.Of(house, await house.Account("Un Administrateur", Role.Administrator));
        var person = await team.Post("/people", new { firstName = "Ada", lastName = "Vallon", email = "ada.vallon@maillage.example" });

        var joined = await team.Post($"/activities/{house.Atelier}/members", new { personId = person.Id, from = "2026-01-05", share = "100" });
        var member = Assert.Single(joined.Json.GetProperty("members").EnumerateArray());
        Assert.Equal(("100", person.Id), (member.GetProperty("share").GetString(), member.GetProperty("personId").GetString()));
        Assert.Equal("urn:maillage:activity.member-twice", (await team.Post($"/activities/{house.Atelier}/members", new { personId = person.Id, from = "2026-02-01", share = "10" })).Type);
        var left = await team.Post($"/activities/{house.Atelier}/members/{member.GetProperty("id").GetString()}/leave", new { lastDay = "2026-12-31" });
        Assert.Equal("2026-12-31", left.Json.GetProperty("members")[0].GetProperty("to").GetString());

        // No program makes an account, whoever it acts for: pages do, once the person has confirmed who they are.
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await administrator.Post($"/people/{person.Id}/account")).Status);
        Assert.True((await house.Do(s => s.GetRequiredService<PersonActions>().GiveAccount(new(long.Parse(person.Id, CultureInfo.InvariantCulture))))).Ok);
        Assert.True((await administrator.Get($"/people/{person.Id}")).Json.GetProperty("hasAccount").GetBoolean());
        var account = (await administrator.Get("/accounts?limit=200")).Json.GetProperty("items").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "Ada Vallon");
        Assert.False(account.GetProperty("hasPassword").GetBoolean());
        Assert.Equal(house.Atelier.ToString(), Assert.Single((await administrator.Get($"/accounts/{account.GetProperty("id").GetString()}")).Json.GetProperty("grants").EnumerateArray()).GetProperty("scopeId").GetString());
        Assert.Contains("sales.read", (await administrator.Get("/roles")).Json.EnumerateArray().Single(r => r.GetProperty("key").GetString() == Role.Team).GetProperty("rights").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await team.Get("/accounts")).Status);

        var associate = await team.Post("/associates", new { personId = person.Id, kind = "entrepreneur", from = "2026-02-01" });
        var leaving = await team.Put($"/associates/{associate.Id}/leaving", new { lastDay = "2026-12-31" }, associate.Version);
        Assert.Equal("2026-12-31", leaving.Json.GetProperty("to").GetString());
        Assert.Equal("urn:maillage:associate.past", (await team.Send(HttpMethod.Delete, $"/associates/{associate.Id}", null, ("If-Match", leaving.Version!))).Type);
        Assert.Equal((HttpStatusCode)428, (await team.Send(HttpMethod.Delete, $"/associates/{associate.Id}")).Status);

        var contract = await team.Post("/contracts", new { personId = person.Id, kind = "cesa", signedOn = "2026-01-05", from = "2026-01-05" });
        Assert.Equal(HttpStatusCode.Created, contract.Status);
        var ended = await team.Put($"/contracts/{contract.Id}", new { kind = "cesa", signedOn = "2026-01-05", from = "2026-01-05", endedOn = "2026-11-30" }, contract.Version);
        Assert.Equal("2026-11-30", ended.Json.GetProperty("endedOn").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await team.Send(HttpMethod.Delete, $"/contracts/{contract.Id}", null, ("If-Match", ended.Version!))).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_month_of_contributions_is_posted_and_scales_are_tried(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        await house.Adopt("solstice-2017", new Month(2026, 10));
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457420 Atelier -240.00");
        var posted = await team.Post($"/entities/{house.Entity}/contributions/2026-10/post");
        Assert.True(posted.Json.GetProperty("entries").GetInt32() > 0);
        Assert.Equal(0, (await team.Post($"/entities/{house.Entity}/contributions/2026-10/post")).Json.GetProperty("entries").GetInt32());
        Assert.Equal("urn:maillage:contribution.month.running", (await team.Post($"/entities/{house.Entity}/contributions/2026-11/post")).Type);
        var month = await team.Get($"/entities/{house.Entity}/contributions/2026-10");
        Assert.Equal((0, posted.Json.GetProperty("totalCents").GetInt64()), (month.Json.GetProperty("pendingCents").GetInt64(), month.Json.GetProperty("postedCents").GetInt64()));
        Assert.Equal("solstice-2017", (await team.Get("/scales")).Json[0].GetProperty("code").GetString());

        var code = (await team.Get("/scale-choices")).Json[0].GetProperty("code").GetString();
        var trial = await team.Get($"/entities/{house.Entity}/scale-trials/2026?scale={code}");
        Assert.Equal(HttpStatusCode.OK, trial.Status);
        Assert.Equal(2, trial.Json.GetProperty("scales").GetArrayLength());
        Assert.Equal("urn:maillage:contribution.trial.scales", (await team.Get($"/entities/{house.Entity}/scale-trials/2026?scale=inconnu")).Type);

        Assert.Equal("urn:maillage:contribution.exemption.code", (await team.Post($"/activities/{house.Atelier}/exemptions", new { code = "inconnue", from = "2026-11", reason = "Assemblée" })).Type);
        Assert.Empty((await team.Get("/amendments")).Json.EnumerateArray());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_scale_is_proposed_corrected_and_put_in_force_once_what_it_moves_was_announced(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var associate = await ApiCaller.Of(house, await house.Account("Une Associée", Role.Associate));
        using var direction = await ApiCaller.Of(house, await house.Account("Une Direction", Role.Direction));
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        await house.Adopt("solstice-2017", new Month(2026, 10));
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457420 Atelier -240.00");
        Assert.Equal(HttpStatusCode.OK, (await team.Post($"/entities/{house.Entity}/contributions/2026-10/post")).Status);

        var begun = (await associate.Get("/scale-choices")).Json.EnumerateArray().Single(c => c.GetProperty("code").GetString() == "coopaname").GetProperty("definition");
        Assert.Equal("urn:maillage:contribution.project.definition", (await associate.Post("/scale-projects", new { definition = "13 %" })).Type);
        Assert.Equal(HttpStatusCode.NotFound, (await direction.Put("/scale-projects/4", new { definition = begun }, "\"0\"")).Status);
        var project = await associate.Post("/scale-projects", new { definition = begun });
        Assert.Equal(HttpStatusCode.Created, project.Status);
        Assert.Equal($"projet-{project.Id}", project.Json.GetProperty("code").GetString());
        var renamed = JsonNode.Parse(begun.GetRawText())!;
        renamed["name"] = "Treize pour cent";
        Assert.Equal(HttpStatusCode.Forbidden, (await team.Put($"/scale-projects/{project.Id}", new { definition = renamed }, project.Version)).Status);
        var changed = await associate.Put($"/scale-projects/{project.Id}", new { definition = renamed }, project.Version);
        Assert.Equal("Treize pour cent", changed.Json.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await associate.Put($"/scale-projects/{project.Id}", new { definition = begun }, project.Version)).Status);

        var huge = JsonNode.Parse(begun.GetRawText())!;
        huge["levies"]![0]!["brackets"] = JsonNode.Parse("""[{"upTo":"92233720368547758","rate":"10"},{"upTo":null,"rate":"5"}]""");
        var refused = await associate.Post("/scale-projects", new { definition = huge });
        Assert.Equal(("urn:maillage:contribution.scale.amount", "definition.levies[0].brackets"), (refused.Type, Assert.Single(refused.Json.GetProperty("errors").EnumerateObject()).Name));

        var decision = await direction.Post("/decisions", new { body = "ordinaryAssembly", date = "2026-11-20", title = "Barème à treize pour cent" });
        var asked = new { code = $"projet-{project.Id}", from = "2026-10", decisionId = decision.Id };
        Assert.Equal(HttpStatusCode.Forbidden, (await associate.Post("/scales", asked)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await direction.Post("/scales", new { asked.code, asked.from, asked.decisionId, version = 1 })).Status);
        Assert.Equal("decisionId", Assert.Single((await direction.Post("/scales", new { asked.code, asked.from, decisionId = "4" })).Json.GetProperty("errors").EnumerateObject()).Name);
        var announced = await direction.Post("/scales", asked);
        Assert.Equal(("urn:maillage:contribution.scale.moves", HttpStatusCode.UnprocessableEntity), (announced.Type, announced.Status));
        Assert.Contains("A001 Atelier des Cimes", announced.Detail, StringComparison.Ordinal);
        var adopted = await direction.Post("/scales", new { asked.code, asked.from, asked.decisionId, shown = announced.Json.GetProperty("shown").GetString() });
        Assert.Equal(("Treize pour cent", HttpStatusCode.Created), (adopted.Json.GetProperty("name").GetString(), adopted.Status));
        Assert.Equal("Treize pour cent", (await associate.Get($"/scales/{adopted.Id}")).Json.GetProperty("name").GetString());
        Assert.Equal("urn:maillage:contribution.scale.served", (await direction.Send(HttpMethod.Delete, $"/scales/{adopted.Id}", null)).Type);
        Assert.Equal(HttpStatusCode.NoContent, (await associate.Send(HttpMethod.Delete, $"/scale-projects/{project.Id}", null, ("If-Match", changed.Version!))).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_change_that_moves_posted_months_is_announced_then_confirmed(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var (_, contract) = await PostedMovesTests.TwoScales(house, new(ContractKind.Cesa, new(2026, 2, 20), new(2026, 3, 1), null));
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var read = await team.Get($"/contracts/{contract}");
        Task<ApiReply> Change(string? shown) => team.Put($"/contracts/{contract}", new { kind = "cesa", signedOn = "2026-02-20", from = "2026-03-01", followsAssembly = false, shown }, read.Version);

        var announced = await Change(null);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "urn:maillage:membership.posted.moves"), (announced.Status, announced.Type));
        Assert.Contains("A001 Atelier des Cimes, 2026-10, de 300,00 € à 240,00 €", announced.Detail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Change("autre chose")).Status);
        Assert.True((await team.Get($"/contracts/{contract}")).Json.GetProperty("followsAssembly").GetBoolean());
        Assert.False((await Change(announced.Json.GetProperty("shown").GetString())).Json.GetProperty("followsAssembly").GetBoolean());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Decisions_budgets_periods_and_entities_are_written_at_the_version_that_was_read(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        using var administrator = await ApiCaller.Of(house, await house.Account("Un Administrateur", Role.Administrator));

        var decision = await team.Post("/decisions", new { body = "board", date = "2026-11-02", title = "Barème 2027", text = "Le conseil adopte le barème." });
        Assert.Equal(HttpStatusCode.Created, decision.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post("/decisions", new { body = "board", date = "2026-11-02", title = "Pirate" })).Status);
        var withDocument = await team.File(HttpMethod.Put, $"/decisions/{decision.Id}/document?name=pv.pdf", Pdf, ("If-Match", decision.Version!));
        Assert.Equal((HttpStatusCode.OK, true), (withDocument.Status, withDocument.Json.GetProperty("hasDocument").GetBoolean()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await team.File(HttpMethod.Put, $"/decisions/{decision.Id}/document?name=pv.pdf", Pdf, ("If-Match", decision.Version!))).Status);
        Assert.StartsWith("%PDF", (await own.Get($"/decisions/{decision.Id}/document")).Text);
        var corrected = await team.Put($"/decisions/{decision.Id}", new { body = "board", date = "2026-11-02", title = "Barème de 2027", text = "Le conseil adopte le barème." }, withDocument.Version);
        Assert.Equal("Barème de 2027", corrected.Json.GetProperty("title").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await team.Send(HttpMethod.Delete, $"/decisions/{decision.Id}", null, ("If-Match", corrected.Version!))).Status);

        var budget = await own.Get($"/activities/{house.Atelier}/budgets/2026-11");
        Assert.Equal(("2026-01", "\"0\""), (budget.Json.GetProperty("yearStart").GetString(), budget.Version));
        Assert.Equal("urn:maillage:overview.budget.line", (await own.Put($"/activities/{house.Atelier}/budgets/2026-11", new { targets = new object[] { new { key = "chance", amountCents = 1 } } }, "\"0\"")).Type);
        var written = await own.Put($"/activities/{house.Atelier}/budgets/2026-11", new { targets = new object[] { new { key = "turnover", amountCents = 3_000_000 } } }, "\"0\"");
        Assert.Equal((HttpStatusCode.OK, "\"1\""), (written.Status, written.Version));
        Assert.Equal(3_000_000, (await own.Get($"/activities/{house.Atelier}/budgets/2026-03")).Json.GetProperty("targets")[0].GetProperty("amountCents").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/activities/{house.Bois}/budgets/2026-11")).Status);

        var year = (await team.Get($"/entities/{house.Entity}/fiscal-years")).Json.EnumerateArray().Last();
        Assert.Equal("2026-01", (await team.Post($"/entities/{house.Entity}/months/2026-01/close")).Json.GetProperty("month").GetString());
        Assert.Equal("urn:maillage:ledger.month.earlier", (await team.Post($"/entities/{house.Entity}/months/2026-03/close")).Type);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post($"/entities/{house.Entity}/months/2026-02/close")).Status);
        Assert.Equal("urn:maillage:ledger.year.months", (await team.Post($"/fiscal-years/{year.GetProperty("id").GetString()}/close")).Type);
        Assert.Equal(["2026-01"], (await team.Get($"/entities/{house.Entity}/fiscal-years")).Json.EnumerateArray().SelectMany(y => y.GetProperty("sealedMonths").EnumerateArray()).Select(m => m.GetString()));
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457120 Atelier -240.00");
        Assert.Equal(24_000, (await team.Get($"/entities/{house.Entity}/vat/2026-10")).Json.GetProperty("netCents").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/entities/{house.Entity}/vat/2026-10?activity={house.Bois}")).Status);

        var entity = await administrator.Get($"/entities/{house.Entity}");
        Assert.NotEmpty(entity.Json.GetProperty("identities").EnumerateArray());
        Assert.Equal(HttpStatusCode.Forbidden, (await team.Get($"/entities/{house.Entity}")).Status);
        var numbered = await administrator.Put($"/entities/{house.Entity}/invoice-numbers", new { template = "F{YYYY}-{SEQYEAR:5}" }, entity.Version);
        Assert.True(numbered.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, numbered.Text);
        Assert.Equal((HttpStatusCode)428, (await administrator.Put($"/entities/{house.Entity}/invoice-numbers", new { template = "x" }, null)).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_convention_is_recorded_with_its_document_and_its_result_is_shared(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var made = await team.Post("/activities", new { entityId = $"{house.Entity}", name = "Les Deux", kind = "collective", startedOn = "2026-01-01" });
        var (ada, ida) = (await team.Post("/people", new { firstName = "Ada", lastName = "Vallon" }), await team.Post("/people", new { firstName = "Ida", lastName = "Roche" }));
        foreach (var (person, activity) in new[] { (ada, $"{house.Atelier}"), (ida, $"{house.Bois}") })
        {
            await team.Post($"/activities/{activity}/members", new { personId = person.Id, from = "2026-01-05", share = "100" });
            Assert.Equal(HttpStatusCode.OK, (await team.Post($"/activities/{made.Id}/members", new { personId = person.Id, from = "2026-01-05", share = "50" })).Status);
        }
        Assert.NotNull((await team.Get($"/activities/{made.Id}/conventions")).Json.GetProperty("obstacle").GetString());
        object Terms(byte[] content) => new
        {
            signedOn = "2026-01-05",
            from = "2026-01-05",
            key = "shares",
            commonFund = "10",
            nature = "Ateliers d’écriture",
            clientele = "À tous",
            tradeName = "Les Deux",
            pooledAssets = "Un fourgon",
            covered = new[] { new { personId = ada.Id, share = "60" }, new { personId = ida.Id, share = "40" } },
            document = new { name = "convention.pdf", content },
        };
        Assert.Equal("urn:maillage:convention.file", (await team.Post($"/activities/{made.Id}/conventions", Terms([1, 2, 3]))).Type);
        var convention = await team.Post($"/activities/{made.Id}/conventions", Terms(Pdf));
        Assert.True(convention.Status == HttpStatusCode.Created, convention.Text);
        var read = await team.Get($"/activities/{made.Id}/conventions");
        Assert.Equal("60", read.Json.GetProperty("conventions")[0].GetProperty("terms").GetProperty("covered")[0].GetProperty("share").GetString());
        Assert.StartsWith("%PDF", (await team.Get($"/activities/{made.Id}/conventions/{convention.Id}/document")).Text);
        Assert.StartsWith("urn:maillage:split.", (await team.Post($"/activities/{made.Id}/splits/preview", new { from = "2026-01", to = "2026-10" })).Type);
        Assert.Empty((await team.Get($"/activities/{made.Id}/splits")).Json.EnumerateArray());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task No_text_that_a_store_cannot_keep_enters(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        Assert.Equal("urn:maillage:request.text", (await team.Post("/people", """{"firstName":"A\u0000da","lastName":"Vallon"}""")).Type);
        Assert.Equal("urn:maillage:request.text", (await team.Post("/people", """{"firstName":"A\ud800da","lastName":"Vallon"}""")).Type);
        Assert.Equal("urn:maillage:request.text", (await team.Post("/people", """{"\ud800":"Ada","lastName":"Vallon"}""")).Type);
        Assert.Equal("urn:maillage:request.text", (await team.Get("/people?q=a%00b")).Type);
        Assert.Equal("urn:maillage:request.json", (await team.Post("/people", """{"firstName":"Ada","firstName":"Ida","lastName":"Vallon"}""")).Type);
        Assert.Equal("urn:maillage:request.json", (await team.Post("/people", new string('[', 2_000))).Type);
        Assert.Equal("urn:maillage:request.long", (await team.Post("/people", new { firstName = new string('a', 2_000_001), lastName = "Vallon" })).Type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await team.File(HttpMethod.Post, "/people", Pdf)).Status);
        Assert.Empty((await team.Get("/people")).Json.GetProperty("items").EnumerateArray());
    }
}
