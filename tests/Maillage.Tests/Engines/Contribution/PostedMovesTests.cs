using System.Net;
using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Contribution.Amendments;
using Maillage.Modules.Membership;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Membership;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Contribution;

/// <summary>Contracts and amendments that move months already posted: shown first, moved once confirmed.</summary>
public sealed class PostedMovesTests
{
    private static readonly Month October = new(2026, 10);
    private static readonly ContractTerms Terms = new(ContractKind.Cesa, new(2026, 2, 20), new(2026, 3, 1), null);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_contract_that_moves_posted_months_says_what_moves_then_moves_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, contract) = await TwoScales(house, Terms);

        var refused = await Save(house, contract, person, Terms with { FollowsAssembly = false }, 1);
        var move = Assert.Single(Assert.IsType<MovesRefusal>(refused.Refusal).Moves);
        Assert.Equal(("A001 Atelier des Cimes", October, Money.FromEuros(300), Money.FromEuros(240)), (move.Title, Assert.Single(move.Months), move.Now, move.Then));
        Assert.IsType<MovesRefusal>((await Save(house, contract, person, Terms with { FollowsAssembly = false }, 1, "autre chose")).Refusal);
        Assert.True((await house.Read(db => db.Set<Contract>().SingleAsync())).FollowsAssembly);
        Assert.Equal(Money.Zero, (await house.Months(house.Atelier, October, October))[0].Pending);

        var shown = PostedMove.Print([move]);
        Assert.True((await Save(house, contract, person, Terms with { FollowsAssembly = false }, 1, shown)).Ok);
        Assert.True((await Save(house, contract, person, Terms with { FollowsAssembly = false }, 1, shown)).Ok);
        Assert.Equal((1, Money.FromEuros(-60)), ((await house.Run(October)).Value is { } run ? (run.Entries, run.Total) : default));

        // Before its first day the contract held nothing back; taken out, it holds nothing back at all.
        var later = Terms with { FollowsAssembly = false, From = new(2026, 11, 1) };
        var back = Assert.IsType<MovesRefusal>((await Save(house, contract, person, later, 2)).Refusal);
        Assert.Equal(Money.FromEuros(60), Assert.Single(back.Moves).Difference);
        var leaving = Assert.IsType<MovesRefusal>((await Remove(house, contract, person, 2)).Refusal);
        Assert.Equal(PostedMove.Print(back.Moves), PostedMove.Print(leaving.Moves));
        Assert.True((await Remove(house, contract, person, 2, PostedMove.Print(leaving.Moves))).Ok);
        Assert.Equal(Money.FromEuros(60), (await house.Run(October)).Value!.Total);
        Assert.Empty(await house.Faults());
    }

    [Fact]
    public async Task A_contract_that_moves_nothing_posted_is_saved_at_once()
    {
        await using var house = await TestHouse.Open();
        var (person, contract) = await TwoScales(house, Terms);

        Assert.True((await Save(house, contract, person, Terms with { Kind = ContractKind.Cape, To = new(2027, 2, 28) }, 1)).Ok);
        // November is not posted yet.
        Assert.True((await Save(house, contract, person, Terms with { EndedOn = new(2026, 10, 31) }, 2)).Ok);
        Assert.True((await Save(house, Id<Contract>.New(), person, Terms with { From = new(2026, 11, 1), FollowsAssembly = false })).Ok);
        Assert.Equal("solstice-2017", (await house.Months(house.Atelier, October.Next, October.Next))[0].Main!.Scale.Code);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_kind_of_a_contract_moves_posted_months_where_a_scale_reads_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var decision = await house.Decide();
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new AdoptedScale(db.Cooperative, "", October, """
                { "code": "essai", "name": "Essai", "source": "essai", "from": "2020-01-01", "levies": [{ "code": "contribution", "name": "Contribution coopérative", "reach": "month",
                  "base": { "name": "chiffre d’affaires", "parts": [{ "label": "ventes", "accounts": ["70"] }] }, "brackets": [{ "upTo": null, "rate": "10" }],
                  "floors": [{ "amount": "50.00", "contract": "CAPE" }] }] }
                """, decision, new DateTime(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc), null));
            await db.SaveChangesAsync();
        });
        var person = await house.Person("Jeanne", "Enessai");
        await house.JoinIn(house.Atelier, person, "2026-03-01", 100);
        var (contract, cape) = (Id<Contract>.New(), Terms with { Kind = ContractKind.Cape, To = new(2027, 2, 28) });
        Assert.True((await Save(house, contract, person, cape)).Ok);
        Assert.Equal(Money.FromEuros(50), (await house.Run(October)).Value!.Total);

        var moving = Assert.IsType<MovesRefusal>((await Save(house, contract, person, Terms, 1)).Refusal);
        Assert.Equal((Money.FromEuros(50), Money.Zero), moving.Moves.Select(m => (m.Now, m.Then)).Single());
        Assert.True((await Save(house, contract, person, Terms, 1, PostedMove.Print(moving.Moves))).Ok);
        Assert.Equal(Money.FromEuros(-50), (await house.Run(October)).Value!.Total);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_amendment_noted_by_mistake_is_taken_out_after_what_moves_is_shown(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (_, contract) = await TwoScales(house, Terms with { FollowsAssembly = false });
        var owner = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var first = await Amend(house, contract);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(owner, s => s.GetRequiredService<AmendmentActions>().Remove(first))).Refusal!.Type);
        Assert.True((await Remove(house, first)).Ok);
        Assert.Equal(Refusal.NotFound.Type, (await Remove(house, first)).Refusal!.Type);

        var second = await Amend(house, contract);
        await house.Post("2026-11-05 VE F2\n 411 Atelier 2000.00\n 706 Atelier -2000.00");
        house.MoveTo("2026-12-03");
        await house.Run(October.Next);
        var moving = Assert.IsType<MovesRefusal>((await Remove(house, second)).Refusal);
        Assert.Equal((October.Next, Money.FromEuros(300), Money.FromEuros(240)), moving.Moves.Select(m => (m.Months.Single(), m.Now, m.Then)).Single());
        Assert.Equal(1, await house.Read(db => db.Set<ScaleAmendment>().CountAsync()));

        Assert.True((await Remove(house, second, PostedMove.Print(moving.Moves))).Ok);
        Assert.Equal(Money.FromEuros(-60), (await house.Run(October.Next)).Value!.Total);
        Assert.Empty(await house.Faults());
    }

    [Fact]
    public async Task The_pages_show_what_would_move_and_ask()
    {
        await using var house = await TestHouse.Serve(today: "2026-12-03");
        var (person, contract) = await TwoScales(house, Terms);
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        Task Confirm(string form) => team.Submit(form, ("shown", team.Page.QuerySelector($"{form} button[name=shown]")!.GetAttribute("value")!));
        void Asks(string moves)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
            Assert.Contains(moves, team.Text, StringComparison.Ordinal);
        }

        await team.Open($"/personnes/{person}/contrats?contrat={contract}");
        await team.Submit("form#contrat", ("Input.FollowsAssembly", "false"));
        Asks("Une activité, −60,00 € en tout.");
        Assert.Equal(["A001 Atelier des Cimes", "octobre 2026", "300,00", "240,00", "−60,00"], team.Page.QuerySelectorAll("form#contrat tbody td").Select(c => Visitor.Plain(c.TextContent)));
        await Confirm("form#contrat");
        Assert.Contains("c’est noté", team.Text, StringComparison.Ordinal);
        await house.Run(October);

        var amendment = await Amend(house, contract);
        await team.Open("/contribution/avenants");
        Assert.Contains("Noté par erreur", team.Text, StringComparison.Ordinal);
        await house.Post("2026-11-05 VE F2\n 411 Atelier 2000.00\n 706 Atelier -2000.00");
        await house.Run(October.Next);
        await team.Submit("form[action*='Remove']", ("amendment", $"{amendment}"));
        Asks("Une activité, −60,00 € en tout.");
        await Confirm("form#retrait");
        Assert.Contains("L’avenant est retiré", team.Text, StringComparison.Ordinal);

        await team.Open($"/personnes/{person}/contrats");
        await team.Submit("form.retirer");
        Asks("Une activité, 120,00 € en tout.");
        Assert.Contains("2 mois, d’octobre 2026 à novembre 2026", team.Text, StringComparison.Ordinal);
        await Confirm("form#retrait");
        Assert.Contains("Le contrat est retiré.", team.Text, StringComparison.Ordinal);
    }

    /// <summary>Atelier sold 2 000 in October, posted: 300 by the scale of then, 240 by the one before it, 100 at its floor in September.</summary>
    internal static async Task<(Id<Person>, Id<Contract>)> TwoScales(TestHouse house, ContractTerms terms)
    {
        var person = await house.Person("Jeanne", "Sansclause");
        await house.JoinIn(house.Atelier, person, "2026-03-01", 100);
        var contract = Id<Contract>.New();
        Assert.True((await Save(house, contract, person, terms)).Ok);
        await house.Adopt("solstice-2017", October.Previous, decided: new(2026, 1, 10));
        await house.Adopt("coopaname", October, decided: new(2026, 6, 12));
        await house.Post("2026-10-05 VE F1\n 411 Atelier 2000.00\n 706 Atelier -2000.00");
        Assert.True((await house.Run(October)).Ok);
        return (person, contract);
    }

    private static async Task<Id<ScaleAmendment>> Amend(TestHouse house, Id<Contract> contract)
    {
        var scale = await house.Read(db => db.Set<AdoptedScale>().Where(s => s.From == October).Select(s => s.Id).SingleAsync());
        var signed = await house.Do(s => s.GetRequiredService<AmendmentActions>().Sign(contract, scale, new(2026, 11, 2), October.Next));
        Assert.True(signed.Ok, signed.Refusal?.Message);
        return signed.Value.Id;
    }

    private static Task<Result<Contract>> Save(TestHouse house, Id<Contract> id, Id<Person> person, ContractTerms terms, int version = 0, string? shown = null) =>
        house.Do(s => s.GetRequiredService<ContractActions>().Save(id, person, terms, version, shown));

    private static Task<Result> Remove(TestHouse house, Id<Contract> id, Id<Person> person, int version, string? shown = null) =>
        house.Do(s => s.GetRequiredService<ContractActions>().Remove(id, person, version, shown));

    private static Task<Result> Remove(TestHouse house, Id<ScaleAmendment> id, string? shown = null) => house.Do(s => s.GetRequiredService<AmendmentActions>().Remove(id, shown));
}
