using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

[Trait("Kind", "Slow")]
public sealed class OfficialMutationTests
{
    [Fact]
    public void The_official_rules_find_the_same_faults_under_the_same_names()
    {
        var documents = ElectronicMutations.All.ToDictionary(m => m.Name, m => CiiWriter.Write(m.Invoice));
        var (en, french) = (OfficialTools.Schematron(OfficialTools.EnCii, documents), OfficialTools.Schematron(OfficialTools.FrenchCii, documents));
        var faults = new List<string>();
        foreach (var mutation in ElectronicMutations.All)
        {
            var broken = en[mutation.Name].Concat(french[mutation.Name]).ToList();
            if (mutation.Official is null ? broken.Count > 0 : !broken.Exists(b => b.StartsWith(mutation.Official, StringComparison.Ordinal)))
                faults.Add($"{mutation.Name}: {mutation.Official ?? "nothing"} expected, {string.Join(" ", broken)} broken");
        }
        Assert.Empty(faults);
    }
}
