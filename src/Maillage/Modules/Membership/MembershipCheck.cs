using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership;

/// <summary>Associates and who has a contract are persons that exist, each once at a time: one person, one vote, one contract.</summary>
public sealed class MembershipCheck(Db db) : ICheck
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
        return new CheckReport($"périodes {French.Number(associates.Count, 0, 0)}", faults);
    }
}
