using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Membership;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Membership;

public sealed class ContractTests
{
    private static readonly ContractTerms Cape = new(ContractKind.Cape, new(2026, 2, 20), new(2026, 3, 1), new(2027, 2, 28));

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_contract_is_recorded_once_corrected_and_ended(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var person = await house.Person("Malo", "Tessier");
        var id = Id<Contract>.New();

        var first = await Save(house, id, person, Cape);
        Assert.True((await Save(house, id, person, Cape)).Ok);
        Assert.Equal(Refusal.Stale.Type, (await Save(house, id, person, Cape with { EndedOn = new(2026, 9, 30) })).Refusal!.Type);
        Assert.True((await Save(house, id, person, Cape with { EndedOn = new(2026, 9, 30) }, first.Value!.Version)).Ok);
        var cesa = await Save(house, Id<Contract>.New(), person, new(ContractKind.Cesa, new(2026, 9, 20), new(2026, 10, 1), null));

        Assert.True(cesa.Ok, cesa.Refusal?.Message);
        Assert.Equal(2, await house.Read(db => db.Set<Contract>().CountAsync()));
        Assert.Empty((await house.Do(s => s.GetServices<ICheck>().OfType<MembershipCheck>().Single().Run())).Faults);
        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Remove(cesa.Value.Id, person, cesa.Value.Version))).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Documents_of_who_has_a_cape_say_so_and_keep_saying_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ana, malo) = await house.MakeCollective();
        await house.Signs(Collectives.Terms(ana, malo, clause: new(2026, 3, 1)));
        await Save(house, Id<Contract>.New(), ana, Cape with { To = new(2026, 11, 23) });
        var id = Id<Contract>.New();
        var cape = (await Save(house, id, malo, Cape)).Value!;

        var invoice = await house.Sell();
        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Remove(id, malo, cape.Version))).Ok);
        var later = await house.SellTo(invoice.CustomerId!.Value);

        Assert.Equal(["Malo Tessier bénéficie d’un contrat d’appui au projet d’entreprise (CAPE) conclu avec " + Seller(invoice) + ", qui prend fin le 28 février 2027."], Capes(invoice));
        Assert.Empty(Capes(later));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_entrepreneur_reads_her_own_and_changes_none(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (own, other) = (await house.Person("Camille", "Aubrac"), await house.Person("Youn", "Kerdrel"));
        foreach (var person in (Id<Person>[])[own, other]) Assert.True((await Save(house, Id<Contract>.New(), person, Cape)).Ok);
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.SignsIn(own, account);

        var seen = await house.As(account, s => s.GetRequiredService<ContractBook>().Readable());
        var refused = await house.As(account, s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), own, Cape));

        Assert.Equal("Camille Aubrac", Assert.Single(seen).Person);
        Assert.Equal(Refusal.Forbidden.Type, refused.Refusal!.Type);
    }

    [Fact]
    public async Task The_page_records_renews_and_says_what_is_wrong()
    {
        await using var house = await TestHouse.Serve();
        var person = await house.Person("Malo", "Tessier");
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open($"/personnes/{person}");
        Assert.Contains("Noter un contrat", team.Text, StringComparison.Ordinal);
        await team.Open($"/personnes/{person}/contrats");

        await team.Submit("form#contrat", ("Input.From", "2026-03-01"), ("Input.To", "2027-03-31"));
        Assert.Contains("Un CAPE dure 12 mois au plus : jusqu’au 28 février 2027.", Visitor.Plain(team.Page.QuerySelector("#Input_To-erreur")!.TextContent), StringComparison.Ordinal);
        await team.Submit("form#contrat", ("Input.To", "2027-02-28"));

        Assert.Contains("CAPE du 1er mars 2026 au 28 février 2027 : c’est noté.", team.Text, StringComparison.Ordinal);
        Assert.Equal("2027-03-01", team.Page.QuerySelector("#Input_From")!.GetAttribute("value"));
        await team.Open("/contrats");
        Assert.Contains("Malo Tessier", team.Text, StringComparison.Ordinal);
    }

    private static Task<Result<Contract>> Save(TestHouse house, Id<Contract> id, Id<Person> person, ContractTerms terms, int version = 0) =>
        house.Do(s => s.GetRequiredService<ContractActions>().Save(id, person, terms, version));

    private static string Seller(Maillage.Domain.Sales.Invoices.Invoice invoice) => SnapshotJson.Read(invoice.Snapshot!).Seller.Name;

    private static IEnumerable<string> Capes(Maillage.Domain.Sales.Invoices.Invoice invoice) =>
        SnapshotJson.Read(invoice.Snapshot!).Mentions.Select(m => m.Text).Where(t => t.Contains("CAPE", StringComparison.Ordinal));
}
