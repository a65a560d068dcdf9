using Maillage.Tests.Harness;
using Microsoft.Playwright;

namespace Maillage.Tests.Browser;

/// <summary>A real Chromium, started once a run; each test has its own context.</summary>
public static class Chromium
{
    /// <summary>Widths every page is looked at: a phone and a desk.</summary>
    public static readonly IReadOnlyList<int> Widths = [360, 1280];

    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=fr-FR"];

    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    /// <summary>A page of a given width on the served house; a phone touches.</summary>
    public static async Task<IPage> Page(Uri address, int width, bool dark = false)
    {
        var context = await (await Started.Value).NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            HasTouch = width < 600,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        return page;
    }

    /// <summary>Waits until the page has all it asks for. Asked of the page itself: what the browser announces may be missed when it comes as one begins to wait.</summary>
    public static Task Loaded(this IPage page) => TheProgram.Until(async () =>
    {
        try
        {
            return await page.EvaluateAsync<string>("() => document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            // It gave way to another.
            return false;
        }
    });

    private static async Task<IBrowser> Start()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var found = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium is installed: run ./test.sh, which installs it.");
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = found, Args = Quiet });
    }
}
