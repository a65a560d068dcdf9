using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Duties;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

public sealed class DutyTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_typed_an_entry_does_not_validate_it_once_the_cooperative_asks(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var (ines, noe) = (await house.Account("Inès Morvan", Role.Accountant), await house.Account("Noé Vasseur", Role.Accountant));
        Assert.True((await Validate(house, ines, await Draft(house, ines, 1, "manual"))).Ok);

        Assert.True((await Ask(house, admin, LedgerModule.Entries)).Ok);
        var draft = await Draft(house, ines, 2, "manual");
        Assert.Equal("identity.duty.both", (await Validate(house, ines, draft)).Refusal!.Type);
        Assert.Equal("identity.duty.both", (await house.As(ines, s => s.GetRequiredService<EntryActions>().ValidateAll([draft]))).Refusal!.Type);
        Assert.True((await Validate(house, noe, draft)).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_duty_of_payments_leaves_other_entries_alone(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var ines = await house.Account("Inès Morvan", Role.Accountant);
        Assert.True((await Ask(house, admin, LedgerModule.Payments)).Ok);

        Assert.True((await Validate(house, ines, await Draft(house, ines, 1, "manual"))).Ok);
        Assert.Equal("identity.duty.both", (await Validate(house, ines, await Draft(house, ines, 2, "payment"))).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await Ask(house, ines)).Refusal!.Type);
        Assert.Equal("Keys", (await Ask(house, admin, "ledger.nothing")).Refusal!.Field);
    }

    private static Task<Result> Ask(TestHouse house, long by, params string[] keys) => house.As(by, s => s.GetRequiredService<DutyBook>().Ask(keys));

    private static Task<Result<Entry>> Validate(TestHouse house, long by, Id<Entry> entry) => house.As(by, s => s.GetRequiredService<EntryActions>().Validate(entry));

    private static async Task<Id<Entry>> Draft(TestHouse house, long by, long key, string source)
    {
        var day = new DateOnly(2026, 11, 20);
        LineDraft[] lines = [new(house.Atelier, "606", Money.FromEuros(10)), new(house.Atelier, "512000", -Money.FromEuros(10))];
        var draft = new EntryDraft(house.Entity, JournalCodes.Bank, day, "Fournitures", $"P{key}", day, new EntrySource(source, key), lines);
        return (await house.As(by, s => s.GetRequiredService<EntryActions>().Write(draft))).Value!.Id;
    }
}
