using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// « 51 à 100 sur 312 » with the page before and after, keeping the other questions of the address:
/// <c>&lt;pager page="Model.PageNumber" size="50" total="Model.Count" query="p" /&gt;</c>. Nothing when all fits on one page. Pages count from 1.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public int Page { get; set; } = 1;
    public int Size { get; set; } = 50;
    public int Total { get; set; }

    /// <summary>How many rows this page shows, where the list may be too long to be counted: then a full page has one after it.</summary>
    public int? Rows { get; set; }

    /// <summary>The question of the address that holds the page number.</summary>
    public string Query { get; set; } = "p";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Total <= Size)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Pages de la liste");
        var whole = Rows is null || Total <= Paging.Counted;
        var last = whole ? Math.Min(Page * Size, Total) : (Page - 1) * Size + Rows!.Value;
        output.Content.AddPart(Page > 1 ? Link(Page - 1, "Précédentes", "prev") : null);
        output.Content.AddPart(Html.Tag("span", "", $"{French.Number((Page - 1) * Size + 1, 0, 0)} à {French.Number(last, 0, 0)}{(whole ? $" sur {French.Number(Total, 0, 0)}" : "")}"));
        output.Content.AddPart((whole ? last < Total : Rows == Size) ? Link(Page + 1, "Suivantes", "next") : null);
    }

    private TagBuilder Link(int page, string words, string rel) => Html.Tag("a", "button plain", words).With("rel", rel)
        .With("href", Design.Query.With(ViewContext.HttpContext.Request, Query, page.ToString(CultureInfo.InvariantCulture)));
}
