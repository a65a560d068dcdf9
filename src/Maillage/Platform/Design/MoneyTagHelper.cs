using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>An amount: <c>&lt;money value="invoice.Total" /&gt;</c> gives « 1 440,00 € »; a dash when there is none.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : TagHelper
{
    public Money? Value { get; set; }

    /// <summary>Leaves the euro sign out, for columns whose title says « en euros ».</summary>
    public bool Figure { get; set; }

    /// <summary>Colours a negative amount; its minus says the same without colour.</summary>
    public bool Sign { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", "money" + (Sign && Value is { IsNegative: true } ? " negative" : "") + (own is null ? "" : " " + own));
        output.Content.SetContent(Value is not { } money ? "–" : Figure ? French.Figure(money) : French.Amount(money));
    }
}
