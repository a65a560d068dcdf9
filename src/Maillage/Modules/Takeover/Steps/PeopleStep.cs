using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>Persons of the cooperative, without account: each gets one when invited.</summary>
public sealed class PeopleStep(Db db, WhatNames names) : ITakeoverStep
{
    public TakeoverStep Step => TakeoverStep.People;

    public async Task<StepPreview> Read(TakeoverSource source)
    {
        var faults = new List<ImportFault>([.. source.Table.Faults, .. source.Missing]);
        var known = new PersonKeys();
        foreach (var person in await db.Set<Person>().AsNoTracking().OrderBy(p => p.Id).ToListAsync()) known.Add(person, "");
        var rows = new List<PreviewRow>();
        foreach (var row in source.Missing.Count > 0 ? [] : source.Table.Rows)
        {
            var reader = new RowReader(source, row, faults);
            var (first, last) = (reader.Needed("prenom", PersonForm.Longest), reader.Needed("nom", PersonForm.Longest));
            var (email, phone) = (reader.Text("courriel", PersonForm.Longest), reader.Text("telephone", PersonForm.Longest));
            if (reader.Failed) continue;
            if (Person.Check(first, last, email) is { Ok: false } wrong)
            {
                foreach (var refusal in wrong.Refusals) reader.Fault(refusal.Field == "Email" ? "courriel" : refusal.Field == "FirstName" ? "prenom" : "nom", refusal.Message);
                continue;
            }
            var person = new Person(db.Cooperative, first, last, email, phone);
            var twin = known.Find(person);
            rows.Add(new(row.Line, [person.FullName, person.Email, person.Phone], twin is null ? "" : twin.Length > 0 ? twin : "déjà dans Maillage", person));
            if (twin is null) known.Add(person, $"la ligne {row.Line} dit déjà cette personne");
        }
        return new(["Personne", "Courriel", "Téléphone"], rows, faults, [], []);
    }

    public Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run)
    {
        foreach (var row in preview.New)
        {
            var person = (Person)row.Data;
            db.Add(person);
            run.Makes(row.Line, person.Id.Value);
        }
        return Task.FromResult(Result.Done);
    }

    public async Task<Result> Undo(TakeoverRun run)
    {
        List<Id<Person>> ids = [.. run.Things.Where(t => t.Made).Select(t => new Id<Person>(t.ThingId))];
        var people = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToListAsync();
        if (people.Find(p => p.AccountId is not null) is { } signed) return new Refusal("takeover.people.used", $"{signed.FullName} a un compte : cette reprise ne s’annule plus. Corrigez ou effacez les fiches une à une.");
        if (await names.First(ids) is { } used)
            return new Refusal("takeover.people.used", $"{people.Find(p => p.Id == used)?.FullName} est dans une activité, un contrat ou une autre fiche : annulez d’abord ce qui s’y rapporte.");
        db.RemoveRange(people);
        return Result.Done;
    }
}

/// <summary>Persons by what makes another the same: the e-mail address, or the name when one of both has no address.</summary>
public sealed class PersonKeys
{
    private readonly Dictionary<string, (Person Person, string Where)> byEmail = [];
    private readonly Dictionary<string, List<(Person Person, string Where)>> byName = [];

    public void Add(Person person, string where)
    {
        if (person.Email.Length > 0) byEmail.TryAdd(French.Fold(person.Email), (person, where));
        var name = French.Fold(person.FullName);
        if (!byName.TryGetValue(name, out var same)) byName[name] = same = [];
        same.Add((person, where));
    }

    /// <summary>Where the same person is, null when nowhere.</summary>
    public string? Find(Person person)
    {
        if (person.Email.Length > 0 && byEmail.TryGetValue(French.Fold(person.Email), out var found)) return found.Where;
        foreach (var (other, where) in byName.GetValueOrDefault(French.Fold(person.FullName)) ?? [])
            if (other.Email.Length == 0 || person.Email.Length == 0) return where;
        return null;
    }

    /// <summary>The persons that a text names, by e-mail address or by first and last name in either order.</summary>
    public IReadOnlyList<Person> Named(string text)
    {
        var folded = string.Join(' ', French.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (byEmail.TryGetValue(folded, out var found)) return [found.Person];
        if (byName.TryGetValue(folded, out var same)) return [.. same.Select(s => s.Person)];
        return [.. byName.Values.SelectMany(s => s).Select(s => s.Person).Where(p => French.Fold($"{p.LastName} {p.FirstName}") == folded)];
    }
}
