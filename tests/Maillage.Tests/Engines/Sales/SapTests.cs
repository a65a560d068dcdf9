using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sap;
using Maillage.Modules.Sales.Brands;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class SapTests
{
    private static readonly CustomerDetails Family = new(CustomerKind.Private, "Lise Garnier", Street: "3 chemin du Lac", PostCode: "26400", City: "Crest", Email: "lise@garnier.example");

    private static DraftLine Hours(decimal hours, decimal price, string? sap = null) =>
        new("Cours de piano", Quantity.From(hours), "heure", UnitPrice.FromEuros(price), "FR200", LineNature.Services, Sap: sap);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_of_services_at_home_says_what_the_code_asks(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS", "INFORMATIQUE");
        var customer = (await house.Customer(Family)).Value!;

        var invoice = await house.SellTo(customer.Id, Hours(2, 50), Hours(1, 40, "INFORMATIQUE"), Hours(1, 10, DraftLine.NoSap), Sale.Line("Partition", 20, nature: LineNature.Goods));

        var snapshot = SnapshotJson.Read(invoice.Snapshot!);
        Assert.Equal(["COURS", "INFORMATIQUE", null, null], snapshot.Lines.Select(l => l.Sap));
        Assert.Equal(("SAP732829320", new DateOnly(2024, 3, 1)), (snapshot.Sap!.Number, snapshot.Sap.Since));
        var mention = Assert.Single(snapshot.Mentions, m => m.Text.StartsWith("Services à la personne", StringComparison.Ordinal)).Text;
        Assert.Contains("Soutien scolaire ou cours à domicile, Assistance informatique à domicile. Organisme enregistré sous le numéro SAP732829320 le 1er mars 2024.", mention, StringComparison.Ordinal);
        var text = OutsideTools.Flat(OutsideTools.PdfText(await house.Do(async s => await s.GetRequiredService<InvoiceFiles>().Of(await s.GetRequiredService<Db>().Set<Invoice>().SingleAsync(i => i.Id == invoice.Id)))));
        Assert.Contains("SAP732829320", text, StringComparison.Ordinal);
        await house.IsSound();
    }

    [Fact]
    public async Task Companies_other_activities_and_an_entity_without_declaration_have_nothing_of_it()
    {
        await using var house = await TestHouse.Open();
        var family = (await house.Customer(Family)).Value!;
        await house.Do(s => s.GetRequiredService<SapActions>().Set(house.Atelier, "COURS", []));
        var undeclared = await house.SellTo(family.Id, Hours(2, 50));
        await house.ServeAtHome("COURS");
        var company = await house.Sell(Hours(2, 50));

        foreach (var invoice in (Invoice[])[undeclared, company])
        {
            Assert.DoesNotContain("\"Sap\"", invoice.Snapshot, StringComparison.Ordinal);
            Assert.Null(SnapshotJson.Read(invoice.Snapshot!).Sap);
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_year_counts_what_was_paid_and_its_attestation_leaves_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(Family)).Value!;
        // 120 € of lessons and 60 € of something else; half is paid by transfer, a sixth in cash, a sixth by CESU, a transfer that was taken back counts for nothing.
        var first = await house.SellTo(customer.Id, Hours(2, 50), Hours(1, 50, DraftLine.NoSap));
        await house.Paid(first.Id, 90, PaymentMethod.Transfer);
        await house.Paid(first.Id, 30, PaymentMethod.Cash);
        await house.Paid(first.Id, 30, PaymentMethod.Cesu);
        await house.Reverse((await house.Paid(first.Id, 30, PaymentMethod.Cheque)).Id);
        // An advance used on the next invoice, whose rest is paid the year after.
        var advance = (await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), Money.FromEuros(24), new(2026, 11, 24), PaymentMethod.Cheque), []))).Value!;
        var second = await house.SellTo(customer.Id, Hours(1, 40));
        await house.Do(s => s.GetRequiredService<OffsetActions>().Record(customer.Id, Id<Clearing>.New(), [new(ClaimId.Of(second.Id), Money.FromEuros(24)), new(ClaimId.Of(advance.Id), -Money.FromEuros(24))]));
        Assert.Equal("sales.attestation.year", (await house.Attest(customer, 2026)).Refusal!.Type);
        house.MoveTo("2027-02-10");
        await house.Paid(second.Id, 24, PaymentMethod.Transfer, "2027-02-10");

        var row = Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026)));

        // Two thirds of 90, 30 and 30, then 24 of the advance.
        Assert.Equal((104m, 20m, 20m), (row.Year.Counted.Euros, row.Year.Apart.Euros, row.Year.Uncounted.Euros));
        Assert.Equal(3m, row.Year.Hours);
        Assert.Equal(24m, Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2027))).Year.Counted.Euros);
        var (count, refusals) = await house.Do(s => s.GetRequiredService<AttestationSending>().SendAll(2026));
        Assert.True(refusals.Count == 0, string.Join(' ', refusals.Select(r => r.Message)));
        Assert.Equal(1, count);
        var again = await house.Attest(customer, 2026);
        Assert.Contains("elle est partie le 10 février 2027", again.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await house.Do(s => s.GetRequiredService<AttestationSending>().SendAll(2026))).Sent);
        var mail = await house.Read(db => db.Set<OutgoingMail>().Include(m => m.Files).SingleAsync());
        var file = await house.Do(s => s.GetRequiredService<AttestationFiles>().Draw(mail.Files[0].TargetId));
        var text = OutsideTools.Flat(OutsideTools.PdfText(file!.Bytes));
        foreach (var words in (string[])["Attestation fiscale 2026", "SAP732829320", "Lise Garnier, 3 chemin du Lac, 26400 Crest", "104,00 €", "20,00 € par chèque emploi service universel", "20,00 € payés en espèces", "Total des heures 3"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        // What is learnt later makes another attestation, which may leave.
        await house.Paid(first.Id, 30, PaymentMethod.Transfer, "2026-12-30");
        Assert.True((await house.Attest(customer, 2026)).Ok);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Customers_made_one_after_one_was_attested_wait_for_the_attestation_of_both(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS");
        var kept = (await house.Customer(Family)).Value!;
        var twin = (await house.Customer(Family with { Name = "Elise Garnier", Email = "" }, anyway: true)).Value!;
        await house.Paid((await house.SellTo(kept.Id, Hours(2, 50))).Id, 120, PaymentMethod.Transfer);
        await house.Paid((await house.SellTo(twin.Id, Hours(1, 50))).Id, 60, PaymentMethod.Transfer);
        house.MoveTo("2027-02-10");
        Assert.Equal(1, (await house.SendAll(2026)).Sent);

        var merged = await house.Merge(kept, twin, kept.Details);

        Assert.True(merged.Ok, merged.Refusal?.Message);
        var row = Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026)));
        Assert.Equal((180m, true, true), (row.Year.Counted.Euros, row.HasChanged, row.Waits));
        Assert.Equal(1, (await house.SendAll(2026)).Sent);
        Assert.False(Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026))).Waits);
        var (again, refusals) = await house.SendAll(2026);
        Assert.Equal((0, 0), (again, refusals.Count));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_attestation_that_became_false_stays_in_sight_and_leaves_no_more(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(Family)).Value!;
        var cheque = await house.Paid((await house.SellTo(customer.Id, Hours(2, 50))).Id, 120, PaymentMethod.Cheque);
        house.MoveTo("2027-02-10");
        Assert.Equal(1, (await house.SendAll(2026)).Sent);
        await house.Reverse(cheque.Id);

        var row = Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026)));
        Assert.Equal((true, true, false), (row.Year.IsEmpty, row.HasChanged, row.Waits));
        Assert.Equal(0, (await house.SendAll(2026)).Sent);
    }

    [Fact]
    public async Task An_advance_in_cash_used_beside_a_transfer_gives_no_right()
    {
        await using var house = await TestHouse.Open();
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(Family)).Value!;
        var advance = (await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), Money.FromEuros(100), new(2026, 11, 24), PaymentMethod.Cash), []))).Value!;
        var invoice = await house.SellTo(customer.Id, Hours(1, 125));
        var paid = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), Money.FromEuros(50), new(2026, 11, 24), PaymentMethod.Transfer),
            [new(ClaimId.Of(invoice.Id), Money.FromEuros(150)), new(ClaimId.Of(advance.Id), -Money.FromEuros(100))]));
        Assert.True(paid.Ok, paid.Refusal?.Message);

        var row = Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026)));
        Assert.Equal((50m, 100m), (row.Year.Counted.Euros, row.Year.Uncounted.Euros));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Several_means_over_several_invoices_are_each_attested_to_the_cent(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(Family)).Value!;
        async Task<Receipt> Advance(decimal euros, PaymentMethod method) =>
            (await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), Money.FromEuros(euros), new(2026, 11, 24), method), []))).Value!;
        var (cash, cheque) = (await Advance(11.11m, PaymentMethod.Cash), await Advance(12.34m, PaymentMethod.Cheque));
        var invoices = new List<Invoice>();
        for (var i = 0; i < 3; i++) invoices.Add(await house.SellTo(customer.Id, Hours(1, 10.01m)));
        var paid = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), Money.FromEuros(12.58m), new(2026, 11, 24), PaymentMethod.Transfer),
            [.. invoices.Select(i => new Allocation(ClaimId.Of(i.Id), Money.FromEuros(12.01m))), new(new(null, cash.Id), -cash.Amount), new(new(null, cheque.Id), -cheque.Amount)]));
        Assert.True(paid.Ok, paid.Refusal?.Message);

        var year = Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026))).Year;
        Assert.Equal([(PaymentMethod.Transfer, 12.58m), (PaymentMethod.Cheque, 12.34m), (PaymentMethod.Cash, 11.11m)],
            year.Payments.GroupBy(p => p.Method).Select(g => (g.Key, g.Sum(p => p.Amount.Euros))).OrderByDescending(p => p.Item2));
        Assert.Equal((24.92m, 11.11m), (year.Counted.Euros, year.Uncounted.Euros));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_credited_counts_no_more_nor_do_its_hours(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS");
        async Task<Customer> Someone(string name) => (await house.Customer(Family with { Name = name })).Value!;
        async Task<SapYear?> Year(Customer of, int year = 2026) => (await house.Do(s => s.GetRequiredService<AttestationReader>().Of(year, of.Id))).SingleOrDefault()?.Year;

        // One hour of two is credited and given back; it makes no difference whether the money has gone back yet.
        var partly = await Someone("Partie");
        var two = await house.SellTo(partly.Id, Hours(2, 50));
        await house.Paid(two.Id, 120, PaymentMethod.Transfer);
        var note = await house.Credit(two, Hours(1, 50));
        var before = (await Year(partly))!;
        Assert.True((await house.Do(s => s.GetRequiredService<ReceiptActions>().Refund(partly.Id, new(Id<Clearing>.New(), Money.FromEuros(60), new(2026, 11, 24), PaymentMethod.Transfer), ClaimId.Of(note.Id)))).Ok);
        var after = (await Year(partly))!;
        Assert.Equal((60m, 1m, 60m, 1m), (before.Counted.Euros, before.Hours, after.Counted.Euros, after.Hours));

        // The same when it was credited before it was paid, and when only something else was credited.
        var unpaid = await Someone("Avant");
        var waiting = await house.SellTo(unpaid.Id, Hours(2, 50), Hours(1, 50, DraftLine.NoSap));
        await house.Credit(waiting, Hours(1, 50));
        Assert.Null(await Year(unpaid));
        await house.Credit(waiting, Hours(1, 50, DraftLine.NoSap));
        await house.Paid(waiting.Id, 60, PaymentMethod.Card);
        Assert.Equal((60m, 1m), ((await Year(unpaid))!.Counted.Euros, (await Year(unpaid))!.Hours));

        // All of it: nothing to attest.
        var wholly = await Someone("Tout");
        var whole = await house.SellTo(wholly.Id, Hours(2, 50));
        await house.Paid(whole.Id, 120, PaymentMethod.Transfer);
        await house.Credit(whole, Hours(2, 50));
        Assert.Null(await Year(wholly));

        // Credit that cash had paid is cash where it is used.
        var cash = await Someone("Espèces");
        var first = await house.SellTo(cash.Id, Hours(1, 50));
        await house.Paid(first.Id, 60, PaymentMethod.Cash);
        var credit = await house.Credit(first, Hours(1, 50));
        var second = await house.SellTo(cash.Id, Hours(1, 50));
        Assert.True((await house.Do(s => s.GetRequiredService<OffsetActions>().Record(cash.Id, Id<Clearing>.New(), [new(ClaimId.Of(second.Id), Money.FromEuros(60)), new(ClaimId.Of(credit.Id), -Money.FromEuros(60))]))).Ok);
        Assert.Equal((0m, 60m), ((await Year(cash))!.Counted.Euros, (await Year(cash))!.Uncounted.Euros));

        // The year after: the year that is over stays as it was attested, and nothing is attested of the next.
        var later = await Someone("Plus tard");
        var old = await house.SellTo(later.Id, Hours(1, 50));
        await house.Paid(old.Id, 60, PaymentMethod.Transfer);
        house.MoveTo("2027-01-10");
        await house.Credit(old, Hours(1, 50));
        Assert.Equal((60m, 1m), ((await Year(later))!.Counted.Euros, (await Year(later))!.Hours));
        Assert.Equal((-60m, -1m), ((await Year(later, 2027))!.Counted.Euros, (await Year(later, 2027))!.Hours));
        house.MoveTo("2028-01-10");
        Assert.Equal("sales.attestation.nothing", (await house.Attest(later, 2027)).Refusal!.Type);
        await house.IsSound();
    }

    [Fact]
    public async Task It_has_the_look_of_its_activity()
    {
        await using var house = await TestHouse.Open();
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(Family)).Value!;
        var brand = (await house.Do(s => s.GetRequiredService<BrandActions>().Save(house.Atelier, 0, new DocumentBrand(default, "#7a2048", Tagline: "Le piano chez vous"), null))).Value!;
        await house.Paid((await house.SellTo(customer.Id, Hours(2, 50))).Id, 120, PaymentMethod.Transfer);

        var row = Assert.Single(await house.Do(s => s.GetRequiredService<AttestationReader>().Of(2026)));
        Assert.Equal(brand.Brand, (await house.Do(s => s.GetRequiredService<AttestationReader>().Snapshot(row)))!.Brand);
    }

    [Fact]
    public async Task Each_sees_and_sends_those_of_its_activities()
    {
        await using var house = await TestHouse.Open();
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(Family)).Value!;
        await house.Paid((await house.SellTo(customer.Id, Hours(2, 50))).Id, 120, PaymentMethod.Transfer);
        house.MoveTo("2027-01-10");
        var other = await house.Account("Autre Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);

        Assert.Empty(await house.As(other, s => s.GetRequiredService<AttestationReader>().Of(2026)));
        Assert.Equal(Refusal.NotFound.Type, (await house.As(other, s => s.GetRequiredService<AttestationSending>().Send(customer.Id, 2026))).Refusal!.Type);
        Assert.False((await house.As(other, s => s.GetRequiredService<SapActions>().Set(house.Bois, "COURS", []))).Ok);
        Assert.Equal("sales.sap.usual", (await house.Do(s => s.GetRequiredService<SapActions>().Set(house.Bois, null, ["COURS"]))).Refusal!.Type);
        Assert.Equal("sales.sap.service", (await house.Do(s => s.GetRequiredService<SapActions>().Set(house.Bois, "VOL", []))).Refusal!.Type);
    }
}

/// <summary>Verbs of services at home.</summary>
internal static class SapVerbs
{
    /// <summary>Declares the entity and says what the workshop does at people's homes.</summary>
    public static Task ServeAtHome(this TestHouse house, string usual, params string[] others) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        await db.Set<LegalIdentity>().ExecuteUpdateAsync(u => u.SetProperty(i => i.SapNumber, "SAP732829320").SetProperty(i => i.SapSince, new DateOnly(2024, 3, 1)));
        Assert.True((await s.GetRequiredService<SapActions>().Set(house.Atelier, usual, others)).Ok);
    });

    public static async Task<Receipt> Paid(this TestHouse house, Id<Invoice> invoice, decimal euros, PaymentMethod method, string date = "2026-11-24")
    {
        var paid = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(invoice, new(Id<Clearing>.New(), Money.FromEuros(euros), DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), method)));
        Assert.True(paid.Ok, paid.Refusal?.Message);
        return paid.Value;
    }

    public static Task<(int Sent, IReadOnlyList<Refusal> Refusals)> SendAll(this TestHouse house, int year) => house.Do(s => s.GetRequiredService<AttestationSending>().SendAll(year));

    public static Task<Result<OutgoingMail>> Attest(this TestHouse house, Customer customer, int year) => house.Do(s => s.GetRequiredService<AttestationSending>().Send(customer.Id, year));
}
