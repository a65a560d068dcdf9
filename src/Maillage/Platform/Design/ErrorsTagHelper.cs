using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>All refusals of a form, gathered above it in the order of its fields, each leading to its own. Nothing when there is none: <c>&lt;errors /&gt;</c>.</summary>
[HtmlTargetElement("errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var fields = request.HasFormContentType ? request.Form.Keys.ToList() : [];
        var errors = ViewContext.ModelState.OrderBy(field => field.Key.Length == 0 ? -1 : fields.IndexOf(field.Key) is >= 0 and var rank ? rank : fields.Count)
            .SelectMany(field => field.Value!.Errors.Select(error => (field.Key, Text: error.ErrorMessage is { Length: > 0 } text ? text : "Cette valeur n’est pas comprise. Corrigez-la.")))
            .Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice bad errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.AddPart(Html.Tag("p", "notice-title", errors.Count == 1 ? "Un point est à corriger" : $"{errors.Count} points sont à corriger"));
        output.Content.AddPart(Html.Tag("ul", "", [.. errors.Select(e => Html.Tag("li", "", e.Key.Length == 0
            ? e.Text
            : Html.Tag("a", "", e.Text).With("href", "#" + TagBuilder.CreateSanitizedId(e.Key, "_"))))]));
    }
}
