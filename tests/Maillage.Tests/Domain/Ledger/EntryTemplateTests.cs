using Maillage.Domain.Ledger;
using Maillage.Platform;

namespace Maillage.Tests.Domain.Ledger;

public sealed class EntryTemplateTests
{
    [Fact]
    public void The_shipped_templates_name_known_accounts_and_both_sides()
    {
        var templates = EntryTemplates.Parse(RuleFiles.Read("entry-templates.json"), Rules.Chart);

        Assert.Equal(templates.Count, templates.Select(t => t.Code).Distinct().Count());
        Assert.All(templates, t => Assert.True(t.Lines.Any(l => l.IsDebit) && t.Lines.Any(l => !l.IsDebit), t.Code));
    }

    [Fact]
    public void A_template_with_an_unknown_account_is_refused_at_start()
    {
        var wrong = """{"templates":[{"code":"x","label":"x","journal":"OD","title":"x","hint":"x","lines":[{"account":"999","side":"debit","label":"x"}]}]}""";

        var error = Assert.Throws<FormatException>(() => EntryTemplates.Parse(wrong, Rules.Chart));

        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }
}
