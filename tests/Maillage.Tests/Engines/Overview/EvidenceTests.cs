using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Overview;
using Maillage.Modules.Overview.Evidence;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using static Maillage.Tests.Harness.Accompanied;

namespace Maillage.Tests.Engines.Overview;

public sealed class EvidenceTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_funder_reads_who_is_in_the_activities_of_their_portfolio_and_no_name(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (camille, elie) = await TwoPeople(house);
        var region = await house.Account("Une Région", Role.Funder, ScopeKind.Portfolio, await house.Financed(house.Atelier));

        var read = await Read(house, region);

        var row = Assert.Single(read.Rows);
        Assert.Equal((await house.CodeOf(camille), null), (row.Code, row.Name));
        Assert.Matches("^P[0-9a-f]{10}$", row.Code);
        Assert.Equal((new DateOnly(2025, 3, 1), null, new DateOnly(2026, 3, 1), new DateOnly(2026, 6, 15)), (row.Stay.From, row.Stay.To, row.Stay.CesaOn!.Value, row.Stay.AssociateOn!.Value));
        // From the first of January to today, the 24th of November.
        Assert.Equal((new(2026, 11, 24), 328, 1, false), (read.Last, row.Stay.Days, read.Activities, read.Named));
        Assert.Equal((1, 1, 0, 0, 1), (read.Evidence.Persons.Persons, read.Evidence.Persons.Before, read.Evidence.Persons.Entered, read.Evidence.Persons.Left, read.Evidence.Persons.After));
        Assert.Equal(1, read.Evidence.Activities.Open);

        var whole = await Read(house, await house.Account("Une Fondation", Role.Funder));
        Assert.Equal([camille, elie], whole.Rows.Select(r => r.Stay.PersonId));
        Assert.Equal(row.Code, whole.Rows[0].Code);
        Assert.All(whole.Rows, r => Assert.Null(r.Name));
        Assert.Equal(2, (await Read(house, await house.Account("Un Departement", Role.Funder, ScopeKind.Entity, house.Entity.Value))).Rows.Count);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_reads_people_has_their_names_and_a_person_without_activity_counts_in_the_whole(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await TwoPeople(house);
        await house.Do(async s =>
        {
            var (db, preparing) = (s.GetRequiredService<Db>(), new Person(TestHouse.Cooperative, "Maïa", "Lorca", ""));
            db.AddRange(preparing, new Contract(TestHouse.Cooperative, Id<Contract>.New(), preparing.Id, Cape(new(2026, 11, 2), new(2027, 11, 1))));
            await db.SaveChangesAsync();
        });

        var read = await Read(house, await house.Account("Une Equipe", Role.Team));

        Assert.Equal(["Camille Aubrac", "Élie Roux", "Maïa Lorca"], read.Rows.Select(r => r.Name));
        Assert.Equal(["parti·e"], read.Rows[1].Stay.Outcomes.Select(o => o.Text));
        Assert.Equal((3, 1, 2, 1, 2, 3, 1, 1, 1), read.Evidence.Persons is var p ? (p.Persons, p.Before, p.Entered, p.Left, p.After, p.InCape, p.InCesa, p.ToCesa, p.ToAssociate) : default);
        Assert.Equal((0, 2), (await Count("2024-01", "2024-12"), await Count("2026-08", "2026-10")));

        async Task<int> Count(string from, string to) => (await Read(house, null, from, to)).Evidence.Persons.Persons;
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Nothing_is_read_from_another_cooperative_the_network_or_without_the_right(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await TwoPeople(house);
        await house.FoundSecond();
        var neighbour = await house.Account("Un Voisin", Role.Funder, ScopeKind.Network, 0);
        var owner = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);

        foreach (var account in (long[])[neighbour, owner])
        {
            var read = await Read(house, account);
            Assert.Empty(read.Rows);
            Assert.Equal((0, 0), (read.Activities, read.Evidence.Activities.Open));
            Assert.False(await house.As(account, s => s.GetRequiredService<Access>().CanSomewhere(OverviewModule.Evidence)));
        }
        var elsewhere = await house.InSecond(s => s.GetRequiredService<EvidenceReader>().Read(new()));
        Assert.Empty(elsewhere.Rows);
        Assert.Equal(0, elsewhere.Evidence.Activities.Open);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Turnover_is_told_from_five_activities_on_without_what_they_sold_each_other(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var others = Enumerable.Range(3, 3).Select(i => new Activity(TestHouse.Cooperative, house.Entity, ActivityKind.Individual, $"A00{i}", $"Activité {i}", new(2026, 1, 1))).ToList();
        await house.Do(async s =>
        {
            s.GetRequiredService<Db>().AddRange(others);
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        foreach (var (activity, i) in ((Id<Activity>[])[house.Atelier, house.Bois, .. others.Select(o => o.Id)]).Select((a, i) => (a, i))) await house.Accompany("Une", $"Personne {i}", activity, "2026-09-01");
        foreach (var activity in (Id<Activity>[])[house.Atelier, house.Bois, others[0].Id, others[1].Id]) await Post(new LineDraft(activity, "512000", Money.FromEuros(100)), new LineDraft(activity, "706", Money.FromEuros(-100)));
        var four = await Read(house, null, "2026-09", "2026-10");
        Assert.Null(four.Evidence.Turnover.Amount);
        Assert.Equal([new Month(2026, 9), new Month(2026, 10)], four.Evidence.Turnover.Hidden);

        await Post(new LineDraft(others[2].Id, "512000", Money.FromEuros(50)), new LineDraft(others[2].Id, "706", Money.FromEuros(-50)));
        await Post(new LineDraft(others[2].Id, "708890", Money.FromEuros(-30)), new LineDraft(house.Bois, "604900", Money.FromEuros(30)));
        var five = await Read(house, null, "2026-09", "2026-10");
        Assert.Equal((450m, new Month(2026, 10)), (five.Evidence.Turnover.Amount!.Value.Euros, Assert.Single(five.Evidence.Turnover.Hidden)));

        async Task Post(params LineDraft[] lines) =>
            Assert.True((await house.Do(s => s.GetRequiredService<Posting>().Post((house.Draft("2026-09-10 OD Vente") with { Lines = lines }).WithLiaison()))).Ok);

        var region = await house.Account("Une Région", Role.Funder, ScopeKind.Activity, house.Atelier.Value);
        Assert.Null((await Read(house, region, "2026-09", "2026-10")).Evidence.Turnover.Amount);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_program_of_a_funder_reads_the_same_without_a_name(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var (camille, _) = await TwoPeople(house);
        using var region = await ApiCaller.Of(house, await house.Account("Une Région", Role.Funder, ScopeKind.Portfolio, await house.Financed(house.Atelier)));
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));

        var read = await region.Get("/evidence?from=2026-01&to=2026-06");

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal((1, 1, 181), (Number(read, "persons"), Number(read, "toCesa"), Number(read, "days")));
        var stay = Assert.Single(read.Json.GetProperty("stays").EnumerateArray());
        Assert.Equal((await house.CodeOf(camille), "2026-03-01"), (stay.GetProperty("code").GetString(), stay.GetProperty("cesaOn").GetString()));
        var whole = await team.Get("/evidence");
        Assert.Equal((2, "2026-01", "2026-11"), (Number(whole, "persons"), whole.Json.GetProperty("from").GetString(), whole.Json.GetProperty("to").GetString()));
        foreach (var text in (string[])[read.Text, whole.Text])
            foreach (var hidden in (string[])["Aubrac", "Roux", camille.ToString()]) Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);

        static int Number(ApiReply reply, string name) => reply.Json.GetProperty(name).GetInt32();
    }

    /// <summary>Camille in the first activity, from a CAPE to a CESA and to a part of the capital; Élie in the second, for three months.</summary>
    private static async Task<(Id<Person>, Id<Person>)> TwoPeople(TestHouse house)
    {
        var camille = await house.Accompany("Camille", "Aubrac", house.Atelier, "2025-03-01", Cape(new(2025, 3, 1), new(2026, 2, 28)), Cesa(new(2026, 3, 1)));
        var elie = await house.Accompany("Élie", "Roux", house.Bois, "2026-06-01", Cape(new(2026, 6, 1), new(2026, 8, 31)));
        Assert.True((await house.Do(s => s.GetRequiredService<AssociateActions>().Admit(camille, AssociateKind.Entrepreneur, new(2026, 6, 15)))).Ok);
        return (camille, elie);
    }

    /// <param name="account">The program itself when null.</param>
    private static Task<EvidenceView> Read(TestHouse house, long? account, string? from = null, string? to = null)
    {
        static Month? Parse(string? month) => month is null ? null : Month.Parse(month, null);
        Task<EvidenceView> Ask(IServiceProvider s) => s.GetRequiredService<EvidenceReader>().Read(new() { From = Parse(from), To = Parse(to) });
        return account is { } reader ? house.As(reader, Ask) : house.Do(Ask);
    }
}
