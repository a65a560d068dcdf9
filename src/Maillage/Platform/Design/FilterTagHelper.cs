using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// A filter that is a link, inside <c>&lt;nav class="filters" aria-label="Filtres"&gt;</c>:
/// <c>&lt;filter query="etat" value="retard" count="3"&gt;En retard&lt;/filter&gt;</c>. Without value it takes the filter off.
/// </summary>
[HtmlTargetElement("filter")]
public sealed class FilterTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public string Query { get; set; } = "";
    public string? Value { get; set; }
    public int? Count { get; set; }

    /// <summary>The question that holds the page number, taken off by a change of filter.</summary>
    public string Page { get; set; } = "p";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Design.Query.With(request, Query, Value, Page));
        if ((request.Query[Query].ToString() is { Length: > 0 } now ? now : null) == Value) output.Attributes.SetAttribute("aria-current", "true");
        if (Count is { } count) output.PostContent.AddPart(Html.Tag("span", "count", "\u00a0" + Paging.Figure(count)));
    }
}
