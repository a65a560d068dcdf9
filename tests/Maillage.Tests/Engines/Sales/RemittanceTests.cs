using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Remittances;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>Cheques and card payments on their way to the bank.</summary>
public sealed class RemittanceTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Cheques_wait_until_they_are_handed_in_together(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (one, two) = (await Pay(house, 120, PaymentMethod.Cheque), await Pay(house, 60, PaymentMethod.Cheque));
        await Pay(house, 40, PaymentMethod.Card);
        Assert.Equal(180, await house.Balance("5112"));
        var id = Id<Remittance>.New();

        var made = await Remit(house, PaymentMethod.Cheque, [one.Id, two.Id], id: id);
        var again = await Remit(house, PaymentMethod.Cheque, [one.Id, two.Id], id: id);
        var taken = await Remit(house, PaymentMethod.Cheque, [one.Id]);

        Assert.True(made.Ok, made.Refusal?.Message);
        Assert.Equal(id, again.Value!.Id);
        Assert.Equal("sales.remittance.taken", taken.Refusal!.Type);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 BQ Remise de chèques n° 1
              512000   Atelier    180.00
              5112     Atelier   -180.00
            """), LedgerText.Plain(await house.Written("remittance:")));
        await house.IsSound();

        Assert.True((await house.Do(s => s.GetRequiredService<RemittanceActions>().Reverse(id, "Oubli d’un chèque"))).Ok);
        Assert.Equal(180, await house.Balance("5112"));
        Assert.Equal("Remise de chèques n° 2", (await Remit(house, PaymentMethod.Cheque, [one.Id])).Value!.Title);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_cheque_that_bounces_leaves_the_bank_and_its_slip_stays(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var cheque = await Pay(house, 120, PaymentMethod.Cheque);
        var made = (await Remit(house, PaymentMethod.Cheque, [cheque.Id])).Value!;

        Assert.True((await house.Reverse(cheque.Id)).Ok);

        Assert.Equal((0m, 0m), (await house.Balance("5112"), await house.Balance("512000")));
        Assert.Equal("sales.remittance.bounced", (await house.Do(s => s.GetRequiredService<RemittanceActions>().Reverse(made.Id, "Erreur"))).Refusal!.Type);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_fee_of_a_payout_is_borne_by_the_activities_in_proportion(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (one, other) = (await Pay(house, 120, PaymentMethod.Card), await Pay(house, 60, PaymentMethod.Card, ofBois: true));

        Assert.Equal("Fee", (await Remit(house, PaymentMethod.Card, [one.Id], fee: 120)).Refusal!.Field);
        Assert.Equal("Date", (await Remit(house, PaymentMethod.Card, [one.Id], date: Today.AddDays(-1))).Refusal!.Field);
        Assert.True((await Remit(house, PaymentMethod.Card, [one.Id, other.Id], fee: 1)).Ok);

        Assert.Equal(LedgerText.Plain("""
            2026-11-24 BQ Versement de cartes n° 1
              512000   Atelier    119.33
              6278     Atelier      0.67
              5115     Atelier   -120.00
              512000   Bois        59.67
              6278     Bois         0.33
              5115     Bois       -60.00
            """), LedgerText.Plain(await house.Written("remittance:")));
        await house.IsSound();
    }

    private static async Task<Receipt> Pay(TestHouse house, decimal euros, PaymentMethod method, bool ofBois = false)
    {
        var customer = (await house.Customer(of: ofBois ? house.Bois : house.Atelier, anyway: true)).Value!;
        var paid = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), Money.FromEuros(euros), Today, method, "0012345"), []));
        Assert.True(paid.Ok, paid.Refusal?.Message);
        return paid.Value;
    }

    private static Task<Result<Remittance>> Remit(TestHouse house, PaymentMethod method, Id<Clearing>[] receipts, decimal fee = 0, DateOnly? date = null, Id<Remittance>? id = null) =>
        house.Do(s => s.GetRequiredService<RemittanceActions>().Record(new(id ?? Id<Remittance>.New(), house.Entity, method, date ?? Today, receipts, Money.FromEuros(fee))));
}
