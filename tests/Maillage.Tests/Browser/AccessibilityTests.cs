using System.Collections.Concurrent;
using Maillage.Tests.Harness;
using Microsoft.Playwright;

namespace Maillage.Tests.Browser;

public sealed class AccessibilityTests
{
    [Theory, Trait("Kind", "Slow")]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task No_page_has_an_accessibility_violation_nor_scrolls_sideways(int width)
    {
        await using var house = await DemoHouse.Serve();
        var names = await DemoPages.Names(house);
        var faults = new ConcurrentBag<string>();
        // A page has one process of the browser, which the rules keep busy: two at a time.
        await Parallel.ForEachAsync(DemoPages.All.GroupBy(p => p.Person), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (person, _) =>
        {
            var page = await Chromium.Page(house.Address, width);
            await DemoPages.Enter(page, person.Key);
            foreach (var (_, name, path) in person)
            {
                await page.SetViewportSizeAsync(width, 800);
                var answer = await page.GotoAsync(names(path));
                if (answer!.Status != 200) faults.Add($"{name}: {answer.Status}");
                foreach (var fault in await Axe.Faults(page, name, width, contrast: false)) faults.Add(fault);
                // Colours are the same at any width.
                if (width < 600) continue;
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                foreach (var fault in await Axe.Faults(page, $"{name}, in the dark", width, contrast: true)) faults.Add(fault);
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order()));
    }
}
