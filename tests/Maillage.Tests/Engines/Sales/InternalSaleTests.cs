using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Sales.Internal;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Engines.Membership;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class InternalSaleTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Nothing_moves_until_the_other_side_agrees_then_both_accounts_do_without_tax(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (atelier, bois) = await Two(house);
        var draft = Draft(house);
        Assert.True((await Propose(house, atelier, draft)).Ok);
        var sale = await Propose(house, atelier, draft);
        Assert.True(sale.Ok, sale.Refusal?.Message);
        Assert.Equal("", await house.Written("internal-sale:"));
        Assert.Equal(Refusal.Forbidden.Type, (await Agree(house, atelier, draft.Id)).Refusal!.Type);

        var agreed = await Agree(house, bois, draft.Id);
        Assert.True(agreed.Ok, agreed.Refusal?.Message);
        Assert.Equal(agreed.Value.EntryId, (await Agree(house, bois, draft.Id)).Value!.EntryId);
        Assert.Equal(LedgerText.Plain("""
            2026-11-12 OD Vente interne : Maquette du site
            708890 Atelier -300.00
            604900 Bois 300.00
            5800 Atelier 300.00
            5800 Bois -300.00
            """), LedgerText.Plain(await house.Written("internal-sale:")));
        Assert.Equal("sales.internal.answered", (await house.As(atelier, s => s.GetRequiredService<InternalSaleActions>().Withdraw(draft.Id))).Refusal!.Type);
        Assert.Empty(await Faults(house));
        await Assert.ThrowsAnyAsync<Exception>(() => house.Read(db => db.Set<InternalSale>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Wording, "autre"))));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_collective_sells_inside_only_under_a_signed_convention(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (atelier, bois) = await Two(house);
        var early = Draft(house);
        Assert.True((await Propose(house, atelier, early)).Ok);
        var (ana, malo) = await house.MakeCollective();
        Assert.Equal(ConventionRules.ObstacleType, (await Agree(house, bois, early.Id)).Refusal!.Type);
        Assert.Equal(ConventionRules.ObstacleType, (await Propose(house, atelier, Draft(house))).Refusal!.Type);
        Assert.Equal(ConventionRules.ObstacleType, (await Propose(house, bois, Draft(house, InternalSide.Buyer))).Refusal!.Type);

        await house.Signs(Collectives.Terms(ana, malo));
        Assert.True((await Agree(house, bois, early.Id)).Ok);
        Assert.Empty(await house.CollectiveFaults());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_refused_or_withdrawn_proposal_moves_nothing_and_is_final(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (atelier, bois) = await Two(house);
        var (first, second) = (Draft(house), Draft(house, InternalSide.Buyer));
        await Propose(house, atelier, first);
        await Propose(house, bois, second);
        Assert.Equal("sales.internal.comment", (await house.As(bois, s => s.GetRequiredService<InternalSaleActions>().Refuse(first.Id, " "))).Refusal!.Type);
        Assert.True((await house.As(bois, s => s.GetRequiredService<InternalSaleActions>().Refuse(first.Id, "Le montant convenu est de 200 €."))).Ok);
        Assert.True((await house.As(bois, s => s.GetRequiredService<InternalSaleActions>().Withdraw(second.Id))).Ok);
        Assert.Equal("sales.internal.answered", (await Agree(house, bois, first.Id)).Refusal!.Type);
        Assert.Equal("sales.internal.answered", (await Agree(house, atelier, second.Id)).Refusal!.Type);
        Assert.Equal("", await house.Written("internal-sale:"));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_counter_movement_takes_a_part_back_when_agreed_and_never_more_than_is_left(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (atelier, bois) = await Two(house);
        var draft = Draft(house);
        await Propose(house, atelier, draft);
        await Agree(house, bois, draft.Id);
        Task<Result<InternalSale>> Back(Id<InternalSale> id, decimal euros) => house.As(bois, s => s.GetRequiredService<InternalSaleActions>().ProposeBack(id, draft.Id, InternalSide.Buyer, Money.FromEuros(euros), new(2026, 11, 20), "Reprise"));
        var id = Id<InternalSale>.New();
        Assert.Equal("sales.internal.counter", (await Back(id, 300.01m)).Refusal!.Type);
        Assert.True((await Back(id, 100)).Ok);
        Assert.True((await Back(id, 100)).Ok);
        Assert.Equal("sales.internal.counter", (await Back(Id<InternalSale>.New(), 200.01m)).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await Agree(house, bois, id)).Refusal!.Type);
        Assert.True((await Agree(house, atelier, id)).Ok);
        Assert.Equal((-200m, 200m), (await house.Balance("708890"), await house.Balance("604900")));
        Assert.Empty(await Faults(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_closed_month_books_in_the_first_open_one(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (atelier, bois) = await Two(house);
        var draft = Draft(house) with { Date = new(2026, 9, 12) };
        await Propose(house, atelier, draft);
        foreach (var month in new Month(2026, 1).To(new Month(2026, 10))) Assert.True((await house.Do(s => s.GetRequiredService<PeriodActions>().CloseMonth(house.Entity, month))).Ok);
        Assert.True((await Agree(house, bois, draft.Id)).Ok);
        Assert.StartsWith("2026-11-01 OD", await house.Written("internal-sale:"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_scale_takes_its_own_rate_on_internal_sales_and_leaves_them_out_of_the_other(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (atelier, bois) = await Two(house);
        await house.Adopt("crealead", new Month(2026, 10));
        await house.JoinIn(house.Atelier, await house.Person("Ana", "Brice"), "2026-03-01", 100);
        await house.Post("2026-10-05 VE F-1\n 411 Atelier 1000.00\n 706 Atelier -1000.00");
        var draft = Draft(house) with { Date = new(2026, 10, 12) };
        await Propose(house, atelier, draft);
        await Agree(house, bois, draft.Id);

        var month = Assert.Single(await house.Months(house.Atelier, new(2026, 10), new(2026, 10)));
        Assert.Equal([("contribution", Money.FromEuros(100)), ("ventes-internes", Money.FromEuros(15))], month.Levies.Select(l => (l.Levy.Code, l.Amount.Value)));
        Assert.Equal(Money.FromEuros(115), (await house.Run(new(2026, 10))).Value!.Total);
        Assert.Empty(await house.Faults());
        Assert.Empty(await Faults(house));
    }

    [Fact]
    public async Task The_accounts_are_kept_by_the_program_and_a_stranger_sees_nothing()
    {
        await using var house = await TestHouse.Open();
        var (atelier, bois) = await Two(house);
        var draft = Draft(house);
        await Propose(house, atelier, draft);
        await Agree(house, bois, draft.Id);
        var stranger = await house.Account("Un Autre", Role.Entrepreneur, ScopeKind.Activity, 4242);
        Assert.Equal(Refusal.NotFound.Type, (await Agree(house, stranger, draft.Id)).Refusal!.Type);
        Assert.Equal(Refusal.NotFound.Type, (await Propose(house, stranger, Draft(house))).Refusal!.Type);
        Assert.Empty(await house.As(stranger, s => s.GetRequiredService<InternalSaleReader>().Mine()));
        var chart = house.Services.GetRequiredService<Chart>();
        foreach (var role in (string[])["contribution", "result-split", "internal-sales", "internal-purchases"]) Assert.Equal("ledger.account.reserved", chart.CheckFree(chart.Role(role)).Refusal!.Type);
        await house.Post("2026-11-20 OD X\n 708890 Atelier 5.00\n 5800 Atelier -5.00\n 706 Bois -5.00\n 5800 Bois 5.00");
        Assert.NotEmpty(await Faults(house));
    }

    [Fact]
    public async Task One_proposes_the_other_reads_it_at_home_and_accepts_and_both_see_it()
    {
        await using var house = await TestHouse.Serve();
        await Two(house);
        using var atelier = await Visitor.SignedIn(house, "un.vendeur@maillage.example");
        using var bois = await Visitor.SignedIn(house, "une.acheteuse@maillage.example");
        await atelier.Open("/ventes-internes/nouvelle");
        await atelier.Submit("form#vente-interne", ("Input.Other", house.Atelier.ToString()), ("Input.Amount", "300"), ("Input.Wording", "Maquette du site"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, atelier.Status);
        Assert.Contains("Une activité ne se vend rien à elle-même", Visitor.Plain(atelier.Page.QuerySelector("#Input_Other-erreur")!.TextContent), StringComparison.Ordinal);
        await atelier.Submit("form#vente-interne", ("Input.Other", house.Bois.ToString()));
        Assert.Contains("C’est proposé", atelier.Text, StringComparison.Ordinal);
        Assert.Null(atelier.Page.QuerySelector("form#accepter"));

        await bois.Open("/");
        Assert.Contains("1 vente interne attend votre accord", bois.Text, StringComparison.Ordinal);
        await bois.Open("/ventes-internes");
        await bois.Open(bois.Page.QuerySelector("main td.lead a")!.GetAttribute("href")!);
        await bois.Submit("form#accepter");
        Assert.Contains("C’est accepté : les deux comptes ont bougé.", bois.Text, StringComparison.Ordinal);
        await bois.Submit("form#reprendre", ("Input.Amount", "400"));
        Assert.Contains("Il reste 300,00 € de cette vente", bois.Text, StringComparison.Ordinal);
        await bois.Submit("form#reprendre", ("Input.Amount", "50"));
        Assert.Contains("La reprise est proposée", bois.Text, StringComparison.Ordinal);

        await atelier.Open("/ventes-internes");
        Assert.Contains("à accepter", atelier.Text, StringComparison.Ordinal);
        await house.Account("Un Autre", Role.Entrepreneur, ScopeKind.Activity, house.Structure.Value);
        using var stranger = await Visitor.SignedIn(house, "un.autre@maillage.example");
        using var hidden = await stranger.Get(bois.Path);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static async Task<(long Atelier, long Bois)> Two(TestHouse house) =>
        (await house.Account("Un Vendeur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value), await house.Account("Une Acheteuse", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value));

    private static InternalDraft Draft(TestHouse house, InternalSide by = InternalSide.Seller) =>
        new(Id<InternalSale>.New(), house.Atelier, house.Bois, by, new(2026, 11, 12), "Maquette du site", Money.FromEuros(300));

    private static Task<Result<InternalSale>> Propose(TestHouse house, long account, InternalDraft draft) => house.As(account, s => s.GetRequiredService<InternalSaleActions>().Propose(draft));

    private static Task<Result<InternalSale>> Agree(TestHouse house, long account, Id<InternalSale> id) => house.As(account, s => s.GetRequiredService<InternalSaleActions>().Agree(id));

    private static async Task<IReadOnlyList<string>> Faults(TestHouse house) =>
        await house.Do(async s => (await s.GetServices<ICheck>().OfType<InternalSaleCheck>().Single().Run()).Faults);
}
