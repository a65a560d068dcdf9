using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// The one title of a page, its state and its acts; also names the browser's tab.
/// <c>&lt;page-head title="Facture 2026-042" state="émise" kind="good" back="Factures" back-href="/factures"&gt;…acts…&lt;/page-head&gt;</c>.
/// </summary>
[HtmlTargetElement("page-head", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PageHeadTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public string Title { get; set; } = "";

    /// <summary>One line under the title.</summary>
    public string? Sub { get; set; }

    public string? State { get; set; }

    /// <summary>Colour of the state: good, wait, bad, info, neutral.</summary>
    public string Kind { get; set; } = "neutral";

    /// <summary>Name and address of the page above.</summary>
    public string? Back { get; set; }
    public string? BackHref { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var acts = await output.GetChildContentAsync();
        ViewContext.ViewData["Title"] = Title;
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        output.Content.AddPart(Html.Tag("div", "titles",
            string.IsNullOrEmpty(Back) ? null : Html.Tag("a", "back", Back).With("href", BackHref ?? "/"),
            Html.Tag("div", "title-line", Html.Tag("h1", "", Title), string.IsNullOrEmpty(State) ? null : Html.Tag("span", "status " + Kind, State)),
            Sub is null ? null : Html.Tag("p", "sub", Sub)));
        if (!acts.IsEmptyOrWhiteSpace) output.Content.AddPart(Html.Tag("div", "acts", acts));
    }
}
