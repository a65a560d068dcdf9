using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform.Pages;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages.Overview;

public sealed class WorkbookTests
{
    [Fact]
    public void Amounts_and_days_are_numbers_and_a_text_is_never_a_formula()
    {
        var table = new TableFile("essai", ["Texte", "Montant", "Jour", "Nombre"], [["=1+1", Money.FromEuros(-1440.5m), new DateOnly(2026, 11, 24), 3], ["A\u0001🌲", null, null, null]]);

        using var document = SpreadsheetDocument.Open(new MemoryStream(table.Workbook()), false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        Assert.Equal(["Texte|Montant|Jour|Nombre", "=1+1|-1440.5|46350|3", "A🌲|||"], Rows(document).Select(r => string.Join('|', r)));
        Assert.Empty(document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
    }

    [Fact]
    public async Task The_account_and_the_portfolio_are_workbooks_too()
    {
        await using var house = await TestHouse.Serve();
        await AccountPages.Designer(house);
        await house.Account("Une Equipe", Role.Team);
        using var noe = await Visitor.SignedIn(house, "une.equipe@maillage.example");

        foreach (var (page, name, expected) in (IEnumerable<(string, string, string)>)
            [($"/activites/{house.Atelier}/compte", "compte-A001-2026-11-2026-11.xlsx", "Marge brute|60, 611, 70|950|"), ("/portefeuille?q=cimes", "portefeuille.xlsx", "A001|Atelier des Cimes||1200|1200|0|735.5|")])
        {
            await noe.Open(page);
            using var answer = await noe.Get(noe.Page.QuerySelector("main a[href*='.xlsx']")!.GetAttribute("href")!);
            Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
            using var document = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), false);
            Assert.Contains(Rows(document), r => string.Join('|', r).Contains(expected, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<IEnumerable<string>> Rows(SpreadsheetDocument document) =>
        document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText));
}
