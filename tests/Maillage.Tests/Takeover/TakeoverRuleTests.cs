using CsCheck;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Takeover;
using Maillage.Tests.Domain;

namespace Maillage.Tests.Takeover;

public sealed class TakeoverRuleTests
{
    [Theory]
    [InlineData("1 440,50", 144_050)]
    [InlineData("1\u202f440,50 €", 144_050)]
    [InlineData("-3", -300)]
    [InlineData("(3,10)", -310)]
    [InlineData("1440.5", 144_050)]
    public void Amounts_are_read_as_spreadsheets_write_them(string text, long cents) => Assert.Equal(new Money(cents), Cells.Amount(text));

    [Theory]
    [InlineData("")]
    [InlineData("1,234")]
    [InlineData("1.440,50")]
    [InlineData("cent")]
    [InlineData("9999999999")]
    public void What_is_no_amount_is_none(string text) => Assert.Null(Cells.Amount(text));

    [Fact]
    public void Every_amount_written_in_French_is_read_back() =>
        Gen.Long[-100_000_000_000, 100_000_000_000].Sample(cents => Cells.Amount(French.Amount(new(cents))) == new Money(cents) && Cells.Amount(French.Figure(new(cents))) == new Money(cents));

    [Fact]
    public void Every_day_written_in_French_or_as_a_standard_is_read_back() => Gen.Int[0, 40_000].Sample(after =>
    {
        var day = new DateOnly(1950, 1, 1).AddDays(after);
        return Cells.Day(French.ShortDate(day)) == day && Cells.Day($"{day:yyyy-MM-dd} 00:00:00") == day && Cells.Day($"{day:yyyyMMdd}") == day;
    });

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("01/01/1200")]
    [InlineData("hier")]
    public void What_is_no_day_is_none(string text) => Assert.Null(Cells.Day(text));

    [Fact]
    public void No_text_makes_the_readers_of_cells_fail() => Gen.String.Sample(text =>
    {
        _ = (Cells.Amount(text), Cells.Day(text), Cells.Clean(text), ColumnMap.Parse(text), AccountTable.Parse(text, Rules.Chart));
    });

    [Theory]
    [InlineData("51200000", "512000")]
    [InlineData("411", "411")]
    [InlineData("41100000", "411")]
    [InlineData("411DUPONT", "411")]
    [InlineData("DUPONT", "DUPONT")]
    [InlineData("41100012", "411")]
    [InlineData("411000", "411")]
    [InlineData("41170000", "4117")]
    [InlineData("40100000", "401")]
    [InlineData("44574200", "4457420")]
    [InlineData("44571200", "4457120")]
    [InlineData("53000000", "530000")]
    [InlineData("10130000", "1013")]
    [InlineData("51299", "5129900")]
    public void Accounts_of_the_other_program_find_ours(string theirs, string ours) => Assert.Equal(ours, AccountTable.Parse("51299 = 5129900", Rules.Chart).Value!.Of(theirs));

    [Theory]
    [InlineData("51299")]
    [InlineData("51299 = abc")]
    [InlineData("= 512")]
    [InlineData("51299 = 512 = 3")]
    public void A_correspondence_that_says_nothing_is_refused(string text) => Assert.False(AccountTable.Parse(text, Rules.Chart).Ok);

    [Fact]
    public void What_the_program_books_on_stays_what_it_is_and_an_account_found_is_found_again() => Assert.All(Rules.Chart.All.Where(a => a.Number.Length >= 3), a =>
    {
        var table = AccountTable.Parse("", Rules.Chart).Value!;
        if (Rules.Chart.HasRole(a.Number)) Assert.Equal(a.Number, table.Of(a.Number));
        Assert.Equal(table.Of(a.Number), table.Of(table.Of(a.Number)));
    });

    [Fact]
    public void A_column_serves_one_field_and_what_was_remembered_comes_first()
    {
        var fields = TakeoverFields.Of(TakeoverStep.Invoices);
        var map = ColumnMap.Guess(fields, ["N° facture", "Date", "Client", "Code analytique", "Total TTC", "Reste dû", "TVA", "Libellé"], TakeoverOrigin.Usual);
        Assert.Equal(("N° facture", "Code analytique", "Total TTC", "Reste dû", "TVA", "", "Libellé"), (map.Of("numero"), map.Of("activite"), map.Of("total"), map.Of("reste"), map.Of("attente"), map.Of("tva"), map.Of("objet")));
        var other = ColumnMap.Guess(fields, ["N° facture", "Date", "Client", "Code analytique", "Total TTC", "Reste dû", "TVA", "Libellé"], TakeoverOrigin.Usual, ColumnMap.Parse("objet=Client\nclient=Libellé\nattente="));
        Assert.Equal(("Client", "Libellé", ""), (other.Of("objet"), other.Of("client"), other.Of("attente")));
        Assert.Equal(other.ToString(), ColumnMap.Parse(other.ToString()).ToString());
    }

    [Fact]
    public void Words_of_enDI_are_ready_for_every_needed_column() => Assert.All(Enum.GetValues<TakeoverStep>().Where(s => s is not TakeoverStep.Activities), step =>
        Assert.All(TakeoverFields.Of(step).Where(f => f.Needed), f => Assert.NotEmpty(f.Endi)));

    [Fact]
    public void Balances_that_add_up_to_nothing_make_an_entry_fit_to_be_booked_whatever_their_activities()
    {
        var activities = Enumerable.Range(1, 4).Select(i => new Id<Activity>(i)).ToArray();
        string[] accounts = ["1013", "411", "512000", "401", "4457420"];
        (from amounts in Gen.Long[-1_000_000, 1_000_000].Array[1, 30] from seed in Gen.Int[0, 1_000] select (amounts, seed)).Sample(x =>
        {
            var rows = x.amounts.Select((a, i) => new OpeningRow(i + 2, "", accounts[(i + x.seed) % accounts.Length], activities[(i * 7 + x.seed) % activities.Length], new(a))).ToList();
            rows.Add(new(99, "", "110", activities[0], -OpeningBalance.Gap(rows)));
            var entry = OpeningBalance.Entry(new Id<LegalEntity>(1), new(2026, 1, 1), "1", rows);
            return entry.Lines.Count == 0 || EntryRules.Check(entry, Rules.Chart.IsPostable).Count == 0;
        });
    }

    [Fact]
    public void A_report_is_empty_of_differences_against_itself_and_finds_what_was_moved() =>
        (from figures in Gen.Select(Gen.Int[1, 20], Gen.Int[1, 3], Gen.Long[-100_000, 100_000]).Array[1, 40] from at in Gen.Int[0, 39] from cents in Gen.Long[1, 100] select (figures, at, cents)).Sample(x =>
        {
            var ours = x.figures.Select(f => ($"41{f.Item1}", $"A{f.Item2}", new Money(f.Item3))).ToList();
            var theirs = ours.ToList();
            if (ParallelReport.Compare(ours, theirs).Differences.Count > 0) return false;
            var (what, of, amount) = theirs[x.at % theirs.Count];
            theirs[x.at % theirs.Count] = (what, of, amount - new Money(x.cents));
            var report = ParallelReport.Compare(theirs, ours);
            return report.Differences is [var only] && only.What == what && only.Of == of && only.Gap == new Money(x.cents) && report.Rows[0] == only;
        });
}
