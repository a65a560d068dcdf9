using System.Linq.Expressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Payments;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Demo;

/// <summary>
/// What the accountant books: purchases, expenses, pay, tax, fees, payments that clear many activities; then validates, posts the contributions and
/// closes. The last finished month is left to do, so that a visitor finds something to do.
/// </summary>
public sealed class Accountant(Stage stage, DemoFile file, Cast cast)
{
    /// <summary>Parts of the gross pay: invented for the demonstration, near what a low salary costs.</summary>
    private const decimal Employer = 0.18m, Employee = 0.22m;

    /// <summary>Where the pay of an activity waits: nobody is paid long from what there is not.</summary>
    private static readonly Money Lowest = Money.FromEuros(-2_500);

    public async Task Plan()
    {
        stage.MoveTo(stage.First);
        await Validated(Opening());
        for (var year = stage.First.Year; year < stage.Today.Year; year++)
            stage.On(new DateOnly(year, 12, 15), () => stage.As(cast.Accountant, s => s.GetRequiredService<PeriodActions>().OpenNext(cast.Entity)).Must());
        foreach (var month in Month.Of(stage.First).To(Month.Of(stage.Today))) Plan(month);
        stage.On(Stage.LastWorkday(Month.Of(stage.Today).Plus(-2).Last), DoubtADebt);
    }

    private void Plan(Month month)
    {
        foreach (var activity in cast.Activities.Where(a => a.IsThere(month.First)))
        {
            foreach (var bought in activity.Of.Bought) stage.On(month.First.AddDays(stage.Chance.Next(3, 24)), () => Draft(Purchase(activity, bought)));
            if (activity.Of.Pay > 0 && stage.Chance.NextDouble() < 0.35) stage.On(month.First.AddDays(stage.Chance.Next(8, 24)), () => Draft(Expense(activity)));
        }
        stage.On(month.First.AddDays(4), () => Draft(Rent()));
        stage.On(month.First.AddDays(9), () => Draft(Simple(JournalCodes.Bank, "Subvention d’accompagnement", [(cast.Structure, "512000", file.Structure.Grant), (cast.Structure, "741", -file.Structure.Grant)])));
        stage.On(month.First.AddDays(11), () => Finish(month.Previous));
        stage.On(month.First.AddDays(14), () => Pay("431", $"URSSAF {French.MonthYear(month.Previous)}"));
        stage.On(month.First.AddDays(19), () => VatReturn(month.Previous));
        stage.On(month.First.AddDays(23), () => Pay("44551", $"TVA {French.MonthYear(month.Previous)}"));
        stage.On(month.First.AddDays(24), PaySuppliers);
        stage.On(Stage.LastWorkday(month.Last), () => EndOfMonth(month));
    }

    private EntryDraft Opening()
    {
        var cash = cast.Activities.Where(a => a.IsThere(stage.First)).Select(a => (a.Id, stage.Around(a.Of.Pay * 2 + 400))).Append((cast.Structure, file.Structure.Opening));
        return Simple(JournalCodes.General, "Reprise des comptes", [.. cash.SelectMany(c => ((Id<Activity>, string, decimal)[])[(c.Item1, "512000", c.Item2), (c.Item1, "110", -c.Item2)])]);
    }

    private EntryDraft Purchase(Played activity, DemoPurchase bought)
    {
        var net = stage.Around(bought.Amount);
        var tax = Math.Round(net * bought.Rate / 100, 2, MidpointRounding.AwayFromZero);
        List<(Id<Activity>, string, decimal)> lines = [(activity.Id, bought.Account, net)];
        if (tax > 0) lines.Add((activity.Id, bought.IsOnCredit ? "44564" : "44566", tax));
        lines.Add((activity.Id, bought.IsOnCredit ? "401" : "512000", -net - tax));
        var draft = Simple(JournalCodes.Purchases, bought.What, lines);
        return bought.IsOnCredit ? draft with { Lines = [.. draft.Lines.SkipLast(1), draft.Lines[^1] with { Due = draft.Date.AddDays(30) }] } : draft;
    }

    private EntryDraft Expense(Played activity)
    {
        var amount = stage.Around(55, 0.6);
        return Simple(JournalCodes.General, "Note de frais, déplacements", [(activity.Id, "6251", amount), (activity.Id, "4251", -amount)]);
    }

    private EntryDraft Rent()
    {
        var (net, tax) = (file.Structure.Rent, file.Structure.Rent * 0.2m);
        return Simple(JournalCodes.Purchases, "Loyer des bureaux", [(cast.Structure, "6132", net), (cast.Structure, "44566", tax), (cast.Structure, "512000", -net - tax)]);
    }

    private async Task EndOfMonth(Month month)
    {
        var treasury = await stage.As(cast.Accountant, s => s.GetRequiredService<BalanceReader>().SumByActivity([cast.Entity], s.GetRequiredService<AccountLayout>().ReferenceAccounts, month));
        var paid = cast.Activities.Where(a => a.IsThere(month.First) && treasury.GetValueOrDefault(a.Id)?.Balance > Lowest).Select(a => (a.Id, a.Of.Pay)).Append((cast.Structure, file.Structure.Pay)).Where(p => p.Item2 > 0);
        var lines = paid.SelectMany(p => ((Id<Activity>, string, decimal)[])
        [
            (p.Item1, "641", p.Item2), (p.Item1, "645", p.Item2 * Employer),
            (p.Item1, "421", -p.Item2 * (1 - Employee)), (p.Item1, "431", -p.Item2 * (Employer + Employee)),
        ]);
        await Draft(Simple(JournalCodes.Pay, $"Paie {French.OfMonth(month)}", [.. lines]));
        await Pay("421", $"Salaires {French.OfMonth(month)}");
        await Pay("4251", $"Notes de frais {French.OfMonth(month)}");
        await Draft(Simple(JournalCodes.Bank, "Frais de banque", [(cast.Structure, "6278", file.Structure.Bank), (cast.Structure, "512000", -file.Structure.Bank)]));
        await Draft(Simple(JournalCodes.Bank, "Assurance responsabilité civile", [(cast.Structure, "616", file.Structure.Insurance), (cast.Structure, "512000", -file.Structure.Insurance)]));
    }

    /// <summary>Empties the month's output and input tax of each activity into the tax to pay.</summary>
    private async Task VatReturn(Month month)
    {
        if (month < Month.Of(stage.First)) return;
        var lines = new List<(Id<Activity>, string, decimal)>();
        var held = await stage.As(cast.Accountant, s => s.GetRequiredService<BalanceReader>().ByActivity([cast.Entity], AccountSet.Of(["44571", "44566"], []), BalanceReader.Beginning, month));
        foreach (var activity in cast.Activities.Select(a => a.Id).Append(cast.Structure))
        {
            var taxes = held[activity].Where(a => !a.Balance.IsZero).OrderBy(a => a.Account, StringComparer.Ordinal).ToList();
            lines.AddRange(taxes.Select(t => (activity, t.Account, -t.Balance.Euros)));
            if (taxes.Sum(t => t.Balance) is { IsZero: false } net) lines.Add((activity, "44551", net.Euros));
        }
        if (lines.Count > 0) await Draft(Simple(JournalCodes.General, $"TVA {French.OfMonth(month)}", lines) with { Date = stage.Now });
    }

    private async Task PaySuppliers()
    {
        // Validated first: it is then that a purchase opens the item which the payment settles.
        await Validate(e => e.Journal == JournalCodes.Purchases && e.Date <= stage.Now);
        await Pay("401", "Virements aux fournisseurs");
        var lines = new List<(Id<Activity>, string, decimal)>();
        foreach (var (activity, waiting) in (await stage.As(cast.Accountant, s => s.GetRequiredService<BalanceReader>().ByActivity(cast.Entity, "44564", stage.Now))).OrderBy(w => w.Key.Value))
            if (!waiting.IsZero) lines.AddRange([(activity, "44566", waiting.Euros), (activity, "44564", -waiting.Euros)]);
        if (lines.Count > 0) await Draft(Simple(JournalCodes.General, "TVA des services payés", lines));
    }

    /// <summary>One payment that clears what every activity owes on an account.</summary>
    private Task Pay(string account, string label) => stage.As(cast.Accountant, async s =>
    {
        var book = (await s.GetRequiredService<Books>().Choose(LedgerModule.Write, cast.Entity.Value))!;
        var payments = s.GetRequiredService<SharedPayments>();
        var total = (await payments.Owed(book, account, stage.Now)).Sum(o => o.Amount);
        if (total.IsPositive) await payments.Draft(book, account, stage.Now, total, $"VIR-{stage.Now:yyyyMMdd}-{account}", label, IdSequence.Next()).Must();
        return total;
    });

    /// <summary>Validates the drafts of a month and the month before it, posts the contributions, closes it.</summary>
    private async Task Finish(Month month)
    {
        if (month < Month.Of(stage.First) || month.Next >= Month.Of(stage.Today)) return;
        await Validate(e => e.Date <= month.Last);
        await stage.As(cast.Accountant, s => s.GetRequiredService<ContributionRun>().Post(cast.Entity, month)).Must();
        var start = month == Month.Of(stage.First) ? new Month(month.Year, 1) : month;
        foreach (var one in start.To(month)) await stage.As(cast.Accountant, s => s.GetRequiredService<PeriodActions>().CloseMonth(cast.Entity, one)).Must();
    }

    /// <summary>Whoever visits finds a customer who will perhaps never pay: what the activity earned there is depreciated (PCG 491), the claim stays.</summary>
    private async Task DoubtADebt()
    {
        var since = stage.Now.AddDays(-90);
        var oldest = await stage.As(cast.Accountant, s =>
        {
            var db = s.GetRequiredService<Db>();
            return db.Set<OpenItem>().Where(o => o.SettledOn == null && o.DueOn < since && o.Settled.Cents == 0)
                .Join(db.Set<Invoice>().Where(i => i.CreditsId == null), o => (Id<Entry>?)o.EntryId, i => i.EntryId, (o, i) => new { o.DueOn, i.ActivityId, i.Number, Ht = i.Ht.Cents })
                .Where(d => d.Ht > 0).OrderBy(d => d.DueOn).ThenBy(d => d.Number).FirstOrDefaultAsync();
        });
        if (oldest is null) return;
        var net = new Money(oldest.Ht).Euros;
        await Draft(Simple(JournalCodes.General, $"Créance douteuse, facture {oldest.Number}", [(oldest.ActivityId, "68174", net), (oldest.ActivityId, "491", -net)]));
    }

    private EntryDraft Simple(string journal, string label, IReadOnlyList<(Id<Activity> Activity, string Account, decimal Euros)> lines)
    {
        var day = stage.Now;
        return new EntryDraft(cast.Entity, journal, day, label, $"{journal}-{day:yyMMdd}-{stage.Chance.Next(100, 1000)}", day, new EntrySource("manual", IdSequence.Next()),
            [.. lines.Select(l => new LineDraft(l.Activity, l.Account, Money.FromEuros(l.Euros))).Where(l => !l.Amount.IsZero)]);
    }

    private Task<Entry> Draft(EntryDraft draft) => stage.As(cast.Accountant, s => s.GetRequiredService<EntryActions>().Write(draft)).Must();

    private Task Validate(Expression<Func<Entry, bool>> which) => stage.As(cast.Accountant, async s =>
    {
        var drafts = await s.GetRequiredService<Db>().Set<Entry>().IgnoreAutoIncludes().Where(e => e.ValidatedOn == null).Where(which).Select(e => e.Id).ToListAsync();
        return drafts.Count == 0 ? 0 : await s.GetRequiredService<EntryActions>().ValidateAll(drafts).Must();
    });

    private async Task Validated(EntryDraft draft)
    {
        var entry = await Draft(draft);
        await stage.As(cast.Accountant, s => s.GetRequiredService<EntryActions>().Validate(entry.Id)).Must();
    }
}
