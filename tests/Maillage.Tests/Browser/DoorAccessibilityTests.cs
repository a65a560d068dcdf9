using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Maillage.Tests.Browser;

/// <summary>The pages of signing in that no plain visit of the demonstration opens.</summary>
public sealed class DoorAccessibilityTests
{
    [Theory, InlineData(360), InlineData(1280), Trait("Kind", "Slow")]
    public async Task The_steps_of_signing_in_have_no_accessibility_violation(int width)
    {
        await using var mails = new SmtpServer();
        await using var house = await TestHouse.Serve(with: mails.Into);
        await house.Account("Camille Aubrac", Role.Team);
        await house.FoundSecond();
        await house.SecondAccount("camille.aubrac@maillage.example");
        await house.Account("Noé Vasseur", Role.Team);
        await house.Read(db => db.Set<Account>().Where(a => a.DisplayName == "Noé Vasseur").ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true)));

        var page = await Chromium.Page(house.Address!, width);
        await page.GotoAsync("/lien-de-connexion");
        var faults = await Axe.Faults(page, "lien-de-connexion", width, contrast: false);
        await SignIn(page, "camille.aubrac@maillage.example", "/connexion/cooperative");
        faults = [.. faults, .. await Axe.Faults(page, "cooperative", width, contrast: false)];
        await SignIn(page, "noe.vasseur@maillage.example", "/connexion/second-facteur");
        faults = [.. faults, .. await Axe.Faults(page, "second-facteur", width, contrast: false)];
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task SignIn(IPage page, string email, string leadsTo)
    {
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse de courriel").FillAsync(email);
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(TestHouse.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(leadsTo));
    }
}
