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
        await db.Lock("audit");
        var (number, before) = await Last(db);
        var salt = new byte[AuditPayload.SaltSize];
        random.GetBytes(salt);
        var payload = new AuditPayload(db.Cooperative, number + 1, salt, JsonSerializer.Serialize(changes, Json));
        await db.Insert([
            new AuditRecord(db.Cooperative, number + 1, Clock.NowOf(time), current.Account, current.Behind, current.Act, payload.Hash, before), payload,
            .. changes.Where(c => c.Id is not null).Select(c => (c.Kind, c.Id)).Distinct().Select(s => new AuditSubject(db.Cooperative, number + 1, s.Kind, s.Id!.Value))]);
    }

    private static async Task<(long Number, byte[] Hash)> Last(Db db)
    {
        await using var command = db.Command("""SELECT "Number", "Hash" FROM "AuditRecords" WHERE "CooperativeId" = @p0 ORDER BY "Number" DESC LIMIT 1""", db.Cooperative.Value);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), (byte[])reader.GetValue(1)) : (0, new byte[AuditRecord.HashSize]);
    }
}
