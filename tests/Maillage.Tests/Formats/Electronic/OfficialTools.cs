using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Maillage.Tests.Formats.Electronic;

/// <summary>
/// The official rules of e-invoicing, which are not ours to carry: a folder named by MAILLAGE_STANDARDS holds them, and without it these tests are
/// skipped. Many documents are judged by one process per sheet.
/// </summary>
public static class OfficialTools
{
    private const string Svrl = "http://purl.oclc.org/dsdl/svrl";
    private static readonly string? Standards = Environment.GetEnvironmentVariable("MAILLAGE_STANDARDS");
    private static readonly string Saxon = "/usr/share/java/Saxon-HE.jar";
    private static readonly string Tools = Environment.GetEnvironmentVariable("MAILLAGE_STANDARDS_TOOLS")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "maillage-standards");

    public const string EnCii = "rules/en16931/EN16931-CII-validation.xslt";
    public const string EnUbl = "rules/en16931/EN16931-UBL-validation.xslt";
    public const string FacturX = "rules/factur-x-1.09/EN16931/FACTUR-X_EN16931.xslt";
    public const string FrenchCii = "rules/fr-ctc-1.4.0.03/20260804_BR-FR-Flux2-Schematron-CII_V1.4.0.03.xslt";
    public const string FrenchUbl = "rules/fr-ctc-1.4.0.03/20260804_BR-FR-Flux2-Schematron-UBL_V1.4.0.03.xslt";

    /// <summary>A file of the standards; skips the test when they or the tools to run them are absent.</summary>
    public static string Need(string path = "")
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Standards) || !Directory.Exists(Path.Combine(Standards, "einvoice")), "MAILLAGE_STANDARDS names no folder of standards.");
        Assert.SkipUnless(File.Exists(Saxon) && File.Exists(Path.Combine(Tools, "node_modules", "xslt3", "xslt3.js")), "Saxon or xslt3 is not installed; test.sh does it.");
        return Path.Combine(Standards, "einvoice", path);
    }

    /// <summary>What an XML Schema says against each document: name and message.</summary>
    public static List<string> Schema(string schema, IReadOnlyDictionary<string, byte[]> documents)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        // The signature schema that UBL imports declares a DTD: it is read apart, with leave to.
        var signature = Need("xsd/ubl-2.1/common/UBL-xmldsig-core-schema-2.1.xsd");
        if (schema.Contains("ubl", StringComparison.Ordinal))
            using (var reader = XmlReader.Create(signature, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }))
                set.Add(null, reader);
        set.Add(null, Need(schema));
        set.Compile();
        var faults = new List<string>();
        foreach (var (name, xml) in documents)
        {
            var settings = new XmlReaderSettings { Schemas = set, ValidationType = ValidationType.Schema };
            settings.ValidationEventHandler += (_, e) => faults.Add($"{name}: {e.Message}");
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            while (reader.Read()) { }
        }
        return faults;
    }

    /// <summary>The fatal rules that each document breaks under a sheet; a document that fires no rule breaks « none ».</summary>
    public static Dictionary<string, HashSet<string>> Schematron(string sheet, IReadOnlyDictionary<string, byte[]> documents)
    {
        var (rules, folder) = (Need(sheet), Directory.CreateTempSubdirectory("einvoice-"));
        try
        {
            var (inside, outside) = (folder.CreateSubdirectory("in"), folder.CreateSubdirectory("out"));
            foreach (var (name, xml) in documents) File.WriteAllBytes(Path.Combine(inside.FullName, name + ".xml"), xml);
            if (sheet == FrenchUbl) Node(rules, inside.FullName, outside.FullName);
            else Run("java", "-Xshare:auto", "-cp", Saxon, "net.sf.saxon.Transform", $"-s:{inside.FullName}", $"-xsl:{rules}", $"-o:{outside.FullName}");
            return documents.Keys.ToDictionary(n => n, n => Broken(Path.Combine(outside.FullName, n + ".xml")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The Saxon of Debian cannot compile this sheet: it is compiled once by another tool and kept beside it.
    private static void Node(string sheet, string inside, string outside)
    {
        var compiled = Path.Combine(Tools, Path.GetFileNameWithoutExtension(sheet) + ".sef.json");
        var modules = Path.Combine(Tools, "node_modules");
        if (!File.Exists(compiled)) Run("node", Path.Combine(modules, "xslt3", "xslt3.js"), $"-xsl:{sheet}", $"-export:{compiled}", "-nogo");
        var script = $$"""
            const saxon = require('{{modules}}/saxon-js'), fs = require('fs');
            const sheet = JSON.parse(fs.readFileSync('{{compiled}}', 'utf8'));
            for (const file of fs.readdirSync('{{inside}}')) {
              const result = saxon.transform({ stylesheetInternal: sheet, sourceFileName: '{{inside}}/' + file, destination: 'serialized' }, 'sync');
              fs.writeFileSync('{{outside}}/' + file, result.principalResult);
            }
            """;
        Run("node", "-e", script);
    }

    private static HashSet<string> Broken(string report)
    {
        var svrl = XDocument.Load(report).Root!;
        XNamespace ns = Svrl;
        if (!svrl.Descendants(ns + "fired-rule").Any()) return ["none"];
        return [.. svrl.Descendants().Where(e => e.Name == ns + "failed-assert" || e.Name == ns + "successful-report")
            .Where(e => ((string?)e.Attribute("flag") ?? (string?)e.Attribute("role") ?? "fatal") is not ("warning" or "information" or "info"))
            .Select(e => (string?)e.Attribute("id") ?? "?")];
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), $"{program} did not end.");
        Assert.True(process.ExitCode == 0, $"{program}: {errors.Result}{output.Result}");
    }
}
