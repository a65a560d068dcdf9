using System.Diagnostics;

namespace Maillage.Tests.Formats;

/// <summary>Runs programs that are not ours, as an independent judge of the files we write.</summary>
public static class OutsideTools
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The text of a PDF, laid out as on the page, pages separated by form feeds (pdftotext of poppler-utils).</summary>
    public static string PdfText(byte[] pdf) => OnFile(pdf, file => Run("pdftotext", "-layout", "-enc", "UTF-8", file, "-"));

    /// <summary>What pdfinfo of poppler-utils says about a PDF.</summary>
    public static string PdfInfo(byte[] pdf) => OnFile(pdf, file => Run("pdfinfo", file));

    /// <summary>What a program prints about a PDF, whose file is its last argument.</summary>
    public static string OnPdf(byte[] pdf, string program, params string[] arguments) => OnFile(pdf, file => Run(program, [.. arguments, file]));

    /// <summary>What the QR code on a page of a PDF says, read from a picture at 200 dots per inch (pdftoppm, then zbarimg of zbar-tools).</summary>
    public static string QrText(byte[] pdf, int page) => OnFile(pdf, file =>
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Run("pdftoppm", "-r", "200", "-gray", "-f", $"{page}", "-l", $"{page}", file, Path.Combine(folder.FullName, "page"));
            return Run("zbarimg", "--quiet", "--nodbus", "--raw", "-Sbinary", folder.GetFiles().Single().FullName).TrimEnd('\n');
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    /// <summary>Standard output of a program; what it writes to standard error, or a code that is not zero, is a failure.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill();
            throw new TimeoutException($"{program} did not end within {Longest}.");
        }
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && errors.Result.Length == 0, $"{program} ended with {process.ExitCode}: {errors.Result}");
        return output.Result;
    }

    /// <summary>Runs of any spaces as one space.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string OnFile(byte[] content, Func<string, string> use)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, content);
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
