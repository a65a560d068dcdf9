using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>The month shown, and those beside it: <c>&lt;month-switch month="Model.Month" query="mois" first="…" last="…" /&gt;</c>.</summary>
[HtmlTargetElement("month-switch", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MonthSwitchTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public Month Month { get; set; }
    public string Query { get; set; } = "mois";

    /// <summary>First and last months that can be asked for; no bound when null.</summary>
    public Month? First { get; set; }
    public Month? Last { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "months");
        output.Attributes.SetAttribute("aria-label", "Mois");
        output.Content.AddPart(First is { } first && Month <= first ? null : Link(Month.Previous, "‹\u00a0", ""));
        output.Content.AddPart(Html.Tag("strong", "", French.MonthYear(Month)).With("aria-current", "true"));
        output.Content.AddPart(Last is { } last && Month >= last ? null : Link(Month.Next, "", "\u00a0›"));
    }

    private TagBuilder Link(Month month, string before, string after) =>
        Html.Tag("a", "", before + French.MonthName(month.Number) + after)
            .With("href", Design.Query.With(ViewContext.HttpContext.Request, Query, month.ToString()));
}
