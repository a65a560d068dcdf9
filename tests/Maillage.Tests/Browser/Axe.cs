using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Maillage.Tests.Browser;

/// <summary>The rules of accessibility, and that a page does not scroll sideways.</summary>
internal static class Axe
{
    private static readonly RunOnlyOptions Everything = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What colours alone may break.</summary>
    private static readonly RunOnlyOptions Contrast = new() { Type = "rule", Values = ["color-contrast"] };

    /// <summary>What is wrong with a page as it stands.</summary>
    /// <param name="contrast">Only what colours may break.</param>
    public static async Task<IReadOnlyList<string>> Faults(IPage page, string name, int width, bool contrast)
    {
        // An address is there before the style of its page is.
        await page.Loaded();
        var sizes = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
        // axe leaves out what is not on the screen: the whole page is put there. Less, and the bar at the foot of a phone would lie across what it hides.
        await page.SetViewportSizeAsync(width, Math.Min(sizes[1], 16_000));
        // Our pages have one frame; the mode for several opens a blank page each time, which takes longer than the rules.
#pragma warning disable CS0618
        var result = await page.Locator("html").RunAxeLegacy(new AxeRunOptions { RunOnly = contrast ? Contrast : Everything });
#pragma warning restore CS0618
        var faults = result.Violations.Select(v => $"{name} {v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
        return [.. sizes[0] > width ? faults.Prepend($"{name}: {sizes[0]} px wide on a screen of {width}") : faults];
    }
}
