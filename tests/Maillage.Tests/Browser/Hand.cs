using Microsoft.Playwright;

namespace Maillage.Tests.Browser;

/// <summary>A person's hand on a page: counts every click, tap and filled field.</summary>
public sealed class Hand(IPage page)
{
    public int Count { get; private set; }

    public async Task Click(ILocator where)
    {
        Count++;
        await where.ClickAsync();
        // What is typed before the scripts of a page are there, they do not hear.
        await page.Loaded();
    }

    /// <summary>The button or link of that name in the page itself.</summary>
    public Task Click(string name) => Click(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name }).Or(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name })).First);

    public async Task Fill(string label, string text)
    {
        Count++;
        await page.GetByLabel(label).First.FillAsync(text);
    }

    public async Task Choose(string label, string option)
    {
        Count++;
        await page.GetByLabel(label).First.SelectOptionAsync(new SelectOptionValue { Label = option });
    }
}
