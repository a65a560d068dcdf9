using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Maillage.Ballots;
using static System.FormattableString;

namespace Maillage.Bench;

/// <summary>The booth in Chromium: ballots of ten resolutions, made as the page makes them, from the election's text to the tracker.</summary>
public static class BoothBench
{
    private const int Ballots = 20;

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Scripts = ["messages.js", "hashes.js", "group.js", "proofs.js", "credentials.js", "elections.js", "ballots.js", "bench.js"];

    private static string Bench => Invariant($$"""
        const random = length => crypto.getRandomValues(new Uint8Array(length));
        const questions = Array.from({ length: 10 }, (_, i) => ({ answers: ["Pour", "Contre", "Abstention"], min: 1, max: 1, question: `Résolution ${i + 1}` }));
        const text = JSON.stringify({ version: 1, description: "", name: "Bench", group: Group.NAME, public_key: String(Group.generatorPower(Group.randomScalar(random))), questions, uuid: "abcdefghijkmnp" });
        const times = Array.from({ length: {{Ballots}} }, () => {
          const start = performance.now(), election = Elections.read(text), credential = Credentials.make(random);
          Ballots.make(election, credential, election.questions.map(question => Elections.weights(question, { blank: false, answers: [0] })), random);
          return performance.now() - start;
        });
        document.body.textContent = `first ${times[0]} median ${times.sort((a, b) => a - b)[{{Ballots / 2}}]}`;
        """);

    /// <summary>Nothing without a Chromium.</summary>
    public static IReadOnlyList<Row> Run()
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } browser) return [];
        var folder = Directory.CreateTempSubdirectory("maillage-bench-booth-");
        try
        {
            foreach (var file in BrowserFiles.All) File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), file.Content.Span);
            File.WriteAllText(Path.Combine(folder.FullName, "bench.js"), Bench);
            var page = Path.Combine(folder.FullName, "bench.html");
            File.WriteAllText(page, $"<!doctype html><meta charset=\"utf-8\"><body>{string.Concat(Scripts.Select(s => $"<script src=\"{s}\"></script>"))}");
            var start = new ProcessStartInfo(browser, ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", new Uri(page).AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var measured = Regex.Match(process.StandardOutput.ReadToEnd(), @"first ([0-9.]+) median ([0-9.]+)");
            process.WaitForExit();
            if (!measured.Success) throw new InvalidOperationException($"The booth was not measured: {errors.Result}");
            return [new Row(Invariant($"Ballots of ten resolutions made by the booth in Chromium ({Ballots})"), $"{Milliseconds(measured.Groups[2].Value)} each, the first {Milliseconds(measured.Groups[1].Value)}", "–", "–",
                "the browser’s products of 2048 bits")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Milliseconds(string measured) => Invariant($"{double.Parse(measured, CultureInfo.InvariantCulture):0} ms");
}
