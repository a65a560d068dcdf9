using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Engines.Cli;

/// <summary>What the program said it had done, as people read it on their screens.</summary>
public sealed class Acknowledged
{
    private readonly ConcurrentQueue<(string Act, long Id)> acts = new();
    private readonly SemaphoreSlim said = new(0);

    public int Count => acts.Count;

    public void Add(string act, long id)
    {
        acts.Enqueue((act, id));
        said.Release();
    }

    /// <summary>Waits for so many more.</summary>
    public async Task More(int count)
    {
        for (var i = 0; i < count; i++) await said.WaitAsync();
    }

    /// <summary>Forgets what was not waited for.</summary>
    public void Settle()
    {
        while (said.Wait(0)) { }
    }

    /// <summary>What is not in the database although it was said to be.</summary>
    public async Task<IReadOnlyList<string>> Lost(TestHouse house)
    {
        var found = await house.Read(async db =>
        {
            var invoices = await db.Set<Invoice>().AsNoTracking().Select(i => new { i.Id, i.State }).ToListAsync();
            var entries = await db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().Select(e => new { e.Id, e.Number }).ToListAsync();
            return new HashSet<(string, long)>(
            [
                .. invoices.Select(i => ("submitted", i.Id.Value)), .. invoices.Where(i => i.State == InvoiceState.Issued).Select(i => ("issued", i.Id.Value)),
                .. (await db.Set<Receipt>().Select(r => r.Id).ToListAsync()).Select(id => ("received", id.Value)),
                .. entries.Select(e => ("written", e.Id.Value)), .. entries.Where(e => e.Number != null).Select(e => ("validated", e.Id.Value)),
            ]);
        });
        return [.. acts.Where(a => !found.Contains(a)).Select(a => $"{a.Act} {a.Id}")];
    }
}

/// <summary>Someone of the team at work in a browser, until the program stops answering.</summary>
public sealed partial class Worker(Acknowledged acknowledged, Random random, long activity, long customer)
{
    /// <summary>Works until the connection breaks. An answer that is not the expected one is a failure of the program.</summary>
    public async Task Work(Visitor visitor)
    {
        try
        {
            while (true)
                if (random.Next(2) == 0) await Sell(visitor);
                else await Write(visitor);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
        }
    }

    private async Task Sell(Visitor visitor)
    {
        await visitor.Open($"/factures/nouvelle?activite={activity}");
        await visitor.Submit("form[data-autosave]", ("Input.CustomerId", $"{customer}"), ("Input.Lines[0].Description", "Journée"), ("Input.Lines[0].UnitPrice", $"{random.Next(100, 900)},35"), ("op", "submit"));
        var id = Done(visitor, "submitted", "La facture est soumise");
        await visitor.Submit("form[action*='Emettre']");
        Done(visitor, "issued", "est émise");
        if (random.Next(3) == 0) return;
        var receipt = long.Parse(visitor.Page.QuerySelector("[name='Receipt.Id']")!.GetAttribute("value")!, CultureInfo.InvariantCulture);
        await visitor.Submit("form#encaisser", ("Receipt.Amount", $"{random.Next(10, 100)},01"));
        Assert.Equal(id, Done(visitor, "received", "encaissés sur la facture", receipt));
    }

    private async Task Write(Visitor visitor)
    {
        var amount = $"{random.Next(1, 500)},{random.Next(10, 99)}";
        await visitor.Open("/comptabilite/ecritures/nouvelle");
        await visitor.Submit("main form[method=post]",
            ("Input.Document", "F-1"), ("Input.Label", "Fournitures"),
            ("Input.Lines[0].Account", "606"), ("Input.Lines[0].Activity", $"{activity}"), ("Input.Lines[0].Debit", amount),
            ("Input.Lines[1].Account", "401"), ("Input.Lines[1].Activity", $"{activity}"), ("Input.Lines[1].Credit", amount), ("acte", "enregistrer"));
        Done(visitor, "written", "en brouillon");
        if (random.Next(3) == 0) return;
        await visitor.Submit("form[action*='Valider']");
        Done(visitor, "validated", "Écriture OD-");
    }

    private long Done(Visitor visitor, string act, string said, long? thing = null)
    {
        Assert.True(visitor.Status == HttpStatusCode.OK && Visitor.Plain(visitor.Page.Body!.TextContent).Contains(said, StringComparison.Ordinal),
            $"{act}: {visitor.Status} at {visitor.Path}\n{visitor.Text}");
        var id = long.Parse(Identity().Match(visitor.Path).Value, CultureInfo.InvariantCulture);
        acknowledged.Add(act, thing ?? id);
        return id;
    }

    [GeneratedRegex(@"\d{6,}")]
    private static partial Regex Identity();
}
