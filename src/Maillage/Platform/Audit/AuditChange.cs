using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maillage.Platform.Audit;

/// <summary>What an act did to a record. <see cref="Done"/> is for what no column says: only secrets changed, or rows that are not noted.</summary>
public enum AuditVerb { Added, Changed, Removed, Read, Done }

/// <summary>A record that was written, or read or acted upon when that is noted. What a record was made of is in the record itself, less its later changes.</summary>
/// <param name="Kind">Name of its type in the code.</param>
/// <param name="Id">Null for rows that are no record of their own.</param>
/// <param name="Fields">By column: what it was and what it is, for a change; what it was, for a row removed; for a part of the record that came or went, nothing, under the name of its type; for a read or an act, what it was, in French, under <see cref="What"/>. Secrets are never here.</param>
public sealed record AuditChange(string Kind, long? Id, [property: JsonConverter(typeof(JsonStringEnumConverter<AuditVerb>))] AuditVerb Verb,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string?>>? Fields = null)
{
    /// <summary>Under what a change that has no column says what it was.</summary>
    public const string What = "What";

    /// <summary>The changes that the payload of an act holds.</summary>
    public static IReadOnlyList<AuditChange> ListOf(AuditPayload payload) => JsonSerializer.Deserialize<IReadOnlyList<AuditChange>>(payload.Text)!;
}
