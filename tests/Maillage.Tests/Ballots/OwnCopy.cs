using Maillage.Ballots;
using Maillage.Cli;
using Maillage.Tests.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Maillage.Tests.Ballots;

/// <summary>The pages of secret votes in a folder, opened without a server, or served for one election.</summary>
internal sealed class OwnCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("maillage-pages-");
    private readonly List<string> complaints = [];

    public OwnCopy()
    {
        foreach (var file in BrowserFiles.All) System.IO.File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), file.Content.Span);
    }

    /// <summary>What the pages complained of to the console: errors of scripts, what the policy of content stopped.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints) return [.. complaints];
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    public Task<IPage> Open(string name, int width = 1280, bool dark = false) => Open(new Uri($"{folder.FullName}/"), name, width, dark);

    public Task<IPage> Open(WebApplication site, int width = 1280, bool dark = false) => Open(new Uri(site.Urls.Single()), "/", width, dark);

    public async Task<WebApplication> Serve(SampleElection sample)
    {
        var site = BoothSite.Build(sample.Board, () => sample.Archive, ["http://127.0.0.1:0"]);
        await site.StartAsync();
        return site;
    }

    public static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    /// <summary>The bytes that a button gives to keep.</summary>
    public static async Task<byte[]> Download(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await System.IO.File.ReadAllBytesAsync(await download.PathAsync());
    }

    private async Task<IPage> Open(Uri address, string name, int width, bool dark)
    {
        var page = await Chromium.Page(address, width, dark);
        page.PageError += (_, error) => Complain(error);
        page.Console += (_, message) =>
        {
            // A refusal is a page like another, which the browser reports as an error of loading.
            if (message.Type is "error" or "warning" && !message.Text.Contains("422", StringComparison.Ordinal)) Complain(message.Text);
        };
        await page.GotoAsync(name);
        return page;
    }

    private void Complain(string what)
    {
        lock (complaints) complaints.Add(what);
    }
}
