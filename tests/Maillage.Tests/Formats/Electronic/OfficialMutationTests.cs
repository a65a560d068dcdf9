namespace Maillage.Tests.Formats.Electronic;

[Trait("Kind", "Slow")]
public sealed class OfficialMutationTests
{
    [Fact]
    public void The_official_rules_find_the_same_faults_under_the_same_names()
    {
        var (en, french) = (OfficialBatch.Under(OfficialTools.EnCii), OfficialBatch.Under(OfficialTools.FrenchCii));
        var faults = new List<string>();
        foreach (var mutation in ElectronicMutations.All)
        {
            var broken = en["fault-" + mutation.Name].Concat(french["fault-" + mutation.Name]).ToList();
            if (mutation.Official is null ? broken.Count > 0 : !broken.Exists(b => b.StartsWith(mutation.Official, StringComparison.Ordinal)))
                faults.Add($"{mutation.Name}: {mutation.Official ?? "nothing"} expected, {string.Join(" ", broken)} broken");
        }
        Assert.Empty(faults);
    }
}
