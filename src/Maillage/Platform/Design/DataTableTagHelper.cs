using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// A table with its caption. In a narrow place each row folds on two lines: mark the cells <c>lead</c> (first line, left), <c>figure</c> (first line, right),
/// <c>state</c> (second line, right), <c>pick</c> (a checkbox), <c>extra</c> (hidden); the others follow each other on the second line, after their <c>data-label</c>.
/// With <c>scroll</c> the table keeps its columns and slides under a fixed first column, as accounts do.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>Shows the caption; without it only readers hear it, the title above saying the same.</summary>
    public bool ShowCaption { get; set; }

    public bool Scroll { get; set; }

    /// <summary>Rows answer to j, k, x and Enter.</summary>
    public bool Keys { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        var own = output.Attributes["class"]?.Value?.ToString();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "table " + (Scroll ? "scroll" : "fold") + (own is null ? "" : " " + own));
        if (Scroll)
        {
            output.Attributes.SetAttribute("role", "region");
            output.Attributes.SetAttribute("aria-label", Caption);
            output.Attributes.SetAttribute("tabindex", "0");
        }
        output.Content.AddPart(Html.Tag("table", "",
            Html.Tag("caption", ShowCaption ? "" : "visually-hidden", Caption), rows).With("data-list", Keys ? "" : null));
    }
}
