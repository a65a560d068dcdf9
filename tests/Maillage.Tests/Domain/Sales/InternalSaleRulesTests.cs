using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Internal;

namespace Maillage.Tests.Domain.Sales;

public sealed class InternalSaleRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Activity Seller = Of(1, ActivityKind.Individual), Buyer = Of(1, ActivityKind.Individual), Structure = Of(1, ActivityKind.Structure), Elsewhere = Of(2, ActivityKind.Individual);

    [Fact]
    public void Two_open_activities_of_one_entity_may_sell_to_each_other_and_to_the_structure()
    {
        Assert.Empty(Rules(Seller, Buyer));
        Assert.Empty(Rules(Seller, Structure));
    }

    [Fact]
    public void Two_entities_need_a_real_invoice_and_nobody_sells_to_themselves()
    {
        Assert.Equal("sales.internal.entity", Assert.Single(Rules(Seller, Elsewhere)));
        Assert.Equal("sales.internal.same", Assert.Single(Rules(Seller, Seller)));
    }

    [Fact]
    public void The_day_the_words_and_the_amount_are_likely()
    {
        Assert.Equal(["sales.internal.date"], Rules(Seller, Buyer, d => d with { Date = Today.AddDays(1) }));
        Assert.Equal(["sales.internal.wording"], Rules(Seller, Buyer, d => d with { Wording = " " }));
        Assert.Equal(["sales.internal.amount"], Rules(Seller, Buyer, d => d with { Amount = Money.Zero }));
        Assert.Equal(["sales.internal.closed", "sales.internal.closed"], Rules(Seller, Buyer, d => d with { Date = new(2025, 12, 31) }));
    }

    [Fact]
    public void Only_what_is_left_of_an_agreed_sale_is_taken_back()
    {
        var sale = new InternalSale(Draft(Seller, Buyer), Seller, DateTime.UnixEpoch, null);
        Assert.NotNull(InternalSaleRules.OfCounter(sale, [], Money.FromEuros(1)));
        sale.AgreedAs(new(1), DateTime.UnixEpoch, null);
        var counter = new InternalSale(Id<InternalSale>.New(), sale, InternalSide.Buyer, Money.FromEuros(60), Today, "Reprise", DateTime.UnixEpoch, null);
        Assert.Equal(Money.FromEuros(40), InternalSaleRules.Left(sale, [counter]));
        Assert.Null(InternalSaleRules.OfCounter(sale, [counter], Money.FromEuros(40)));
        Assert.Equal("sales.internal.counter", InternalSaleRules.OfCounter(sale, [counter], Money.FromEuros(40.01m))!.Type);
        Assert.NotNull(InternalSaleRules.OfCounter(counter, [], Money.FromEuros(1)));
    }

    private static IEnumerable<string> Rules(Activity seller, Activity buyer, Func<InternalDraft, InternalDraft>? but = null) =>
        InternalSaleRules.Of((but ?? (d => d))(Draft(seller, buyer)), seller, buyer, Today).Select(r => r.Type);

    private static InternalDraft Draft(Activity seller, Activity buyer) => new(Id<InternalSale>.New(), seller.Id, buyer.Id, InternalSide.Seller, Today, "Maquette", Money.FromEuros(100));

    private static Activity Of(long entity, ActivityKind kind) => new(new CooperativeId(1), new Id<LegalEntity>(entity), kind, "A001", "Activité", new DateOnly(2026, 1, 1));
}
