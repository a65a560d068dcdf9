using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maillage.Platform.Data;

namespace Maillage.Platform.Audit;

/// <summary>Writes an act down at the end of the chain, in the transaction of the act itself.</summary>
public sealed class AuditPen(TimeProvider time, RandomNumberGenerator random)
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Last of all that the transaction writes: on PostgreSQL the chain is held from here to the commit.</summary>
    internal async Task Write(Db db, Current current, IReadOnlyList<AuditChange> changes)
    {
        var (number, before) = await Last(db);
        var salt = new byte[AuditPayload.SaltSize];
        random.GetBytes(salt);
        var payload = new AuditPayload(db.Cooperative, number + 1, salt, JsonSerializer.Serialize(changes, Json));
        await db.Insert([
            new AuditRecord(db.Cooperative, number + 1, Clock.NowOf(time), current.Account, current.Behind, current.Act, payload.Hash, before), payload,
            .. changes.Where(c => c.Id is not null).Select(c => (c.Kind, c.Id)).Distinct().Select(s => new AuditSubject(db.Cooperative, number + 1, s.Kind, s.Id!.Value))]);
    }

    /// <summary>Takes the chain, then reads its end: one command, since every act asks.</summary>
    private static async Task<(long Number, byte[] Hash)> Last(Db db)
    {
        const string end = """SELECT "Number", "Hash" FROM "AuditRecords" WHERE "CooperativeId" = @p0 ORDER BY "Number" DESC LIMIT 1""";
        await using var command = db.IsPostgres
            ? db.Command($"SELECT pg_advisory_xact_lock(hashtextextended('audit', @p0)); {end}", (long)db.Cooperative.Value) : db.Command(end, db.Cooperative.Value);
        await using var reader = await command.ExecuteReaderAsync();
        if (db.IsPostgres) await reader.NextResultAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), (byte[])reader.GetValue(1)) : (0, new byte[AuditRecord.HashSize]);
    }
}
