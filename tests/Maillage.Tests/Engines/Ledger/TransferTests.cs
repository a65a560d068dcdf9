using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Transfers;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

public sealed class TransferTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_moved_line_leaves_one_activity_for_the_other_and_nets_to_zero(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var entry = (await house.Post("2026-11-10 AC Papier\n 606 Atelier 80.00\n 401 Atelier -80.00")).Value!;

        var moved = (await house.Move(entry.Lines[0], "mauvaise activité")).Value!;
        var again = (await house.Move(entry.Lines[0], "mauvaise activité")).Value!;

        Assert.Equal(moved.Id, again.Id);
        Assert.True(moved.IsValidated);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 OD Changement d’activité AC-2026-1 : mauvaise activité
              606   Atelier  -80.00
              606   Bois      80.00
              5800  Atelier   80.00
              5800  Bois     -80.00
            """), LedgerText.Plain(house.Write(moved)));
        var all = await house.Do(s => s.GetRequiredService<BalanceReader>().OfEntity(house.Entity, BalanceReader.Beginning, new Month(2026, 11)));
        Assert.Equal(Money.FromEuros(80), all.Single(m => m.Account == "606").Balance);
        Assert.True(all.Single(m => m.Account == "5800").Balance.IsZero);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_line_moves_once_until_its_move_is_taken_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var entry = (await house.Post("2026-11-10 AC Papier\n 606 Atelier 80.00\n 401 Atelier -80.00")).Value!;
        var moved = (await house.Move(entry.Lines[0], "erreur")).Value!;

        var elsewhere = await house.Do(s => s.GetRequiredService<LineTransfers>().Move(entry.Lines[0].Id, house.Structure, Today, "erreur"));
        await house.Do(s => s.GetRequiredService<Posting>().Reverse(moved.Id, Today, "non"));
        var after = await house.Do(s => s.GetRequiredService<LineTransfers>().Move(entry.Lines[0].Id, house.Structure, Today, "commun"));

        Assert.Equal("ledger.transfer.moved", elsewhere.Refusal!.Type);
        Assert.Contains("OD-2026-1", elsewhere.Refusal.Message, StringComparison.Ordinal);
        Assert.True(after.Ok);
    }

    [Fact]
    public async Task A_line_that_carries_a_receivable_a_draft_or_a_liaison_stays()
    {
        await using var house = await TestHouse.Open();
        var draft = house.Draft("2026-11-10 VE F1\n 411 Atelier 80.00\n 706 Atelier -80.00");
        var invoice = (await house.Do(s => s.GetRequiredService<Posting>().Post(draft with { Lines = [draft.Lines[0] with { Due = Today }, draft.Lines[1]] }))).Value!;
        var unfinished = (await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-10 OD X\n 606 Atelier 1.00\n 401 Atelier -1.00")))).Value!;
        var moved = (await house.Move(invoice.Lines[1], "erreur")).Value!;

        Assert.Equal("ledger.transfer.item", (await house.Move(invoice.Lines[0], "erreur")).Refusal!.Type);
        Assert.Equal("ledger.transfer.draft", (await house.Move(unfinished.Lines[0], "erreur")).Refusal!.Type);
        Assert.Equal("ledger.transfer.liaison", (await house.Move(moved.Lines.First(l => l.Account == "5800"), "erreur")).Refusal!.Type);
        Assert.Equal("ledger.transfer.reason", (await house.Do(s => s.GetRequiredService<LineTransfers>().Move(moved.Lines[0].Id, house.Structure, Today, " "))).Refusal!.Type);
        Assert.Equal("ledger.transfer.same", (await house.Move(moved.Lines[1], "erreur")).Refusal!.Type);
    }
}

/// <summary>Moves to « Bois Clair », today.</summary>
internal static class Moving
{
    public static Task<Result<Entry>> Move(this TestHouse house, EntryLine line, string reason) =>
        house.Do(s => s.GetRequiredService<LineTransfers>().Move(line.Id, house.Bois, new DateOnly(2026, 11, 24), reason));
}
