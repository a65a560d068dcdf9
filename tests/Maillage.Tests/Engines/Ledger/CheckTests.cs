using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Checks;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Maillage.Tests.Engines.Ledger;

public sealed class CheckTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_ledger_that_lived_normally_has_no_fault(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Live(house);

        var report = await house.Check();

        Assert.Empty(report.Faults);
        Assert.StartsWith("7 écritures dont 1 en brouillon, 14 lignes", report.Figures, StringComparison.Ordinal);
        Assert.EndsWith("9 mois scellés, 1 créances et dettes", report.Figures, StringComparison.Ordinal);
    }

    public static TheoryData<Engine, string, string> Tampering
    {
        get
        {
            var rows = new TheoryData<Engine, string, string>();
            foreach (var engine in (Engine[])[Engine.Sqlite, Engine.Postgres])
                foreach (var (sql, fault) in Tampered) rows.Add(engine, sql, fault);
            return rows;
        }
    }

    private static readonly (string Sql, string Fault)[] Tampered =
    [
        ("""UPDATE "LedgerEntries" SET "Label" = 'autre' WHERE "Number" = 1 AND "Journal" = 'VE' """, "VE-2026-1 a été modifiée après sa validation"),
        ("""UPDATE "LedgerLines" SET "Debit" = "Debit" + 100 WHERE "Account" = '411' AND "Debit" > 0""", "VE-2026-1 n’est pas équilibrée."),
        ("""UPDATE "LedgerLines" SET "ActivityId" = {bois} WHERE "Account" = '706'""", "n’est pas équilibrée par activité"),
        ("""DELETE FROM "LedgerLines" WHERE "EntryId" IN (SELECT "Id" FROM "LedgerEntries" WHERE "Journal" = 'AC' AND "Number" = 1); DELETE FROM "LedgerEntries" WHERE "Journal" = 'AC' AND "Number" = 1""", "Journal AC de 2026 : il manque le numéro 1"),
        ("""DELETE FROM "LedgerLines" WHERE "EntryId" IN (SELECT "Id" FROM "LedgerEntries" WHERE "Journal" = 'AC' AND "Number" = 3); DELETE FROM "LedgerEntries" WHERE "Journal" = 'AC' AND "Number" = 3""", "Journal AC de 2026 : 2 écritures pour 3 numéros donnés"),
        ("""UPDATE "LedgerEntries" SET "ValidatedOn" = '2026-01-01' WHERE "Journal" = 'AC' AND "Number" = 2""", "AC-2026-2 est validée avant AC-2026-1"),
        ("""UPDATE "LedgerLines" SET "Validated" = {false} WHERE "Account" = '706'""", "ses lignes n’ont pas le même état"),
        ("""UPDATE "MonthSeals" SET "PreviousHash" = 'x' WHERE "Month" = {july}""", "Le sceau de juillet 2026 n’est plus lié au précédent"),
        ("""UPDATE "MonthSeals" SET "Entries" = 5 WHERE "Month" = {july}""", "Le sceau de juillet 2026 ne correspond plus"),
        ("""UPDATE "LedgerEntries" SET "Hash" = 'x' WHERE "Journal" = 'AC' AND "Number" = 1""", "Le sceau d’août 2026 ne correspond plus à ses écritures"),
        ("""UPDATE "MonthBalances" SET "Debit" = "Debit" + 1 WHERE "Account" = '606'""", "Le solde gardé du compte 606"),
        ("""UPDATE "MonthBalances" SET "DraftDebit" = 0 WHERE "Account" = '6278'""", "Le solde gardé du compte 6278"),
        ("""DELETE FROM "MonthBalances" WHERE "Account" = '706'""", "Le solde du compte 706 en octobre 2026 (activité"),
        ("""UPDATE "ActivityBalances" SET "Lines" = "Lines" + 1 WHERE "Account" = '606'""", "Le solde gardé du compte 606 depuis le début"),
        ("""DELETE FROM "ActivityBalances" WHERE "Account" = '706'""", "Le solde du compte 706 depuis le début"),
        ("""UPDATE "EntityBalances" SET "Credit" = "Credit" + 1 WHERE "Account" = '706'""", "Le solde gardé du compte 706 en octobre 2026 (toutes activités)"),
        ("""UPDATE "OpenItems" SET "Settled" = 1""", "0,01 € notés réglés"),
        ("""DELETE FROM "Settlements" """, "lignes de règlement n’ont pas leur règlement"),
        ("""DELETE FROM "Settlements"; DELETE FROM "OpenItems" """, "lignes à échéance n’ont pas leur créance ou leur dette"),
        ("""UPDATE "LedgerLines" SET "Account" = '5800' WHERE "Account" = '706'""", "ses lignes de liaison ne s’annulent pas"),
    ];

    [Theory, MemberData(nameof(Tampering))]
    public async Task Each_kind_of_tampering_is_found(Engine engine, string sql, string fault)
    {
        await using var house = await TestHouse.Open(engine);
        await Live(house);

        await house.Tamper(sql.Replace("{bois}", house.Bois.ToString()).Replace("{july}", $"{new Month(2026, 7).Index}").Replace("{false}", engine == Engine.Sqlite ? "0" : "false"));

        Assert.Contains((await house.Check()).Faults, f => Visitor.Plain(f).Contains(Visitor.Plain(fault), StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_table_that_lost_its_triggers_is_told(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        await house.AsOwner(engine == Engine.Sqlite ? """DROP TRIGGER "frozen_LedgerLines_update" """ : """DROP TRIGGER "frozen_LedgerLines_update" ON "LedgerLines" """);

        Assert.Contains("La table LedgerLines n’est plus protégée contre les modifications.", (await house.Check()).Faults);
    }

    /// <summary>Two purchases, an invoice half paid, a correction, a sealed autumn, a draft.</summary>
    private static async Task Live(TestHouse house)
    {
        await house.Post("2026-08-12 AC Bois\n 606 Atelier 40.00\n 401 Atelier -40.00");
        var wrong = (await house.Post("2026-09-12 AC Vis\n 606 Atelier 10.00\n 401 Atelier -10.00")).Value!;
        await house.CloseUpTo(new Month(2026, 9));
        await house.Do(s => s.GetRequiredService<Posting>().Reverse(wrong.Id, new DateOnly(2026, 11, 2), "doublon"));
        var sale = house.Draft("2026-10-12 VE F1\n 411 Atelier 100.00\n 706 Atelier -100.00");
        var invoice = (await house.Do(s => s.GetRequiredService<Posting>().Post(sale with { Lines = [sale.Lines[0] with { Due = new DateOnly(2026, 11, 12) }, sale.Lines[1]] }))).Value!;
        var item = await house.Read(db => db.Set<OpenItem>().SingleAsync(i => i.EntryId == invoice.Id));
        var receipt = house.Draft("2026-11-05 BQ F1\n 512000 Atelier 60.00\n 411 Atelier -60.00");
        await house.Do(s => s.GetRequiredService<Posting>().Post(receipt with { Lines = [receipt.Lines[0], receipt.Lines[1] with { Settles = item.Id }] }));
        await house.Post("2026-11-20 OD Divers\n 606 Bois 3.00\n 401 Bois -3.00");
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-21 OD Banque\n 6278 Structure 4.00\n 512000 Structure -4.00")));
    }
}

/// <summary>Verbs of verification and of sabotage.</summary>
internal static class Checking
{
    public static Task<CheckReport> Check(this TestHouse house) => house.Do(s => s.GetServices<ICheck>().OfType<LedgerCheck>().Single().Run());

    /// <summary>Changes rows behind the program's back, triggers out of the way and back afterwards.</summary>
    public static async Task Tamper(this TestHouse house, string sql)
    {
        if (house.Settings.PostgresOwner is not null)
        {
            await house.AsOwner("SET session_replication_role = replica;" + sql);
            return;
        }
        var triggers = await house.Read(db => db.Database.SqlQueryRaw<string>("""SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen_%'""").ToListAsync());
        await house.AsOwner(string.Concat(triggers.Select(t => $"""DROP TRIGGER "{t}"; """)) + "PRAGMA foreign_keys=OFF;" + sql);
        await house.Do(s => s.GetRequiredService<FrozenTriggers>().Make(s.GetRequiredService<Db>()));
    }

    /// <summary>Runs SQL as the owner of the database.</summary>
    public static async Task AsOwner(this TestHouse house, string sql)
    {
        if (house.Settings.PostgresOwner is { } owner)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
            return;
        }
        await house.Read(db => db.Database.ExecuteSqlRawAsync(sql));
    }
}
