using System.Text.Json.Serialization;

namespace Maillage.Platform.Audit;

/// <summary>What an act did to a record.</summary>
public enum AuditVerb { Added, Changed, Removed, Read }

/// <summary>A record that was written, or read when that is noted. What a record was made of is in the record itself, less its later changes.</summary>
/// <param name="Kind">Name of its type in the code.</param>
/// <param name="Id">Null for rows that are no record of their own.</param>
/// <param name="Fields">By column: what it was and what it is, for a change; what it was, for a row removed; for a part of the record that came or went, nothing, under the name of its type; for a read, how, under <see cref="HowRead"/>. Secrets are never here.</param>
public sealed record AuditChange(string Kind, long? Id, [property: JsonConverter(typeof(JsonStringEnumConverter<AuditVerb>))] AuditVerb Verb,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string?>>? Fields = null)
{
    public const string HowRead = "Read";
}
