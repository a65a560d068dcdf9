using Maillage.Tests.Harness;

namespace Maillage.Tests.House;

/// <summary>The API does what pages do: <c>pages-and-api.txt</c> says of each form by which operation, or why by none, and forgets neither a form nor an operation.</summary>
public sealed class PagesAndApi
{
    private static readonly string[] Reasons = ["rights", "own", "door", "customer", "screen", "setting"];

    [Fact]
    public async Task Each_form_of_a_page_has_its_operation_or_the_reason_why_not()
    {
        await using var house = await TestHouse.Serve();
        var told = File.ReadLines(Path.Combine(Sources.Root, "tests/Maillage.Tests/House/pages-and-api.txt")).Where(l => !l.StartsWith('#')).Select(l => l.Split("  ", 2, StringSplitOptions.TrimEntries)).ToDictionary(l => l[0], l => l[1]);
        var forms = (await RoleMatrix.Forms(house.Services)).Select(f => $"{f.Route} {f.Handler}".TrimEnd()).ToList();
        Assert.Equal(forms.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));

        var operations = ApiMatrix.Operations(house.Services).Select(o => $"{o.Method} {o.Route}").ToHashSet();
        var named = told.Values.Where(v => !Reasons.Contains(v)).SelectMany(v => v.Split(", ")).ToHashSet();
        Assert.Empty(named.Except(operations));
        Assert.Empty(operations.Where(o => !o.StartsWith("GET ", StringComparison.Ordinal)).Except(named));
    }
}
