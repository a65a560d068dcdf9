using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// The steps behind a figure, opened in place: <c>&lt;explained value="x.Value" steps="x.Steps" /&gt;</c>.
/// What is written inside the tag comes under the steps.
/// </summary>
[HtmlTargetElement("explained", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ExplainedTagHelper : TagHelper
{
    /// <summary>The question that opens the steps.</summary>
    public string Title { get; set; } = "D’où vient ce montant\u00a0?";

    /// <summary>The result, repeated after the steps; an amount, a rate, a date or a text.</summary>
    public object? Value { get; set; }

    public IReadOnlyList<Step> Steps { get; set; } = [];

    /// <summary>Opened from the start.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "why");
        if (Open) output.Attributes.SetAttribute("open", "open");
        output.Content.AddPart(Html.Tag("summary", "", Title));
        output.Content.AddPart(Html.Tag("ol", "", [.. Steps.Select(Item)]));
        if (Value is not null) output.Content.AddPart(Html.Tag("p", "result", "Résultat\u00a0: ", Html.Tag("strong", "", Shown.ToRead(Value))));
        output.Content.AppendHtml(more);
    }

    private static TagBuilder Item(Step step) => Html.Tag("li", "",
        step.Text,
        step.Link is null ? null : Html.Tag("span", "", " ", Html.Tag("a", "", "voir le détail").With("href", step.Link)),
        step.Source is null ? null : Html.Tag("cite", "", step.Source));
}
