using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>A yes or no: <c>&lt;check-field for="Input.Reverse" label="Autoliquidation par le client" /&gt;</c>. Unchecked posts <c>false</c>.</summary>
[HtmlTargetElement("check-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var box = Html.Void("input").With("type", "checkbox").With("value", "true")
            .With("checked", string.Equals(Text, "true", StringComparison.OrdinalIgnoreCase) ? "checked" : null);
        var dressed = Dress(box, output);
        var otherwise = Html.Void("input").With("type", "hidden").With("name", FullName).With("value", "false");
        Wrap(output, "field check", dressed, LabelElement(), HintElement(), ErrorElement(), otherwise);
    }
}
