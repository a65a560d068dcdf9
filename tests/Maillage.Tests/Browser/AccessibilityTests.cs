using System.Collections.Concurrent;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Browser;

public sealed class AccessibilityTests
{
    [Theory, Trait("Kind", "Slow")]
    [InlineData(360, false)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task No_page_has_an_accessibility_violation_nor_scrolls_sideways(int width, bool dark)
    {
        await using var house = await DemoHouse.Serve();
        var names = await DemoPages.Names(house);
        var faults = new ConcurrentBag<string>();
        // A page has one process of the browser, which the rules keep busy: two at a time.
        await Parallel.ForEachAsync(DemoPages.All.GroupBy(p => p.Person), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (person, _) =>
        {
            var page = await Chromium.Page(house.Address, width, dark);
            await DemoPages.Enter(page, person.Key);
            foreach (var (_, name, path) in person)
            {
                await page.SetViewportSizeAsync(width, 800);
                var answer = await page.GotoAsync(names(path));
                if (answer!.Status != 200) faults.Add($"{name}: {answer.Status}");
                foreach (var fault in await Axe.Faults(page, name, width, contrast: dark)) faults.Add(fault);
            }
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order()));
    }
}
