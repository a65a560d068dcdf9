using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Audit;

/// <summary>The audit trail has no gap, no act of it was rewritten, and each payload that was not erased is the one that was written.</summary>
public sealed class AuditCheck(Db db) : ICheck
{
    private const int Batch = 5_000;

    public string Name => "Journal des actes";

    public async Task<CheckReport> Run()
    {
        var (before, number, erased, faults) = (new byte[AuditRecord.HashSize], 0L, 0, new List<string>());
        while (await Next(number) is { Count: > 0 } rows)
            foreach (var (record, payload) in rows)
            {
                if (record.Number != number + 1) faults.Add($"Après l’acte {number} du journal vient l’acte {record.Number} : il en manque.");
                if (!record.Hash.AsSpan().SequenceEqual(record.HashAfter(before))) faults.Add($"L’acte {record.Number} du journal a été modifié, ou l’un de ceux d’avant.");
                if (payload is null) erased++;
                else if (!payload.Hash.AsSpan().SequenceEqual(record.PayloadHash)) faults.Add($"Le contenu de l’acte {record.Number} du journal n’est pas celui qui a été écrit.");
                (before, number) = (record.Hash, record.Number);
            }
        return new CheckReport($"actes {French.Number(number, 0, 0)}, contenus effacés {French.Number(erased, 0, 0)}, dernière empreinte {Convert.ToHexStringLower(before)[..16]}", faults);
    }

    private async Task<List<(AuditRecord, AuditPayload?)>> Next(long after)
    {
        var rows = await (from r in db.Set<AuditRecord>().AsNoTracking()
                          where r.Number > after
                          orderby r.Number
                          join p in db.Set<AuditPayload>().AsNoTracking() on r.Number equals p.Number into payloads
                          from p in payloads.DefaultIfEmpty()
                          select new { r, p }).Take(Batch).ToListAsync();
        return [.. rows.Select(x => (x.r, (AuditPayload?)x.p))];
    }
}
