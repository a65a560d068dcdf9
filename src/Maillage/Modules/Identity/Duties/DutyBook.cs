using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Duties;

/// <summary>Which duties are separated, and whether the acting account would do both halves of one.</summary>
public sealed class DutyBook(Db db, Access access, Current current, IEnumerable<DeclaredDuty> declared)
{
    private HashSet<string>? asked;

    /// <summary>Every separation that can be asked for, with whether it is.</summary>
    public async Task<IReadOnlyList<(DeclaredDuty Duty, bool Asked)>> All()
    {
        var keys = await Asked();
        return [.. declared.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => (d, keys.Contains(d.Key)))];
    }

    /// <summary>Asks for these separations and no other.</summary>
    public Task<Result> Ask(IReadOnlyCollection<string> keys) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (!keys.All(k => declared.Any(d => d.Key == k))) return new Refusal("identity.duty", "Une des cases cochées n’existe pas : rouvrez la page.", "Keys");
        var rows = await db.Set<SeparatedDuty>().ToListAsync();
        db.RemoveRange(rows.Where(d => !keys.Contains(d.Key)));
        db.AddRange(keys.Distinct().Where(k => rows.TrueForAll(d => d.Key != k)).Select(k => new SeparatedDuty(db.Cooperative, k)));
        asked = null;
        return Result.Done;
    });

    /// <summary>Refuses who prepared one of these records, when the duty is separated.</summary>
    /// <param name="kind">Name of their type in the code, as the trail notes it.</param>
    public async Task<Refusal?> Refuse(string duty, string kind, IReadOnlyCollection<long> records)
    {
        if (records.Count == 0 || current.Account is not { } account || !await IsAsked(duty)) return null;
        var prepared = await (from s in db.Set<AuditSubject>()
                              where s.Kind == kind && records.Contains(s.RecordId)
                              join r in db.Set<AuditRecord>() on s.Number equals r.Number
                              where r.AccountId == account
                              select r.Number).AnyAsync();
        return prepared ? Both(duty) : null;
    }

    /// <summary>The same, where the record itself says who prepared it.</summary>
    public async Task<Refusal?> Refuse(string duty, params long?[] authors) =>
        current.Account is { } account && authors.Contains(account) && await IsAsked(duty) ? Both(duty) : null;

    /// <summary>Whether the cooperative separates a duty: one question for all of them, asked once.</summary>
    public async Task<bool> IsAsked(string duty) => (await Asked()).Contains(duty);

    private async Task<HashSet<string>> Asked() => asked ??= await db.Set<SeparatedDuty>().Select(d => d.Key).ToHashSetAsync();

    private Refusal Both(string duty) => new("identity.duty.both", $"{declared.Single(d => d.Key == duty).Label} : la coopérative demande une autre personne que vous.");
}
