using System.Runtime.CompilerServices;

namespace Maillage.Tests.Harness;

/// <summary>
/// A text committed beside its test. When what is made differs, the test fails; with <c>MAILLAGE_UPDATE=1</c> the file is rewritten, for the
/// reader of the change to judge.
/// </summary>
public static class Golden
{
    public static void Check(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable("MAILLAGE_UPDATE") == "1") File.WriteAllText(file, text);
        Assert.Equal(File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "", text.ReplaceLineEndings("\n"));
    }
}
