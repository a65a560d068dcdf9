using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>A state in a word and a colour: <c>&lt;status kind="wait"&gt;à valider&lt;/status&gt;</c>. Kinds: good, wait, bad, info, neutral.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper : TagHelper
{
    public string Kind { get; set; } = "neutral";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "status " + Kind);
    }
}
