using System.Text.Json;
using Maillage.Platform;

namespace Maillage.Modules.Privacy;

/// <summary>A kind of personal data: a line of the register of processing activities (GDPR, art. 30).</summary>
/// <param name="End">Who erases it once its time is over: the program, or someone by hand, and where.</param>
/// <param name="Tables">The tables of the program that hold it.</param>
/// <param name="Years">Its time, where the program itself applies it.</param>
public sealed record DataKind(string Key, string Label, string Purpose, string Basis, string Keep, string Source, string End, IReadOnlyList<string> Tables, int? Years = null)
{
    /// <summary>False for what says nothing of anyone.</summary>
    public bool IsPersonal => Key != "none";
}

/// <summary>The kinds of <c>rules/personal-data.json</c>.</summary>
public sealed record DataKinds(IReadOnlyList<DataKind> Kinds)
{
    public IEnumerable<DataKind> Personal => Kinds.Where(k => k.IsPersonal);

    public static DataKinds Load() => JsonSerializer.Deserialize<DataKinds>(RuleFiles.Read("personal-data.json"), JsonSerializerOptions.Web)!;
}
