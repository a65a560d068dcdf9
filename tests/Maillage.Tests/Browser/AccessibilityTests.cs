using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Browser;

public sealed class AccessibilityTests
{
    private static readonly RunOnlyOptions Everything = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What colours alone may break.</summary>
    private static readonly RunOnlyOptions Contrast = new() { Type = "rule", Values = ["color-contrast"] };

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
                var sizes = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
                if (sizes[0] > width) faults.Add($"{name}: {sizes[0]} px wide on a screen of {width}");
                // axe leaves out what is not on the screen: the whole page is put there.
                await page.SetViewportSizeAsync(width, Math.Min(sizes[1], 8_000));
                // Our pages have one frame; the mode for several opens a blank page each time, which takes longer than the rules.
#pragma warning disable CS0618
                var result = await page.Locator("html").RunAxeLegacy(new AxeRunOptions { RunOnly = dark ? Contrast : Everything });
#pragma warning restore CS0618
                foreach (var v in result.Violations) faults.Add($"{name} {v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
            }
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order()));
    }
}
