using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;

namespace Maillage.Modules.Ledger.Checks;

/// <summary>One pass over every entry in the order of identities: verifies each, and gathers what the other verifications need.</summary>
public sealed class EntryPass(Faults faults, IReadOnlyDictionary<Id<Activity>, Id<LegalEntity>> entityOf)
{
    public int Entries { get; private set; }
    public int Drafts { get; private set; }
    public int Lines { get; private set; }

    /// <summary>Movements recomputed from the lines.</summary>
    public Dictionary<BalanceKey, Movement> Movements { get; } = [];

    /// <summary>Hashes, drafts and debits of each month.</summary>
    public Dictionary<(Id<LegalEntity>, Month), MonthContent> Months { get; } = [];

    /// <summary>Numbers given in each journal and year, with their day of validation.</summary>
    public Dictionary<(Id<LegalEntity> Entity, string Journal, DateOnly Year), List<(int Number, DateOnly On)>> Numbers { get; } = [];

    /// <summary>Lines that opened an item, with their amount.</summary>
    public Dictionary<Id<EntryLine>, Money> Opening { get; } = [];

    /// <summary>Lines that settled an item, with the item and the amount settled.</summary>
    public Dictionary<Id<EntryLine>, (Id<OpenItem> Item, Money Amount)> Settling { get; } = [];

    public void Look(Entry entry)
    {
        Entries++;
        var name = entry.IsValidated ? entry.Reference : $"Brouillon {entry.Id}";
        if (!entry.Lines.Sum(l => l.Amount).IsZero) faults.Add($"{name} n’est pas équilibrée.");
        else if (entry.Lines.GroupBy(l => l.ActivityId).Any(g => !g.Sum(l => l.Amount).IsZero)) faults.Add($"{name} n’est pas équilibrée par activité.");
        if (!entry.Lines.Where(l => l.Account == EntryRules.Liaison).Sum(l => l.Amount).IsZero) faults.Add($"{name} : ses lignes de liaison ne s’annulent pas.");
        if (entry.Lines.Any(l => l.Validated != entry.IsValidated)) faults.Add($"{name} : ses lignes n’ont pas le même état qu’elle.");
        if (entry.Lines.Any(l => l.EntityId != entry.EntityId || l.Date != entry.Date)) faults.Add($"{name} : une ligne n’a pas la date ou l’entité de l’écriture.");
        if (entry.Lines.Any(l => entityOf.GetValueOrDefault(l.ActivityId) != entry.EntityId)) faults.Add($"{name} : une ligne porte l’activité d’une autre entité.");

        var month = Month.Of(entry.Date);
        if (!Months.TryGetValue((entry.EntityId, month), out var content)) Months[(entry.EntityId, month)] = content = new MonthContent();
        content.Debit += entry.Total;
        if (entry.IsValidated) Validated(entry, name, content);
        else
        {
            Drafts++;
            content.Drafts++;
        }
        foreach (var line in entry.Lines) Count(entry, line, month);
    }

    private void Validated(Entry entry, string name, MonthContent content)
    {
        content.Hashes.Add(entry.Hash);
        if (HashOf(entry) != entry.Hash) faults.Add($"{name} a été modifiée après sa validation : son empreinte ne correspond plus.");
        if (entry is { Number: { } number, YearStart: { } year, ValidatedOn: { } on })
        {
            if (!Numbers.TryGetValue((entry.EntityId, entry.Journal, year), out var given)) Numbers[(entry.EntityId, entry.Journal, year)] = given = [];
            given.Add((number, on));
        }
        else faults.Add($"{name} est validée sans numéro.");
    }

    private static string? HashOf(Entry entry)
    {
        try
        {
            return EntryHash.Of(entry);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private void Count(Entry entry, EntryLine line, Month month)
    {
        Lines++;
        var key = new BalanceKey(line.EntityId, line.ActivityId, line.Account, month);
        var m = Movements.GetValueOrDefault(key);
        var (debit, credit) = (line.Debit.Cents, line.Credit.Cents);
        Movements[key] = entry.IsValidated ? m with { Debit = m.Debit + debit, Credit = m.Credit + credit, Lines = m.Lines + 1 }
            : new Movement(m.Debit + debit, m.Credit + credit, m.DraftDebit + debit, m.DraftCredit + credit, m.Lines + 1);
        if (!entry.IsValidated) return;
        if (line.DueOn is not null) Opening[line.Id] = line.Amount;
        if (line.Settles is { } item) Settling[line.Id] = (item, -line.Amount);
    }
}

/// <summary>What a month holds.</summary>
public sealed class MonthContent
{
    /// <summary>Hashes of the validated entries in the order of identities.</summary>
    public List<string> Hashes { get; } = [];
    public int Drafts { get; set; }
    public Money Debit { get; set; }
}
