using Maillage.Tests.Harness;

namespace Maillage.Tests.Browser;

/// <summary>Makes the pictures of <c>docs/guide/</c>: run by <c>scripts/pictures.sh</c>, never by the tests.</summary>
public sealed class GuidePictures
{
    [Fact(Explicit = true)]
    public async Task Take()
    {
        var folder = Environment.GetEnvironmentVariable("MAILLAGE_PICTURES") ?? throw new InvalidOperationException("MAILLAGE_PICTURES names the folder of the pictures.");
        var only = Environment.GetEnvironmentVariable("MAILLAGE_PICTURES_ONLY")?.Split(',');
        Directory.CreateDirectory(folder);
        await using var house = await DemoHouse.Serve();
        var names = await DemoPages.Names(house);
        foreach (var width in Chromium.Widths)
            foreach (var person in DemoPages.All.Where(p => only?.Contains($"{p.Name}-{width}") ?? true).GroupBy(p => p.Person))
            {
                var page = await Chromium.Page(house.Address, width);
                await DemoPages.Enter(page, person.Key);
                foreach (var (_, name, path) in person)
                {
                    await page.SetViewportSizeAsync(width, 640);
                    await page.GotoAsync(names(path));
                    // The whole page fits the window, so that what sticks to its bottom stays there.
                    var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
                    await page.SetViewportSizeAsync(width, Math.Clamp(height, 640, 2_400));
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png") });
                }
            }
    }
}
