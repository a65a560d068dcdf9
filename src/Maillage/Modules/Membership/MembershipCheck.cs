using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership;

/// <summary>Associates and who has a contract are persons that exist, each once at a time: one person, one vote, one contract. Conventions are whole.</summary>
public sealed class MembershipCheck(Db db, DocumentFiles files) : ICheck
{
    public string Name => "Associés et contrats";

    public async Task<CheckReport> Run()
    {
        var associates = await db.Set<Associate>().AsNoTracking().ToListAsync();
        var persons = (await db.Set<Person>().Select(p => p.Id).ToListAsync()).ToHashSet();
        var faults = associates.Where(a => !persons.Contains(a.PersonId)).Select(a => $"L’associé {a.Id} est une personne qui n’existe pas : {a.PersonId}.").ToList();
        foreach (var own in associates.GroupBy(a => a.PersonId))
            if (own.Any(a => own.Any(b => b != a && b.Dates.Overlaps(a.Dates)))) faults.Add($"La personne {own.Key} est associée deux fois aux mêmes dates.");
        var contracts = await db.Set<Contract>().AsNoTracking().ToListAsync();
        faults.AddRange(contracts.Where(c => !persons.Contains(c.PersonId)).Select(c => $"Le contrat {c.Id} est d’une personne qui n’existe pas : {c.PersonId}."));
        foreach (var own in contracts.GroupBy(c => c.PersonId))
            if (own.Any(a => own.Any(b => b != a && b.Terms.Dates.Overlaps(a.Terms.Dates)))) faults.Add($"La personne {own.Key} a deux contrats aux mêmes dates.");
        var conventions = await Conventions(persons, faults);
        return new CheckReport($"périodes {French.Number(associates.Count, 0, 0)}, conventions {French.Number(conventions, 0, 0)}", faults);
    }

    /// <summary>Each convention is of an activity that exists, covers persons that exist, shares the whole, and has the very document that was signed.</summary>
    private async Task<int> Conventions(HashSet<Id<Person>> persons, List<string> faults)
    {
        var conventions = await db.Set<Convention>().AsNoTracking().ToListAsync();
        if (conventions.Count == 0) return 0;
        var activities = await db.Set<Activity>().AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Code);
        foreach (var convention in conventions)
        {
            var of = activities.GetValueOrDefault(convention.ActivityId);
            if (of is null) faults.Add($"La convention {convention.Id} est d’une activité qui n’existe pas : {convention.ActivityId}.");
            if (convention.Members.Any(m => !persons.Contains(m.PersonId))) faults.Add($"La convention {convention.Id} de {of} couvre une personne qui n’existe pas.");
            if (convention.Key == SplitKey.Shares && convention.Members.Sum(m => m.Share.BasisPoints) != 10_000) faults.Add($"Les parts de la convention {convention.Id} de {of} ne font pas 100 %.");
            if (await files.Find(convention.Sha256) is not { } bytes || DocumentFiles.Key(bytes) != convention.Sha256) faults.Add($"Le document signé de la convention {convention.Id} de {of} manque ou a changé.");
        }
        return conventions.Count;
    }
}
