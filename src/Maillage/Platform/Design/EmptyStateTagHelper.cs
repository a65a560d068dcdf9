using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>What an empty list will hold, and the first act: <c>&lt;empty-state title="Aucune facture pour l’instant"&gt;&lt;p&gt;…&lt;/p&gt;&lt;a class="button"&gt;…&lt;/a&gt;&lt;/empty-state&gt;</c>.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.AddPart(Html.Tag("p", "empty-title", Title));
    }
}
