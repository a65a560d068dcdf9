using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// What every form field shares: a label, a hint, the control and the error of its model state, tied together for readers.
/// Attributes that are not listed here go to the control itself (<c>autocomplete</c>, <c>inputmode</c>, <c>maxlength</c>, <c>data-*</c>, <c>hx-*</c>);
/// <c>class</c> stays on the wrapper.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The property of the page model: gives name, value and error.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The posted name when there is no <see cref="For"/>, as in the template of a line: <c>Input.Lines[__i__].Label</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The value when it is not that of <see cref="For"/>.</summary>
    public object? Value { get; set; }

    /// <summary>The words of the label.</summary>
    public string Label { get; set; } = "";

    /// <summary>One line of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>The browser asks for it before sending; the server checks again.</summary>
    public bool Required { get; set; }

    /// <summary>Says « facultatif » beside the label.</summary>
    public bool Optional { get; set; }

    /// <summary>Hides the label from the eye, as in a line whose column has a title; readers still hear it.</summary>
    public bool Bare { get; set; }

    private protected string FullName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For?.Name ?? Name ?? "");
    private protected string Id => TagBuilder.CreateSanitizedId(FullName, "_");

    private ModelStateEntry? State => ViewContext.ModelState.TryGetValue(FullName, out var entry) ? entry : null;

    private protected string? Error => State is { Errors: [var first, ..] }
        ? first.ErrorMessage is { Length: > 0 } text ? text : $"« {Label} » : cette valeur n’est pas comprise. Corrigez-la."
        : null;

    /// <summary>What was typed when it was refused, else the value of the model.</summary>
    private protected string Text =>
        State is { Errors.Count: > 0, AttemptedValue: { } typed } ? typed : Shown.ToType(Value ?? For?.Model);

    private protected string HintId => Id + "-aide";
    private protected string ErrorId => Id + "-erreur";

    /// <summary>Ties a control to its hint and error, and moves the free attributes of the tag onto it.</summary>
    private protected TagBuilder Dress(TagBuilder control, TagHelperOutput output)
    {
        var described = string.Join(' ', new[] { Hint is null ? null : HintId, Error is null ? null : ErrorId }.Where(x => x is not null));
        control.With("id", Id).With("name", FullName)
            .With("aria-describedby", described.Length > 0 ? described : null)
            .With("aria-invalid", Error is null ? null : "true")
            .With("required", Required ? "required" : null);
        foreach (var attribute in output.Attributes.Where(a => a.Name is not "class").ToList())
        {
            control.With(attribute.Name, AsText(attribute.Value));
            output.Attributes.Remove(attribute);
        }
        return control;
    }

    private protected void Wrap(TagHelperOutput output, string kind, params IReadOnlyList<object?> content)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var own = AsText(output.Attributes["class"]?.Value);
        output.Attributes.SetAttribute("class", string.Join(' ', new[] { kind, Error is null ? null : "refused", own }.Where(x => !string.IsNullOrEmpty(x))));
        foreach (var part in content) output.Content.AddPart(part);
    }

    private protected TagBuilder LabelElement() => Html.Tag("label", Bare ? "visually-hidden" : "", Label, OptionalMark()).With("for", Id);
    private protected TagBuilder? HintElement() => Hint is null ? null : Html.Tag("p", "hint", Hint).With("id", HintId);
    private protected TagBuilder? ErrorElement() => Error is null ? null : Html.Tag("p", "error", Error).With("id", ErrorId);
    private protected TagBuilder? OptionalMark() => Optional ? Html.Tag("span", "optional", " (facultatif)") : null;

    private static string? AsText(object? value)
    {
        if (value is not IHtmlContent html) return value?.ToString();
        using var writer = new StringWriter();
        html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
