using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Cash;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Cash;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Remittances;
using Maillage.Modules.Sales.Takings;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Membership;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>Sales without invoice and the till they fill.</summary>
public sealed class TakingActionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_day_is_booked_once_numbered_and_taken_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var draft = Draft(house, cash: 60, cheque: 24.40m, card: 20);

        var made = await Record(house, draft);
        var again = await Record(house, draft);
        var other = await Record(house, draft with { Payments = [new(PaymentMethod.Cash, Money.FromEuros(104.40m))] });
        var second = await Record(house, draft with { Id = Id<Taking>.New() });

        Assert.True(made.Ok, made.Refusal?.Message);
        Assert.Equal(made.Value.Id, again.Value!.Id);
        Assert.Equal("sales.taking.key", other.Refusal!.Type);
        Assert.Equal((1, 2), (made.Value.Number, second.Value!.Number));
        Assert.True((await Reverse(house, second.Value.Id)).Ok);
        Assert.True((await Reverse(house, second.Value.Id)).Ok);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 VE Recettes n° 1
              530000   Atelier     60.00
              5115     Atelier     20.00
              5112     Atelier     24.40
              707000   Atelier    -40.00
              706000   Atelier    -51.00
              706000   Atelier     -1.00
              4457155  Atelier     -2.20
              4457120  Atelier    -10.20
            """.Replace("n° 1", "n°\u00a01", StringComparison.Ordinal)), LedgerText.Plain((await house.Written("taking:")).Split("\n2026")[0]));
        var month = await house.Do(s => s.GetRequiredService<TakingList>().Of(new(2026, 11), null));
        Assert.Equal((3, 104.40m, 60m), (month.Rows.Count, month.Ttc.Euros, month.ByMethod.Single(m => m.Method == PaymentMethod.Cash).Amount.Euros));
        Assert.Equal(104.40m, month.ByRate.Sum(r => r.Ht + r.Vat).Euros);
        Assert.Equal(["Goods:FR055", "Services:FR200", "Services:EXO-SANTE"], await house.Do(s => s.GetRequiredService<TakingList>().Usual(house.Atelier)));
        Assert.Equal(1, await house.Do(s => s.GetRequiredService<TakingList>().SameDay(second.Value)));
        Assert.Equal((60m, 20m, 24.4m), (await house.Balance("530000"), await house.Balance("5115"), await house.Balance("5112")));
        await IsSound(house);
    }

    [Fact]
    public async Task A_form_sent_again_with_something_else_is_refused()
    {
        await using var house = await TestHouse.Open();
        var draft = Draft(house, cash: 104.40m, cheque: 0, card: 0);
        Assert.True((await Record(house, draft)).Ok);
        TakingDraft[] changed =
        [
            draft with { Sales = [draft.Sales[0] with { VatCode = "FR200" }, .. draft.Sales.Skip(1)] },
            draft with { Sales = [draft.Sales[0] with { Nature = LineNature.Services }, .. draft.Sales.Skip(1)] },
            draft with { Count = 13 },
            draft with { Note = "Boutique" },
        ];
        foreach (var other in changed) Assert.Equal("sales.taking.key", (await Record(house, other)).Refusal!.Type);
        Assert.True((await Record(house, draft with { Sales = [.. draft.Sales.Reverse()], Note = " Marché " })).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task One_means_given_twice_is_added_up(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var draft = Draft(house, 0, 0, 0) with { Payments = [new(PaymentMethod.Cash, new(100_00)), new(PaymentMethod.Cash, new(4_40))] };
        var made = await Record(house, draft);
        Assert.True(made.Ok, made.Refusal?.Message);
        Assert.Equal(104.40m, Assert.Single(made.Value.Payments).Amount.Euros);
        Assert.True((await Record(house, draft)).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Its_cheques_go_to_the_bank_with_those_of_customers(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var taking = (await Record(house, Draft(house, cash: 0, cheque: 84.40m, card: 20))).Value!;
        var invoice = await house.Sell(Sale.Line("Pose", 100));
        var receipt = (await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice.Id, new(Id<Clearing>.New(), new(120_00), Today, PaymentMethod.Cheque)))).Value!;
        Assert.Equal([204.40m], [(await house.Do(s => s.GetRequiredService<RemittanceReader>().Waiting(house.Entity, PaymentMethod.Cheque))).Sum(w => w.Amount).Euros]);

        var made = await Remit(house, PaymentMethod.Cheque, [receipt.Id], [taking.Id]);
        var twice = await Remit(house, PaymentMethod.Cheque, [], [taking.Id]);
        var cards = await Remit(house, PaymentMethod.Card, [], [taking.Id]);

        Assert.True(made.Ok, made.Refusal?.Message);
        Assert.Equal("sales.remittance.taken", twice.Refusal!.Type);
        Assert.True(cards.Ok, cards.Refusal?.Message);
        Assert.Equal((0m, 0m, 224.40m), (await house.Balance("5112"), await house.Balance("5115"), await house.Balance("512000")));
        Assert.Equal("sales.taking.remitted", (await Reverse(house, taking.Id)).Refusal!.Type);
        foreach (var id in (Id<Remittance>[])[made.Value.Id, cards.Value.Id]) Assert.True((await house.Do(s => s.GetRequiredService<RemittanceActions>().Reverse(id, "Oubli"))).Ok);
        Assert.True((await Reverse(house, taking.Id)).Ok);
        Assert.Empty((await house.Do(s => s.GetRequiredService<RemittanceReader>().Waiting(house.Entity, PaymentMethod.Card))));
        await IsSound(house);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Frozen_rows_refuse_any_change(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Record(house, Draft(house, cash: 104.40m, cheque: 0, card: 0));
        foreach (var sql in (string[])["""DELETE FROM "Takings" """, """UPDATE "TakingLines" SET "Rank" = 9""", """DELETE FROM "TakingPayments" """])
            await Assert.ThrowsAnyAsync<Exception>(() => house.Do(s => s.GetRequiredService<Db>().Database.ExecuteSqlRawAsync(sql)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Cash_leaves_the_till_for_the_bank_and_never_more_than_it_holds(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var taking = (await Record(house, Draft(house, cash: 104.40m, cheque: 0, card: 0) with { Date = Today.AddDays(-2) })).Value!;

        Assert.Equal("sales.cash.short", (await Deposit(house, 104.41m)).Refusal!.Type);
        Assert.Equal("sales.cash.short", (await Deposit(house, 100, Today.AddDays(-3))).Refusal!.Type);
        var deposit = (await Deposit(house, 100)).Value!;
        Assert.Equal("sales.cash.short", (await Deposit(house, 5, Today.AddDays(-1))).Refusal!.Type);
        Assert.Equal((4.40m, 100m), (await house.Balance("530000"), await house.Balance("5810")));
        Assert.Equal("sales.taking.cash", (await Reverse(house, taking.Id)).Refusal!.Type);

        Assert.Equal("sales.cash.date", (await Confirm(house, deposit.Id, Today.AddDays(-1))).Refusal!.Type);
        Assert.True((await Confirm(house, deposit.Id, Today)).Ok);
        Assert.True((await Confirm(house, deposit.Id, Today)).Ok);
        Assert.Equal("sales.cash.ended", (await house.Do(s => s.GetRequiredService<CashActions>().Cancel(deposit.Id))).Refusal!.Type);
        Assert.Equal((0m, 100m), (await house.Balance("5810"), await house.Balance("512000")));

        var back = (await Deposit(house, 4)).Value!;
        Assert.Equal(back.Id, Assert.Single(await house.Do(s => s.GetRequiredService<CashBook>().Waiting([house.Atelier]))).Deposit.Id);
        var book = await house.Do(async s => await s.GetRequiredService<CashBook>().Of(await s.GetRequiredService<Db>().Set<Activity>().SingleAsync(a => a.Id == house.Atelier), new(2026, 11)));
        Assert.Equal((0m, 104.40m, 104m, 0.40m), (book.Opening.Euros, book.In.Euros, book.Out.Euros, book.Closing.Euros));
        Assert.True((await house.Do(s => s.GetRequiredService<CashActions>().Cancel(back.Id))).Ok);
        Assert.Equal(4.40m, await house.Balance("530000"));
        await IsSound(house);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_count_books_the_difference(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Record(house, Draft(house, cash: 104.40m, cheque: 0, card: 0));

        Assert.Equal(-4.40m, (await Count(house, 100)).Value!.Difference.Euros);
        Assert.Null((await Count(house, 100)).Value!.EntryId);
        Assert.Equal(1m, (await Count(house, 101)).Value!.Difference.Euros);

        Assert.Equal((101m, 4.40m, -1m), (await house.Balance("530000"), await house.Balance("658"), await house.Balance("758")));

        var before = await house.Do(s => s.GetRequiredService<CashActions>().Count(Id<CashCount>.New(), house.Atelier, Today.AddDays(-1), new(2_00), ""));
        Assert.Equal("sales.cash.counted-later", before.Refusal!.Type);
        Assert.Equal(101m, await house.Balance("530000"));
    }

    [Fact]
    public async Task Rights_are_those_of_the_activity()
    {
        await using var house = await TestHouse.Open();
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        var draft = Draft(house, cash: 104.40m, cheque: 0, card: 0);
        Assert.Equal(Refusal.NotFound.Type, (await house.As(account, s => s.GetRequiredService<TakingActions>().Record(draft))).Refusal!.Type);
        Assert.True((await house.As(account, s => s.GetRequiredService<TakingActions>().Record(draft with { Activity = house.Bois }))).Ok);
        var deposit = (await house.As(account, s => s.GetRequiredService<CashActions>().Deposit(Id<CashDeposit>.New(), house.Bois, Today, new(100_00), ""))).Value!;
        var foreign = (await Record(house, draft with { Id = Id<Taking>.New() })).Value!;
        Assert.Equal(Refusal.NotFound.Type, (await house.As(account, s => s.GetRequiredService<TakingActions>().Record(draft with { Id = foreign.Id, Activity = house.Bois }))).Refusal!.Type);
        var theirs = (await Deposit(house, 50)).Value!;
        Assert.Equal(Refusal.NotFound.Type, (await house.As(account, s => s.GetRequiredService<CashActions>().Deposit(theirs.Id, house.Bois, Today, new(1_00), ""))).Refusal!.Type);
        var counted = (await Count(house, 54.40m)).Value!;
        Assert.Equal(Refusal.NotFound.Type, (await house.Do(s => s.GetRequiredService<CashActions>().Count(counted.Id, house.Bois, Today, new(1_00), ""))).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(account, s => s.GetRequiredService<CashActions>().Confirm(deposit.Id, Today))).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(account, s => s.GetRequiredService<CashActions>().Count(Id<CashCount>.New(), house.Bois, Today, new(1), ""))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Cash_from_a_customer_beyond_the_legal_cap_is_warned_of_and_none_is_given_back_from_an_empty_till(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(Sale.Line("Pose", 2000));
        Task<Result<Receipt>> Pay(decimal euros) => house.Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice.Id, new(Id<Clearing>.New(), Money.FromEuros(euros), Today, PaymentMethod.Cash)));
        Task<string?> Warning(Receipt receipt) => house.Do(s => s.GetRequiredService<ReceiptActions>().CashWarning(receipt));
        var first = (await Pay(600)).Value!;
        Assert.Null(await Warning(first));
        var second = (await Pay(600)).Value!;
        Assert.Contains("1\u202f200,00", await Warning(second), StringComparison.Ordinal);
        var (one, two) = (await house.SellTo(invoice.CustomerId!.Value, Sale.Line("Pose", 500)), await house.SellTo(invoice.CustomerId.Value, Sale.Line("Dépose", 500)));
        Task<Result<Receipt>> Both(decimal euros) => house.Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice.CustomerId.Value,
            new(Id<Clearing>.New(), Money.FromEuros(euros), Today, PaymentMethod.Cash), [new(ClaimId.Of(one.Id), new(300_00)), new(ClaimId.Of(two.Id), new(300_00))]));
        Assert.Null(await Warning((await Both(600)).Value!));
        Assert.Contains("1\u202f100,00", await Warning((await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(one.Id,
            new(Id<Clearing>.New(), new(800_00), Today, PaymentMethod.Cash)))).Value!), StringComparison.Ordinal);
        await Deposit(house, 2100);
        Assert.Equal("sales.receipt.cash", (await house.Reverse(second.Id)).Refusal!.Type);
        await IsSound(house);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_collective_takes_only_under_a_signed_convention(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var draft = Draft(house, cash: 60, cheque: 24.40m, card: 20);
        var escaped = (await Record(house, draft)).Value!;
        var (ana, malo) = await house.MakeCollective();
        Assert.Contains("Recettes n°\u00a01 : le collectif A001 a vendu le 24/11/2026", Assert.Single(await house.CollectiveFaults()), StringComparison.Ordinal);
        Assert.True((await Reverse(house, escaped.Id)).Ok);
        Assert.Empty(await house.CollectiveFaults());

        var refused = await Record(house, draft with { Id = Id<Taking>.New() });
        Assert.Equal((ConventionRules.ObstacleType, ConventionRules.Law), (refused.Refusal!.Type, refused.Refusal.Source));
        await house.Signs(Collectives.Terms(ana, malo));
        Assert.True((await Record(house, draft with { Id = Id<Taking>.New() })).Ok);
        Assert.Empty(await house.CollectiveFaults());
    }

    private static TakingDraft Draft(TestHouse house, decimal cash, decimal cheque, decimal card) => new(Id<Taking>.New(), house.Atelier, Today,
        [new(LineNature.Goods, "FR055", new(42_20)), new(LineNature.Services, "FR200", new(61_20)), new(LineNature.Services, "EXO-SANTE", new(1_00))],
        [new(PaymentMethod.Cash, Money.FromEuros(cash)), new(PaymentMethod.Card, Money.FromEuros(card)), new(PaymentMethod.Cheque, Money.FromEuros(cheque))], 12, "Marché");

    private static Task<Result<Taking>> Record(TestHouse house, TakingDraft draft) => house.Do(s => s.GetRequiredService<TakingActions>().Record(draft));

    private static Task<Result<Taking>> Reverse(TestHouse house, Id<Taking> id) => house.Do(s => s.GetRequiredService<TakingActions>().Reverse(id, "Erreur de saisie"));

    private static Task<Result<CashDeposit>> Deposit(TestHouse house, decimal euros, DateOnly? day = null) =>
        house.Do(s => s.GetRequiredService<CashActions>().Deposit(Id<CashDeposit>.New(), house.Atelier, day ?? Today, Money.FromEuros(euros), ""));

    private static Task<Result<CashDeposit>> Confirm(TestHouse house, Id<CashDeposit> id, DateOnly day) => house.Do(s => s.GetRequiredService<CashActions>().Confirm(id, day));

    private static Task<Result<CashCount>> Count(TestHouse house, decimal euros) => house.Do(s => s.GetRequiredService<CashActions>().Count(Id<CashCount>.New(), house.Atelier, Today, Money.FromEuros(euros), ""));

    private static Task<Result<Remittance>> Remit(TestHouse house, PaymentMethod method, IReadOnlyList<Id<Clearing>> receipts, IReadOnlyList<Id<Taking>> takings) =>
        house.Do(s => s.GetRequiredService<RemittanceActions>().Record(new(Id<Remittance>.New(), house.Entity, method, Today, receipts, default, takings)));

    private static async Task IsSound(TestHouse house)
    {
        await house.IsSound();
        Assert.Empty((await house.Do(s => s.GetServices<ICheck>().OfType<TakingCheck>().Single().Run())).Faults);
    }
}
