using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Maillage.Tests.Ballots;

/// <summary>A voter in the booth.</summary>
internal static class Booth
{
    public static async Task Enter(IPage page, string credential)
    {
        await page.GetByLabel("Droit de vote", new() { Exact = true }).FillAsync(credential);
        await page.GetByRole(AriaRole.Button, new() { Name = "Passer aux questions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vos réponses" })).ToBeVisibleAsync();
    }

    /// <summary>Ticks these answers, reads them again, makes the ballot.</summary>
    /// <returns>The tracker that the page shows.</returns>
    public static async Task<string> Encrypt(IPage page, params IReadOnlyList<string> answers)
    {
        foreach (var answer in answers) await page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Relire mes réponses" }).ClickAsync();
        await Expect(page.Locator("#choices dd")).ToHaveTextAsync(answers);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chiffrer mon bulletin" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Votre bulletin est prêt" })).ToBeVisibleAsync();
        return await page.Locator("#tracker").InnerTextAsync();
    }
}
