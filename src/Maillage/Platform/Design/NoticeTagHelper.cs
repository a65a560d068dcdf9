using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>Something to know before acting: <c>&lt;notice kind="wait" title="Mois clos"&gt;…&lt;/notice&gt;</c>. Kinds: good, wait, bad, info.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    public string Kind { get; set; } = "info";
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "notice " + Kind);
        if (Title is not null) output.Content.AddPart(Html.Tag("p", "notice-title", Title));
        output.Content.AddPart(Html.Tag("div", "", text));
    }
}
