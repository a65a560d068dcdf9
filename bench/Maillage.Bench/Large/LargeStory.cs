using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Bench.Large;

/// <summary>
/// What happens month after month: each activity sells, is paid late or never, buys, pays its person and the tax. The same size tells the same story.
/// </summary>
public sealed class LargeStory(LargeSize size, LargeCast cast, LargeLedger ledger, LargeSales sales, SalesAccounts accounts, Action<Month> progress)
{
    private const decimal Employer = 0.18m, Employee = 0.22m;
    private const int LinesOfSale = 3, LinesOfReceipt = 4, LinesOfPurchase = 3, LinesOfPayment = 2, LinesOfPay = 7, LinesOfTax = 3;

    private readonly Random chance = new(2026);
    private readonly SortedDictionary<DateOnly, List<Action<DateOnly>>> acts = [];
    private int invoices;

    public void Tell(Month first)
    {
        var last = first.Plus(size.Years * 12 - 1);
        foreach (var month in first.To(last))
        {
            var done = month - first + 1;
            Plan(month, last, (int)((long)size.Invoices * done / (size.Years * 12)), (int)((long)size.Lines * done / (size.Years * 12)));
            while (acts.Count > 0 && acts.First() is var (day, those) && Month.Of(day) == month)
            {
                // An act may plan another of the same day.
                for (var i = 0; i < those.Count; i++) those[i](day);
                acts.Remove(day);
            }
            progress(month);
        }
        ledger.Finish();
    }

    private void Plan(Month month, Month last, int allInvoices, int allLines)
    {
        var waiting = acts.Where(a => Month.Of(a.Key) == month).Sum(a => a.Value.Count) * LinesOfReceipt;
        var sold = allInvoices - invoices;
        for (; invoices < allInvoices; invoices++) Sell(month, last, cast.Activities[invoices % cast.Activities.Count]);
        foreach (var activity in cast.Activities)
        {
            On(month, 28, day => Pay(activity, day));
            On(month, 20, day => PayTax(activity, month.Previous, day));
        }
        var left = allLines - ledger.Lines - waiting - sold * LinesOfSale - cast.Activities.Count * (LinesOfPay + LinesOfTax);
        for (var bought = 0; left > 0; bought++)
        {
            var onAccount = bought / cast.Activities.Count % 4 == 0;
            Buy(month, last, cast.Activities[bought % cast.Activities.Count], onAccount);
            left -= LinesOfPurchase + (onAccount ? LinesOfPayment : 0);
        }
    }

    private void Sell(Month month, Month last, LargeActivity activity)
    {
        var customer = activity.Customers[chance.Next(activity.Customers.Count)];
        var goods = chance.Next(6) == 0;
        var line = new DraftLine(goods ? "Objets de l’atelier" : "Création et conseil", Quantity.From(chance.Next(1, 5)), goods ? "pièce" : "jour", UnitPrice.FromEuros(chance.Next(180, 520)),
            "FR200", goods ? LineNature.Goods : LineNature.Services);
        // A few never pay; the others mostly when it is due, some weeks later for some.
        var delay = chance.Next(400) == 0 ? (int?)null : chance.Next(8) switch { 0 => chance.Next(32, 90), 1 => chance.Next(5, 25), _ => chance.Next(25, 32) };
        On(month, chance.Next(1, 29), day =>
        {
            var invoice = sales.Issue(activity, customer, day, [line]);
            var item = ledger.ItemOf(invoice.EntryId!.Value);
            if (delay is { } days && day.AddDays(days) is var paid && paid <= last.Last) On(paid, on => sales.Receive(invoice, customer, item, on));
        });
    }

    private void Buy(Month month, Month last, LargeActivity activity, bool onAccount)
    {
        var net = Money.FromEuros(chance.Next(500, 4_000) / 100m);
        var tax = Money.FromEuros(Math.Round(net.Euros * 0.2m, 2));
        var (id, account) = (activity.Activity.Id, chance.Next(3) switch { 0 => "606", 1 => "6251", _ => "604" });
        On(month, chance.Next(1, 29), day =>
        {
            var entry = Post(JournalCodes.Purchases, day, "Fournitures et déplacements",
                new(id, account, net), new(id, "44566", tax), onAccount ? new(id, "401", -net - tax, Due: day.AddDays(30)) : new(id, accounts.Bank, -net - tax));
            if (!onAccount || day.AddDays(30) > last.Last) return;
            var item = ledger.ItemOf(entry.Id);
            On(day.AddDays(30), on => Post(JournalCodes.Bank, on, "Virement au fournisseur", new(id, "401", net + tax, Settles: item.Id), new(id, accounts.Bank, -net - tax)));
        });
    }

    private void Pay(LargeActivity activity, DateOnly day)
    {
        var id = activity.Activity.Id;
        var gross = Money.FromEuros(chance.Next(700, 1_300));
        var (employer, employee) = (Money.FromEuros(gross.Euros * Employer), Money.FromEuros(gross.Euros * Employee));
        Post(JournalCodes.Pay, day, "Paie du mois", new(id, "641", gross), new(id, "645", employer), new(id, "421", employee - gross), new(id, "431", -employer - employee));
        Post(JournalCodes.Bank, day, "Salaire et cotisations du mois", new(id, "421", gross - employee), new(id, "431", employer + employee), new(id, accounts.Bank, -gross - employer));
    }

    /// <summary>Empties the tax of a month into what is paid for it.</summary>
    private void PayTax(LargeActivity activity, Month of, DateOnly day)
    {
        var (id, due) = (activity.Activity.Id, accounts.VatDue("FR200"));
        var (output, input) = (-ledger.Moved(id, due, of), ledger.Moved(id, "44566", of));
        LineDraft[] lines = [.. new LineDraft[] { new(id, due, output), new(id, "44566", -input), new(id, accounts.Bank, input - output) }.Where(l => !l.Amount.IsZero)];
        if (lines.Length > 1) Post(JournalCodes.Bank, day, "TVA du mois", lines);
    }

    private Entry Post(string journal, DateOnly day, string label, params LineDraft[] lines) =>
        ledger.Post(new(cast.Entity, journal, day, label, $"{journal}-{ledger.Lines}", day, new EntrySource("manual", IdSequence.Next()), lines));

    private void On(Month month, int day, Action<DateOnly> act) => On(month.First.AddDays(day - 1), act);

    private void On(DateOnly day, Action<DateOnly> act)
    {
        if (!acts.TryGetValue(day, out var those)) acts[day] = those = [];
        those.Add(act);
    }
}
