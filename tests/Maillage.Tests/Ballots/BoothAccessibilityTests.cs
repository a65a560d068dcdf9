using Maillage.Ballots;
using Maillage.Tests.Browser;
using Microsoft.Playwright;

namespace Maillage.Tests.Ballots;

/// <summary>Every step of the pages of secret votes against the rules of accessibility.</summary>
[Trait("Kind", "Slow")]
public sealed class BoothAccessibilityTests : IDisposable
{
    private readonly OwnCopy copy = new();
    private readonly List<string> faults = [];

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task No_step_has_a_violation_nor_scrolls_sideways(int width, bool dark)
    {
        await VoterSteps(width, dark);
        await KeyHolderSteps(width, dark);
        await AuthoritySteps(width, dark);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task VoterSteps(int width, bool dark)
    {
        var sample = new SampleElection(31, 5, SampleElection.ThreeKinds);
        await using var site = await copy.Serve(sample);
        var page = await copy.Open("booth.html", width, dark);
        await Press("Ouvrir ce vote");
        await Check("booth, open");
        page = await copy.Open(site, width, dark);
        await Check("urn");
        await page.GotoAsync($"/isoloir/{BrowserFiles.BoothName}");
        await Press("Passer aux questions");
        await page.Locator("summary").ClickAsync();
        await Check("booth, credential");
        await Booth.Enter(page, sample.Credentials[0].ToString());
        await Press("Relire mes réponses");
        await Check("booth, questions");
        foreach (var answer in (string[])["Pour", "Zoé", "Bien"]) await page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await Press("Relire mes réponses");
        await Check("booth, review");
        await Press("Chiffrer mon bulletin");
        await page.Locator("#ballot").WaitForAsync();
        await Check("booth, ballot");
        await Press("Envoyer mon bulletin");
        await page.Locator(".tracker").WaitForAsync();
        await Check("accepted");

        Task Press(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        async Task Check(string name) => faults.AddRange(await Axe.Faults(page, name, width, dark));
    }

    private async Task KeyHolderSteps(int width, bool dark)
    {
        var page = await copy.Open("key-holder.html", width, dark);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fabriquer ma clé" }).ClickAsync();
        await page.Locator("#holder-fault").WaitForAsync();
        faults.AddRange(await Axe.Faults(page, "key holder", width, dark));
        await page.GetByLabel("Votre nom", new() { Exact = true }).FillAsync("Camille");
        await page.GetByLabel("Nom du vote", new() { Exact = true }).FillAsync("Assemblée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fabriquer ma clé" }).ClickAsync();
        await page.Locator("#urn").SetInputFilesAsync(OwnCopy.File("urne.bel", SampleElection.Small.Archive));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir cette urne" }).ClickAsync();
        await page.Locator("#opened").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Déchiffrer ma part" }).ClickAsync();
        await page.Locator("#key-paper-fault").WaitForAsync();
        faults.AddRange(await Axe.Faults(page, "key holder, urn", width, dark));
    }

    private async Task AuthoritySteps(int width, bool dark)
    {
        var page = await copy.Open("credential-authority.html", width, dark);
        var make = page.GetByRole(AriaRole.Button, new() { Name = "Fabriquer les droits de vote" });
        await make.ClickAsync();
        await page.Locator("#vote-fault").WaitForAsync();
        faults.AddRange(await Axe.Faults(page, "authority", width, dark));
        await page.GetByLabel("Nom du vote", new() { Exact = true }).FillAsync("Assemblée");
        await page.GetByLabel("Identifiant du vote", new() { Exact = true }).FillAsync(SampleElection.Small.Election.Uuid);
        await page.GetByLabel("Mandats, un par ligne", new() { Exact = true }).FillAsync("Ana\nZoé");
        await make.ClickAsync();
        await page.Locator("#made").WaitForAsync();
        faults.AddRange(await Axe.Faults(page, "authority, made", width, dark));
    }
}
