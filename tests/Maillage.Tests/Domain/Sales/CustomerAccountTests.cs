using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Tests.Domain.Sales;

/// <summary>Whatever happens on the account of a customer, in whatever order.</summary>
public class CustomerAccountTests
{
    private static readonly string[] Codes = ["FR200", "FR100", "FR055", "FR021", "EXO-FORMATION"];

    private static Gen<InvoiceDraft> Drafts(string[] codes, bool withGoods) => Gen.Select(
        Gen.Select(Gen.Long[-2_000_000, 20_000_000], Gen.Long[2, 20_000], Gen.Int[0, codes.Length - 1], Gen.Bool)
            .Select((price, quantity, code, goods) => new DraftLine("Ligne", new Quantity(quantity * 2), "", new UnitPrice(price), codes[code], goods && withGoods ? LineNature.Goods : LineNature.Services)).Array[1, 5],
        Gen.Bool, Gen.Int[0, 5]).Select((lines, ttc, retention) => new InvoiceDraft(CustomerBooks.Customer.Id, "Objet", CustomerBooks.Day, null, "", "", 30, ttc, lines, Retention: new(retention * 100)))
        .Where(draft => new[] { draft, Half(draft) }.All(d => DocumentTotals.Of(DocumentContent.Of(d.TtcPrices, d.Priced(Rules.Accounts, Rules.Vat))).Ttc.IsPositive));

    private static Gen<(int Act, InvoiceDraft Draft, int Which, int Percent)[]> Stories(string[] codes, bool withGoods) =>
        Gen.Select(Gen.Int[0, 9], Drafts(codes, withGoods), Gen.Int[0, 99], Gen.Int[1, 130]).Array[1, 14];

    [Fact]
    public void The_ledger_balances_no_tax_waits_on_what_is_settled_and_the_tax_due_is_that_of_the_documents() => Stories(Codes, withGoods: true).Sample(story =>
    {
        var books = new CustomerBooks();
        foreach (var step in story)
        {
            Play(books, step);
            IsSound(books);
        }
        Settle(books);
        IsSound(books);

        Assert.Empty(books.Open());
        Assert.True(books.Balance("411").IsZero && books.Balance("4191").IsZero && books.Balance("44574").IsZero);
        var cancelled = books.Standing.OfType<WriteOff>().SelectMany(w => w.Shares).SelectMany(s => s.Parts).Sum(p => p.Vat);
        Assert.Equal(-(books.Documents.Sum(d => d.Vat) - cancelled - books.Recovered), books.Balance("44571"));
    }, iter: 1_500);

    [Fact]
    public void With_one_rate_the_tax_due_is_at_any_time_that_of_the_money_received() => Stories(["FR200"], withGoods: false).Sample(story =>
    {
        var books = new CustomerBooks();
        foreach (var step in story)
        {
            Play(books, step);
            var money = books.Balance("512000").Euros + books.Balance("4191").Euros;
            var roundings = books.Documents.Count + books.Standing.Sum(c => c.Shares.Count);
            Assert.True(Math.Abs(-books.Balance("44571").Euros - money / 6) <= 0.02m * (1 + roundings), $"{books.Balance("44571")} for {money}");
        }
    }, iter: 1_500);

    private static void Play(CustomerBooks books, (int Act, InvoiceDraft Draft, int Which, int Percent) step)
    {
        var open = books.Open();
        var (debts, credits) = (open.Where(c => c.Remaining.IsPositive).ToList(), open.Where(c => c.Remaining.IsNegative).ToList());
        Money Part(Money of) => Money.FromEuros(of.Euros * step.Percent / 100m);
        switch (step.Act)
        {
            case 0 or 1 or 2:
                books.Issue(step.Draft);
                break;
            case 3 or 4 when debts.Count > 0 && Part(debts.Sum(d => d.Remaining)) is { IsPositive: true } amount:
                books.Receive(amount, ClearingRules.OldestFirst(debts, amount));
                break;
            case 5 when books.Documents.Where(d => !d.IsCredit && books.Documents.TrueForAll(n => n.CreditsId != d.Id)).ToList() is { Count: > 0 } invoices:
                var invoice = invoices[step.Which % invoices.Count];
                var note = books.Issue((step.Percent < 60 ? Half(invoice.Draft) : invoice.Draft) with { Retention = default }, invoice);
                if (books.Open().FirstOrDefault(c => c.Id.Invoice == note.Id) is { } fresh && books.Open().FirstOrDefault(c => c.Id.Invoice == invoice.Id) is { } credited) books.Offset(fresh, credited);
                break;
            case 6 when credits.Count > 0 && debts.Count > 0:
                books.Offset(credits[step.Which % credits.Count], debts[step.Which % debts.Count]);
                break;
            case 7 when credits.Count > 0 && credits[step.Which % credits.Count] is { } credit:
                var given = Money.Max(credit.Remaining, Part(credit.Remaining));
                if (!given.IsZero) books.Receive(given, [new(credit.Id, given)]);
                break;
            case 8 when debts.Count > 0:
                books.WriteOff(debts[step.Which % debts.Count], step.Percent < 50);
                break;
            case 9 when books.Standing.ToList() is { Count: > 0 } standing:
                books.Reverse(standing[step.Which % standing.Count]);
                break;
        }
    }

    /// <summary>Pays all debts and gives all credit back.</summary>
    private static void Settle(CustomerBooks books)
    {
        foreach (var claim in books.Open()) books.Receive(claim.Remaining, [new(claim.Id, claim.Remaining)]);
    }

    private static void IsSound(CustomerBooks books)
    {
        var waiting = Money.Zero;
        foreach (var document in books.Documents)
        {
            var (paid, left) = (books.SharesOf(document).Sum(s => s.Amount), Claim.After(InvoicePosting.Pending(document, Rules.Accounts), books.SharesOf(document)));
            Assert.All(books.SharesOf(document), s => Assert.Equal(s.Amount, s.Parts.Sum(p => p.Amount)));
            if (paid == document.Owed) Assert.All(left, p => Assert.Equal((Money.Zero, Money.Zero), (p.Due, p.Vat)));
            waiting += left.Sum(p => p.Vat);
        }
        Assert.Equal(-waiting, books.Balance("44574"));
        Assert.Equal(books.Open().Where(c => c.IsAdvance).Sum(c => c.Remaining), books.Balance("4191"));
        Assert.Equal(books.Open().Where(c => !c.IsAdvance).Sum(c => c.Remaining), books.Balance("411"));
    }

    private static InvoiceDraft Half(InvoiceDraft draft) => draft with { Lines = [.. draft.Lines.Select(l => l with { Quantity = new(l.Quantity.TenThousandths / 2) })] };
}
