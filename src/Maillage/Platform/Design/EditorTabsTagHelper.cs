using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// First child of <c>&lt;div class="editor"&gt;</c>, before the form and the <c>&lt;aside class="preview"&gt;</c>: on a phone shows one or the other, without script.
/// <c>&lt;editor-tabs form="Saisie" preview="Aperçu" /&gt;</c>. Must stand outside the form.
/// </summary>
[HtmlTargetElement("editor-tabs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EditorTabsTagHelper : TagHelper
{
    public string Form { get; set; } = "Saisie";
    public string Preview { get; set; } = "Aperçu";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "editor-tabs");
        output.Content.AddPart(Html.Tag("legend", "visually-hidden", "Ce que vous voyez"));
        output.Content.AddPart(Tab("saisie", Form, true));
        output.Content.AddPart(Tab("apercu", Preview, false));
    }

    private static TagBuilder Tab(string value, string words, bool chosen) => Html.Tag("label", "",
        Html.Void("input").With("type", "radio").With("name", "vue").With("value", value).With("checked", chosen ? "checked" : null), words);
}
