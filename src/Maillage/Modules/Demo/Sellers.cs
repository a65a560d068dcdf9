using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Remittances;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Demo;

/// <summary>What entrepreneurs sell and customers pay. Invoices are submitted by them, issued and collected by the accountant.</summary>
public sealed class Sellers(Stage stage, DemoFile file, Cast cast)
{
    private readonly Dictionary<Id<Domain.Activities.Activity>, IReadOnlyList<Customer>> customers = [];
    private bool isLate;

    /// <summary>Makes the customers and plans every sale up to the last day.</summary>
    public async Task Plan()
    {
        foreach (var seller in cast.Activities)
        {
            await stage.From(seller.Started, async () => customers[seller.Id] = await Customers(seller));
            foreach (var month in seller.Months(stage))
                for (var i = 0; i < seller.Of.Monthly; i++)
                    stage.On(month.First.AddDays(2 + i * 24 / seller.Of.Monthly + stage.Chance.Next(3)), () => Sell(seller));
        }
        foreach (var month in Month.Of(stage.First).To(Month.Of(stage.Today)))
            foreach (var day in (int[])[7, 14, 21, 27])
            {
                stage.On(month.First.AddDays(day), () => Remit(PaymentMethod.Cheque));
                stage.On(month.First.AddDays(day), () => Remit(PaymentMethod.Card));
            }
        foreach (var seller in cast.Activities.Where(a => a.Of.Featured || a.Of.Code is "A004" or "A008")) stage.On(Stage.LastWorkday(stage.Today), () => Submit(seller));
        foreach (var seller in cast.Activities.Where(a => a.Of.Featured))
        {
            stage.On(Stage.LastWorkday(stage.Today), () => LeaveReturned(seller));
            stage.On(Stage.LastWorkday(stage.Today), () => LeaveDraft(seller));
        }
    }

    private async Task<IReadOnlyList<Customer>> Customers(Played seller)
    {
        var forHomes = seller.Of.Vat is "FR100" or "FR055" && seller.Of.Nature != "goods";
        var known = file.Customers.Where(c => seller.Of.Vat switch
        {
            "UE-SERVICES" or "UE-BIENS" => c.VatNumber.Length > 0,
            "HORS-UE-SERVICES" or "EXPORT" => c.Kind == nameof(CustomerKind.Foreign) && c.VatNumber.Length == 0,
            "AUTOLIQ-BTP" => c.Kind == nameof(CustomerKind.Company),
            "EXO-SANTE" => c.Kind == nameof(CustomerKind.Private),
            _ => c.Kind != nameof(CustomerKind.Foreign) && (!forHomes || c.Kind == nameof(CustomerKind.Private) || c.Name.StartsWith("SCI", StringComparison.Ordinal)),
        }).ToList();
        var made = new List<Customer>();
        foreach (var _ in Enumerable.Range(0, Math.Min(4, known.Count)))
        {
            var one = known[stage.Chance.Next(known.Count)];
            known.Remove(one);
            var town = one.Town ?? file.Towns[stage.Chance.Next(file.Towns.Count)];
            var details = new CustomerDetails(Enum.Parse<CustomerKind>(one.Kind), one.Name, one.Siren, VatNumber: one.VatNumber, Country: one.Country,
                Street: $"{stage.Chance.Next(1, 60)} {file.Streets[stage.Chance.Next(file.Streets.Count)]}", PostCode: town[0], City: town[1]);
            made.Add(await stage.As(seller.Account, s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), seller.Id, details)).Must());
        }
        return made;
    }

    /// <summary>The accountant takes the cheques to the bank, and books what the provider of card payments sent.</summary>
    private Task Remit(PaymentMethod method) => stage.As(cast.Accountant, async s =>
    {
        var waiting = await RemittanceActions.Waiting(s.GetRequiredService<Db>(), cast.Entity, method).ToListAsync();
        var takings = await RemittanceActions.WaitingTakings(s.GetRequiredService<Db>(), cast.Entity, method).ToListAsync();
        if (waiting.Count + takings.Count == 0) return 0;
        var gross = waiting.Sum(w => w.Amount) + takings.Sum(t => t.Paid(method));
        var fee = method == PaymentMethod.Card ? Money.FromEuros(gross.Euros * 0.012m) : Money.Zero;
        await s.GetRequiredService<RemittanceActions>().Record(new(Id<Remittance>.New(), cast.Entity, method, stage.Now, [.. waiting.Select(w => w.Id)], fee, [.. takings.Select(t => t.Id)])).Must();
        return waiting.Count;
    });

    private async Task Sell(Played seller)
    {
        var invoice = await Submit(seller);
        if (seller.Of.Unbound) return;
        var day = stage.Now;
        stage.On(day.AddDays(1), async () =>
        {
            await stage.As(cast.Accountant, s => s.GetRequiredService<InvoiceIssue>().Issue(invoice.Id)).Must();
            if (!seller.Of.Featured && stage.Chance.Next(60) == 0) stage.On(day.AddDays(6), () => Credit(seller, invoice));
            else PlanPayment(seller, invoice);
        });
    }

    /// <summary>An invoice made wrongly: its credit note, submitted by its author and issued by the accountant.</summary>
    private async Task Credit(Played seller, Invoice invoice)
    {
        var note = await stage.As(seller.Account, s => s.GetRequiredService<InvoiceCopies>().Credit(invoice.Id, Id<Invoice>.New())).Must();
        await stage.As(seller.Account, s => s.GetRequiredService<InvoiceActions>().Submit(new(note.Id, seller.Id, note.Version, note.Draft))).Must();
        await stage.As(cast.Accountant, s => s.GetRequiredService<InvoiceIssue>().Issue(note.Id)).Must();
    }

    private Task<Invoice> Submit(Played seller) => stage.As(seller.Account, s => s.GetRequiredService<InvoiceActions>()
        .Submit(new InvoiceSave(Id<Invoice>.New(), seller.Id, 0, Draft(seller)))).Must();

    private async Task LeaveReturned(Played seller)
    {
        var invoice = await Submit(seller);
        await stage.As(cast.Accountant, s => s.GetRequiredService<InvoiceActions>()
            .Return(invoice.Id, "Le client demande son numéro de commande sur la facture : pouvez-vous l’ajouter dans « Référence du client » ?")).Must();
    }

    private Task LeaveDraft(Played seller)
    {
        var draft = Draft(seller);
        return stage.As(seller.Account, s => s.GetRequiredService<InvoiceActions>()
            .Save(new InvoiceSave(Id<Invoice>.New(), seller.Id, 0, draft with { Subject = "", Lines = [draft.Lines[0] with { UnitPrice = null }] }))).Must();
    }

    private InvoiceDraft Draft(Played seller)
    {
        var (of, today) = (seller.Of, stage.Now);
        var customer = customers[seller.Id][stage.Chance.Next(customers[seller.Id].Count)];
        var isGoods = of.Nature == "goods";
        var sold = of.Sold.OrderBy(_ => stage.Chance.Next()).Take(1 + stage.Chance.Next(of.Unit == "forfait" ? 1 : 2)).ToList();
        var lines = sold.Select(item => Line(of, item.What, item.Price, of.Unit, Quantity(of), isGoods)).ToList();
        if (of.Nature == "mixed") lines.Add(Line(of, "Fournitures", Math.Round(sold[0].Price * 0.3m), "", 1, goods: true));
        DateOnly? from = isGoods ? today : today.AddDays(-stage.Chance.Next(4, 12));
        return new InvoiceDraft(customer.Id, sold[0].What, from, isGoods ? null : today, "", "", customer.Details.PaymentDays, TtcPrices: false, lines);
    }

    private decimal Quantity(DemoActivity of) => of.Unit == "forfait" ? 1 : of.Quantities is [var least, var most] ? stage.Chance.Next(least, most + 1) : stage.Chance.Next(1, 5);

    private static DraftLine Line(DemoActivity of, string what, decimal price, string unit, decimal quantity, bool goods) =>
        new(what, Domain.Kernel.Quantity.From(quantity), unit, UnitPrice.FromEuros(price), of.Vat, goods ? LineNature.Goods : LineNature.Services);

    /// <summary>Most pay on time, some late, some in two parts, a few not at all.</summary>
    private void PlanPayment(Played seller, Invoice invoice)
    {
        var (day, chance) = (stage.Now, stage.Chance.NextDouble());
        // Whoever visits finds an invoice to chase.
        if (seller.Of.Featured && !isLate && day.AddDays(40) < stage.Today && stage.Today < day.AddDays(90))
        {
            isLate = true;
            return;
        }
        var isPrivate = customers[seller.Id].Single(c => c.Id == invoice.CustomerId).Kind == CustomerKind.Private;
        var method = isPrivate ? stage.Chance.Next(2) == 0 ? PaymentMethod.Cheque : PaymentMethod.Card : PaymentMethod.Transfer;
        if (chance < (isPrivate ? 0.85 : 0.8)) Pay(day.AddDays(isPrivate ? stage.Chance.Next(3, 16) : stage.Chance.Next(12, 36)), invoice.Ttc);
        else if (chance < 0.9 && invoice.Ttc.Cents > 50_000)
        {
            var half = new Money(invoice.Ttc.Cents / 2);
            Pay(day.AddDays(stage.Chance.Next(12, 25)), half);
            Pay(day.AddDays(stage.Chance.Next(35, 60)), invoice.Ttc - half);
        }
        else if (chance < 0.93) Pay(day.AddDays(stage.Chance.Next(40, 70)), invoice.Ttc);
        else if (chance < 0.95) Pay(day.AddDays(stage.Chance.Next(40, 70)), invoice.Ttc + new Money(10_000));

        void Pay(DateOnly on, Money amount) => stage.On(on, () => stage.As(cast.Accountant, s => s.GetRequiredService<ReceiptActions>()
            .Record(invoice.Id, new ReceiptDraft(Id<Clearing>.New(), amount, stage.Now, method))).Must());
    }
}
