using System.Text;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Takeover;
using Maillage.Modules.Privacy.Customers;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Takeover.Files;
using Maillage.Modules.Takeover.Numbers;
using Maillage.Platform;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Takeover;

/// <summary>A small invented cooperative taken over from files.</summary>
public sealed class TakeoverTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_cooperative_is_taken_over_from_its_files_and_both_programs_agree_to_the_cent(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);

        var runs = await house.TakeOverAll();

        Assert.Equal([3, 2, 3, 1, 3], runs.Select(r => r.Made));
        Assert.Empty(await house.FaultsOfAll());
        Assert.Equal(LedgerText.Plain("""
            2026-01-01 OD Soldes repris à l’ouverture
            1013 Structure -5000.00
            110 Structure -2800.00
            """), LedgerText.Plain(string.Join('\n', (await house.Written("takeover-opening:")).Split('\n').Where(l => l.Contains(" OD ", StringComparison.Ordinal) || l.StartsWith("  1", StringComparison.Ordinal)))));
        var collective = await house.Read(db => db.Set<Activity>().Include(a => a.Members).SingleAsync(a => a.Code == "V011"));
        Assert.Equal((ActivityKind.Collective, new DateOnly(2019, 9, 15)), (collective.Kind, collective.StartedOn));
        Assert.Equal([4_000, 6_000], collective.Members.Select(m => m.Share.BasisPoints).Order());

        // Payable here: the receipt settles it, the account of customers falls, and the tax that waited becomes due once.
        var due = await house.Read(db => db.Set<LegacyInvoice>().AsNoTracking().SingleAsync(i => i.Number == "FA2025-0118"));
        Assert.Equal(1_560.55m, await house.Balance("411"));
        var received = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(due.CustomerId, new ReceiptDraft(Id<Clearing>.New(), new(120_000), new(2026, 1, 15), PaymentMethod.Transfer), [new(ClaimId.Of(due.Id), new(120_000))]));
        Assert.True(received.Ok, received.Refusal?.Message);
        Assert.Equal(LedgerText.Plain("""
            2026-01-15 BQ Encaissement facture FA2025-0118
              512000 V010 1200.00
              411 V010 -1200.00
              4457420 V010 200.00
              4457120 V010 -200.00
            """), LedgerText.Plain(await Named(house, "receipt:")));
        Assert.Equal((360.55m, 0m, -200m), (await house.Balance("411"), await house.Balance("4457420"), await house.Balance("4457120")));
        Assert.Empty(await house.FaultsOfAll());
        Assert.Equal(0, await house.Read(db => db.Set<EntryLine>().CountAsync(l => l.Account.StartsWith("6") || l.Account.StartsWith("7"))));

        // Both programs at the end of January: nothing differs, then one cent does.
        var same = await house.CompareWith(await house.SendTakeover(TakeoverStep.CompareBalances, TakeoverVerbs.File("balance-janvier.csv"), to: new(2026, 1)));
        Assert.Empty(same.Faults);
        Assert.Equal([], same.Report.Differences);
        Assert.Equal(7, same.Report.Rows.Count);
        var text = Encoding.UTF8.GetString(TakeoverVerbs.File("balance-janvier.csv")).Replace("360.55", "360.56", StringComparison.Ordinal);
        var cent = await house.CompareWith(await house.SendTakeover(TakeoverStep.CompareBalances, Encoding.UTF8.GetBytes(text), to: new(2026, 1)));
        Assert.Equal([("411", "V011", new Money(-1))], cent.Report.Differences.Select(d => (d.What, d.Of, d.Gap)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Each_file_of_endi_is_read_by_the_titles_of_endi(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);

        var runs = await house.TakeOverAllOfEndi();

        Assert.Equal([3, 2, 3, 1, 3], runs.Select(r => r.Made));
        Assert.Equal(["Garnier Lise lise.garnier@exemple.example 06 00 00 00 01", "Roy Paul paul.roy@exemple.example ", "Déjà Zoé  06 00 00 00 03"],
            await house.Read(db => db.Set<Person>().OrderBy(p => p.Id).Select(p => $"{p.LastName} {p.FirstName} {p.Email} {p.Phone}").ToListAsync()));
        var activities = await house.Read(db => db.Set<Activity>().Include(a => a.Members).Where(a => a.Code == "V010" || a.Code == "V011").OrderBy(a => a.Code).ToListAsync());
        Assert.Equal([("Studio Vague", "graphisme", new DateOnly(2021, 3, 1)), ("Les Deux Mains", "ébénisterie", new DateOnly(2019, 9, 15))], activities.Select(a => (a.Name, a.Trade, a.StartedOn)));
        Assert.Equal([10_000, 5_000, 5_000], activities.SelectMany(a => a.Members).Select(m => m.Share.BasisPoints));
        Assert.Equal([("AV2025-0003", -4_000L, -4_000L, ""), ("FA2025-0118", 120_000L, 120_000L, "Habillage du site"), ("FA2025-0121", 50_000L, 40_055L, "Table")],
            (await house.Read(db => db.Set<LegacyInvoice>().AsNoTracking().OrderBy(i => i.Number).ToListAsync())).Select(i => (i.Number, i.Total.Cents, i.Remaining.Cents, i.Subject)));
        Assert.Equal((1_560.55m, -200m), (await house.Balance("411"), await house.Balance("4457420")));
        Assert.Empty(await house.FaultsOfAll());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_same_file_twice_makes_nothing_twice(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        await house.TakeOverAll();
        var before = await Counts(house);

        foreach (var (step, file, origin) in new[] { (TakeoverStep.People, "personnes.csv", TakeoverOrigin.Usual), (TakeoverStep.Activities, "activites.csv", TakeoverOrigin.Usual), (TakeoverStep.Customers, "clients-endi.csv", TakeoverOrigin.Endi), (TakeoverStep.Balances, "soldes-endi.csv", TakeoverOrigin.Endi), (TakeoverStep.Invoices, "impayes.csv", TakeoverOrigin.Usual) })
        {
            var id = await house.SendTakeover(step, TakeoverVerbs.File(file), origin);
            var state = await house.LookTakeover(id);
            Assert.False(state.Preview.CanCarry, step.ToString());
            Assert.Empty(state.Preview.Faults);
            Assert.False((await house.Carry(id)).Ok);
        }

        Assert.Equal(before, await Counts(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Invoices_and_balances_are_undone_by_mirrors_which_keep_all_they_name_and_taken_over_again(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        var nothing = await Counts(house);
        var runs = await house.TakeOverAll();
        foreach (var (run, why) in runs.Zip((string[])["takeover.people.used", "takeover.activities.used", "takeover.customers.used", "takeover.balances.used"]))
            Assert.Equal(why, (await house.UndoTakeover(run.Id)).Refusal!.Type);

        var all = await Counts(house);
        foreach (var run in runs.Reverse().Take(2))
        {
            var undone = await house.UndoTakeover(run.Id);
            Assert.True(undone.Ok, undone.Refusal?.Message);
        }
        // What the books hold stays, with its mirror: a customer or an activity that has entries is kept, and the people in it.
        foreach (var (run, why) in runs.Take(3).Reverse().Zip((string[])["takeover.customers.used", "takeover.activities.used", "takeover.people.used"]))
            Assert.Equal(why, (await house.UndoTakeover(run.Id)).Refusal!.Type);
        Assert.Equal([true, true, true, false, false], await house.Read(async db => (await db.Set<TakeoverRun>().OrderBy(r => r.Id).ToListAsync()).Select(r => r.Stands)));
        Assert.Equal(all with { Entries = 2 * all.Entries, Legacy = 0 }, await Counts(house));

        Assert.Equal((0m, 0m, 0m), (await house.Balance("411"), await house.Balance("512000"), await house.Balance("4457420")));
        Assert.Equal(0, await house.Read(db => db.Set<LegacyInvoice>().CountAsync()));
        Assert.Equal(nothing.Entries, (await Counts(house)).Entries - 8);
        Assert.Empty(await house.FaultsOfAll());
        await house.TakeOver(TakeoverStep.Balances, "soldes-endi.csv", TakeoverOrigin.Endi);
        await house.TakeOver(TakeoverStep.Invoices, "impayes.csv");
        Assert.Equal(1_560.55m, await house.Balance("411"));
        Assert.Empty(await house.FaultsOfAll());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task People_activities_and_customers_are_undone_while_nothing_names_them(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        var nothing = await Counts(house);
        TakeoverRun[] runs = [await house.TakeOver(TakeoverStep.People, "personnes.csv"), await house.TakeOver(TakeoverStep.Activities, "activites.csv"), await house.TakeOver(TakeoverStep.Customers, "clients-endi.csv", TakeoverOrigin.Endi)];

        foreach (var run in runs.Reverse()) Assert.True((await house.UndoTakeover(run.Id)).Ok);
        foreach (var run in runs) Assert.True((await house.UndoTakeover(run.Id)).Ok);

        Assert.Equal(nothing, await Counts(house));
        Assert.Empty(await house.FaultsOfAll());
    }

    [Fact]
    public async Task How_the_other_program_named_who_is_erased_goes_too()
    {
        await using var house = await TakeoverVerbs.Opened(Engine.Sqlite);
        await house.TakeOver(TakeoverStep.People, "personnes.csv");
        await house.TakeOver(TakeoverStep.Activities, "activites.csv");
        await house.TakeOver(TakeoverStep.Customers, "clients-endi.csv", TakeoverOrigin.Endi);
        var customer = await house.Read(db => db.Set<Customer>().SingleAsync(c => c.Kind == CustomerKind.Private));
        Task<string> Key() => house.Read(db => db.Set<TakeoverThing>().Where(t => t.ThingId == customer.Id.Value).Select(t => t.Key).SingleAsync());
        Assert.NotEmpty(await Key());

        Assert.True((await house.Do(s => s.GetRequiredService<CustomerErasing>().Erase(customer.Id, "Demande du jour"))).Ok);

        Assert.Empty(await Key());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_settled_invoice_is_not_undone_and_a_receipt_taken_back_opens_it_again(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        var runs = await house.TakeOverAll();
        var invoice = await house.Read(db => db.Set<LegacyInvoice>().AsNoTracking().SingleAsync(i => i.Number == "FA2025-0121"));
        var note = await house.Read(db => db.Set<LegacyInvoice>().AsNoTracking().SingleAsync(i => i.Number == "AV2025-0003"));
        var paid = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice.CustomerId, new ReceiptDraft(Id<Clearing>.New(), new(10_055), new(2026, 1, 15), PaymentMethod.Cheque), [new(ClaimId.Of(invoice.Id), new(10_055))]));
        Assert.Equal(["FA2025-0121 300,00"], await Open(house, invoice.CustomerId));
        Assert.Equal(["AV2025-0003 −40,00"], await Open(house, note.CustomerId));
        Assert.Equal("takeover.invoices.cleared", (await house.UndoTakeover(runs[4].Id)).Refusal!.Type);

        Assert.True((await house.Reverse(paid.Value!.Id)).Ok);

        Assert.Equal(["FA2025-0121 400,55"], await Open(house, invoice.CustomerId));
        Assert.Empty(await house.FaultsOfAll());
        var loss = await house.Do(s => s.GetRequiredService<WriteOffActions>().Record(invoice.CustomerId, new(Id<Clearing>.New(), ClaimId.Of(invoice.Id), WriteOffCause.Irrecoverable, "Liquidation")));
        Assert.True(loss.Ok, loss.Refusal?.Message);
        Assert.Equal(400.55m, await house.Balance("654"));
        Assert.Empty(await house.FaultsOfAll());
    }

    [Fact]
    public async Task Rows_at_fault_are_told_by_line_and_column_and_the_good_ones_taken_alone()
    {
        await using var house = await TakeoverVerbs.Opened(Engine.Sqlite);
        var people = await house.SendTakeover(TakeoverStep.People, "nom;prénom;mail\nSans;;x@y.example\nÀ;Deux;pas un courriel\nBon;Léa;lea@y.example\nbon;léa;\n'=2+2;Formule;\n" + new string('x', 500) + ";Long;\n");
        var state = await house.LookTakeover(people);
        Assert.Equal(["2 prénom", "3 mail", "7 nom"], state.Preview.Faults.Select(f => $"{f.Line} {f.Column}"));
        Assert.Equal("la ligne 4 dit déjà cette personne", Assert.Single(state.Preview.Known).Known);
        Assert.Equal(2, (await house.Carry(people)).Value!.Made);
        Assert.Equal(["=2+2", "Bon"], await house.Read(db => db.Set<Person>().OrderBy(p => p.LastName).Select(p => p.LastName).ToListAsync()));

        state = await house.LookTakeover(await house.SendTakeover(TakeoverStep.Activities, """
            code;nom;début;fin;entrepreneur;part
            abc_1;A;01/01/2020;;;
            B1;;01/01/2020;;;
            B2;B;31/02/2020;;;
            B3;B;01/01/2020;01/01/2019;;
            B4;B;01/01/2020;;Inconnue Personne;
            B5;B;01/01/2020;;Léa Bon;70
            B5;B;01/01/2020;;Formule =2+2;50
            B6;B;01/01/2020;;Léa Bon;
            B6;Autre;01/01/2020;;Formule =2+2;
            A001;B;01/01/2020;;;
            """));
        Assert.Equal(["2 code", "3 nom", "4 début", "5 fin", "6 entrepreneur", "8 part", "10 nom"], state.Preview.Faults.Select(f => $"{f.Line} {f.Column}"));
        Assert.Equal("A001", Assert.Single(state.Preview.Rows).Cells[0]);

        state = await house.LookTakeover(await house.SendTakeover(TakeoverStep.Balances, """
            compte;activité;débit;crédit
            706000;A001;;100
            44574999;A001;;100
            99;A001;100;
            512;Z999;100;
            512;A001;cent;
            512;A001;1,234;
            512;A001;100;
            """));
        Assert.Equal(["2 compte", "3 compte", "4 compte", "5 activité", "6 débit", "7 débit"], state.Preview.Faults.Select(f => $"{f.Line} {f.Column}"));
        Assert.False(state.Preview.CanCarry);
        var askew = await house.SendTakeover(TakeoverStep.Balances, "compte;solde\n512;100\n1013;-99,99\n");
        Assert.Contains("0,01 € de trop au débit", Visitor.Plain(Assert.Single((await house.LookTakeover(askew)).Preview.Obstacles)), StringComparison.Ordinal);
        Assert.Equal("takeover.obstacle", (await house.Carry(askew)).Refusal!.Type);
        await house.Read(async db =>
        {
            db.Add(new MonthSeal(TestHouse.Cooperative, house.Entity, new(2026, 1), "", [], Money.Zero, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), null));
            return await db.SaveChangesAsync();
        });
        Assert.Contains("est clos", Assert.Single((await house.LookTakeover(await house.SendTakeover(TakeoverStep.Balances, "compte;solde\n512;100\n1013;-100\n"))).Preview.Obstacles), StringComparison.Ordinal);
        Assert.Equal(0, await house.Read(db => db.Set<Entry>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Unpaid_invoices_must_be_what_the_opening_holds(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        await house.Customer();
        const string heads = "numéro;date;client;activité;ttc;reste;taux;tva en attente\n";
        var early = await house.LookTakeover(await house.SendTakeover(TakeoverStep.Invoices, heads + "F1;01/12/2025;Studio Nord;A001;120;120;20;20\n"));
        Assert.Contains("soldes d’ouverture", Assert.Single(early.Preview.Obstacles), StringComparison.Ordinal);
        Assert.True((await house.Carry(await house.SendTakeover(TakeoverStep.Balances, "compte;activité;solde\n411;A001;120\n4457420;A001;-20\n110;;-100\n"))).Ok);

        async Task<IReadOnlyList<string>> Wrong(string row)
        {
            var preview = (await house.LookTakeover(await house.SendTakeover(TakeoverStep.Invoices, heads + row + "\n"))).Preview;
            Assert.False(preview.CanCarry);
            return [.. preview.Faults.Select(f => f.Column), .. preview.Obstacles.Where(o => o.Contains("d’écart", StringComparison.Ordinal)).Select(o => Visitor.Plain(o)[^17..])];
        }

        Assert.Equal(["-0,01 € d’écart.".Replace('-', '−')], (await Wrong("F1;01/12/2025;Studio Nord;A001;119,99;119,99;20;20")).Select(o => o[^16..]));
        Assert.Single(await Wrong("F1;01/12/2025;Studio Nord;A001;120;120;;"));
        Assert.Contains("date", await Wrong("F1;02/01/2026;Studio Nord;A001;120;120;20;20"));
        Assert.Contains("client", await Wrong("F1;01/12/2025;Studio Sud;A001;120;120;20;20"));
        Assert.Contains("reste", await Wrong("F1;01/12/2025;Studio Nord;A001;100;120;20;20"));
        Assert.Contains("tva en attente", await Wrong("F1;01/12/2025;Studio Nord;A001;120;120;20;21"));
        Assert.Contains("taux", await Wrong("F1;01/12/2025;Studio Nord;A001;120;120;33;20"));
        Assert.Equal(0, await house.Read(db => db.Set<LegacyInvoice>().CountAsync()));
        Assert.True((await house.Carry(await house.SendTakeover(TakeoverStep.Invoices, heads + "F1;01/12/2025;Studio Nord;A001;120;120;20;20\n"))).Ok);
        Assert.Empty(await house.FaultsOfAll());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Numbers_go_on_from_those_given_before_until_an_invoice_runs(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var scope = new NumberScope(NumberSequence.Year, 2026, "");
        Task<Result> Set(int last) => house.Do(s => s.GetRequiredService<NumberActions>().Set(house.Entity, [(scope, last)]));
        Assert.True((await Set(200)).Ok);
        Assert.True((await Set(118)).Ok);

        Assert.Equal("2026-00119", (await house.Sell()).Number);

        Assert.Equal("sales.number.runs", (await Set(300)).Refusal!.Type);
        Assert.Equal("2026-00120", (await house.Sell()).Number);
        Assert.Equal("sales.number.start", (await Set(-1)).Refusal!.Type);
        await house.IsSound();
    }

    [Fact]
    public async Task Only_who_has_the_right_looks_carries_out_and_undoes_and_the_day_begins_a_year()
    {
        await using var house = await TestHouse.Open(today: "2026-01-15");
        var seller = await house.Account("Une Entrepreneure", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var accountant = await house.Account("Un Comptable", Role.Accountant);
        Task<Result> Opens(long account, DateOnly day) => house.As(account, s => s.GetRequiredService<TakeoverActions>().Open(house.Entity, day));

        Assert.Equal(Refusal.Forbidden, (await Opens(seller, new(2026, 1, 1))).Refusal);
        Assert.Equal("takeover.opens-on", (await Opens(accountant, new(2026, 2, 1))).Refusal!.Type);
        Assert.Equal("takeover.opens-on", (await Opens(accountant, new(2031, 1, 1))).Refusal!.Type);
        Assert.True((await Opens(accountant, new(2026, 1, 1))).Ok);
        var file = await house.SendTakeover(TakeoverStep.People, TakeoverVerbs.File("personnes.csv"));
        Assert.Null(await house.As(seller, s => s.GetRequiredService<TakeoverActions>().Look(file)));
        Assert.Equal(Refusal.Forbidden, (await house.As(seller, s => s.GetRequiredService<TakeoverActions>().Carry(file))).Refusal);
        var run = await house.As(accountant, s => s.GetRequiredService<TakeoverActions>().Carry(file));
        Assert.True(run.Ok, run.Refusal?.Message);
        Assert.Equal(Refusal.Forbidden, (await house.As(seller, s => s.GetRequiredService<TakeoverActions>().Undo(run.Value.Id))).Refusal);
        Assert.True((await house.As(accountant, s => s.GetRequiredService<TakeoverActions>().Undo(run.Value.Id))).Ok);
    }

    [Fact]
    public async Task Columns_chosen_are_remembered_and_a_file_of_yesterday_is_gone()
    {
        await using var house = await TakeoverVerbs.Opened(Engine.Sqlite);
        const string odd = "qui;famille\nLéa;Bon\n";
        var file = await house.SendTakeover(TakeoverStep.People, odd);
        Assert.Equal(["Nom", "Prénom"], (await house.LookTakeover(file)).Preview.Faults.Select(f => f.Column).Order());
        Assert.True((await house.Do(s => s.GetRequiredService<TakeoverActions>().Map(file, new Dictionary<string, string?> { ["prenom"] = "qui", ["nom"] = "famille", ["autre"] = "x" }, ""))).Ok);

        Assert.Empty((await house.LookTakeover(file)).Preview.Faults);
        Assert.Empty((await house.LookTakeover(await house.SendTakeover(TakeoverStep.People, odd))).Preview.Faults);
        house.MoveTo("2026-01-16");
        house.Time.MoveTo(house.Time.GetUtcNow().AddMinutes(1));
        Assert.Equal(SentFiles.Gone, (await house.Carry(file)).Refusal);
    }

    private sealed record Count(int People, int Activities, int Customers, int ThirdParties, int Entries, int Legacy);

    private static Task<Count> Counts(TestHouse house) => house.Read(async db => new Count(
        await db.Set<Person>().CountAsync(), await db.Set<Activity>().CountAsync(), await db.Set<Customer>().CountAsync(), await db.Set<ThirdParty>().CountAsync(), await db.Set<Entry>().CountAsync(), await db.Set<LegacyInvoice>().CountAsync()));

    private static Task<IReadOnlyList<string>> Open(TestHouse house, Id<Customer> customer) => house.Do(async s => (IReadOnlyList<string>)
        [.. (await s.GetRequiredService<CustomerAccount>().Open(await s.GetRequiredService<Maillage.Platform.Data.Db>().Set<Customer>().SingleAsync(c => c.Id == customer))).Select(c => $"{c.Document} {French.Figure(c.Remaining)}")]);

    /// <summary>The entries of a source kind, activities by their codes.</summary>
    private static async Task<string> Named(TestHouse house, string source)
    {
        var text = await house.Written(source);
        foreach (var (id, code) in await house.Read(db => db.Set<Activity>().ToDictionaryAsync(a => a.Id.ToString(), a => a.Code))) text = text.Replace(id, code, StringComparison.Ordinal);
        return text;
    }
}
