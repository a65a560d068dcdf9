using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Formats.Documents;
using Maillage.Formats.Electronic;
using Maillage.Formats.Electronic.Mapping;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Microsoft.Extensions.DependencyInjection;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench;

/// <summary>Whole issues of invoices against the posting of their entry alone; Factur-X files against their drawing alone; checks against the writing of the XML.</summary>
public static class DocumentsBench
{
    private const int Count = 200;
    private const int Rounds = 5;
    private static readonly DateOnly Day = new(2026, 11, 24);

    public static async Task<IReadOnlyList<Row>> Run()
    {
        await using var house = await BenchHouse.Open(activities: 1);
        var customer = Sure(await house.Do(s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), house.Activities[0],
            new(CustomerKind.Company, "Studio Nord", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"), anyway: true)));
        await Issue(house, customer.Id);
        await PostingBench.OneByOne(house, Count);
        var (issues, postings) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            issues.Add((await Issue(house, customer.Id)).Time);
            postings.Add(await PostingBench.OneByOne(house, Count));
        }
        var (_, last) = await Issue(house, customer.Id);
        var vat = await house.Do(s => Task.FromResult(s.GetRequiredService<VatTable>()));
        var snapshot = SnapshotJson.Read(last.Snapshot!);
        var electronic = SnapshotToElectronic.Map(snapshot, vat);
        var xml = CiiWriter.Write(electronic);
        var info = new FacturXInfo(snapshot.Title, snapshot.Seller.Name, snapshot.Subject, snapshot.IssueDate);
        var (files, drawings) = Timed(() => FacturX.Attach(DocumentPaper.Draw(snapshot, FrozenImages.None), xml, info), () => DocumentPaper.Draw(snapshot, FrozenImages.None));
        var (checks, writings) = Timed(() => ElectronicRules.Check(electronic), () => CiiWriter.Write(electronic));
        return
        [
            Row.PerSecond($"Issues of an invoice of one line, whole transaction, synchronous=FULL, against postings of 3 lines ({Rounds} rounds of {Count})", Count, issues, postings, "reading the parties, then the rows of the invoice"),
            Row.PerSecond($"Factur-X files on one core, against the drawing alone ({Rounds} rounds of {Count})", Count, files, drawings, "the fonts and the reading back of the drawn file"),
            new Row("Check of an electronic invoice, against the writing of its XML", Each(checks), Each(writings), Table.Ratio(Table.Median(checks), Table.Median(writings)), "code lists"),
        ];
    }

    /// <summary>Submits invoices, then times their issue.</summary>
    private static async Task<(TimeSpan Time, Invoice Last)> Issue(BenchHouse house, Id<Customer> customer)
    {
        var waiting = new List<Id<Invoice>>();
        for (var i = 0; i < Count; i++)
            waiting.Add(Sure(await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(Id<Invoice>.New(), house.Activities[0], 0, new(
                customer, "Habillage du site", Day.AddDays(-10), Day, "", "", 30, false, [new("Création graphique", Quantity.From(2), "jour", UnitPrice.FromEuros(450), "FR200", LineNature.Services)]))))).Id);
        var clock = Stopwatch.StartNew();
        Invoice? last = null;
        foreach (var id in waiting) last = Sure(await house.Do(s => s.GetRequiredService<InvoiceIssue>().Issue(id)));
        return (clock.Elapsed, last!);
    }

    private static (List<TimeSpan> Ours, List<TimeSpan> Bare) Timed(Action ours, Action bare)
    {
        var (a, b) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (x, y) = (Repeated(ours), Repeated(bare));
            // The first round compiles.
            if (round == 0) continue;
            a.Add(x);
            b.Add(y);
        }
        return (a, b);
    }

    private static TimeSpan Repeated(Action act)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++) act();
        return clock.Elapsed;
    }

    private static string Each(IEnumerable<TimeSpan> rounds) => string.Create(CultureInfo.InvariantCulture, $"{Table.Median(rounds).TotalMilliseconds / Count:0.000} ms");

    private static T Sure<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(result.Refusal!.Message);
}
