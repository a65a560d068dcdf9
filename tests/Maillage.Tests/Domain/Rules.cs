using Maillage.Domain.Contribution;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Tests.Domain;

/// <summary>The files of <c>rules/</c>, as they are shipped.</summary>
public static class Rules
{
    public static VatTable Vat { get; } = VatTable.Parse(Text("vat.json"));
    public static LegalMentions Mentions { get; } = LegalMentions.Parse(Text("mentions.json"));
    public static Scale Scale(string code) => ScaleFile.Parse(Text("contribution", code + ".json"));

    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));

    private static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Maillage.slnx"))) return Path.Combine(folder.FullName, "rules");
            throw new DirectoryNotFoundException("The tests run outside the project.");
        }
    }
}
