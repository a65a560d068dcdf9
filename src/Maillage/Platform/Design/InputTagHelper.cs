using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>
/// A field one types in: <c>&lt;field for="Input.Email" label="Adresse électronique" type="email" autocomplete="email" required /&gt;</c>.
/// Types: text, email, tel, url, search, password, date, month, number, money, percent, textarea. The last ones but textarea accept French
/// typing (« 1 440,50 »): the browser checks nothing, the server reads.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper : FieldTagHelper
{
    public string Type { get; set; } = "text";

    /// <summary>Lines shown by a textarea.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>Unit written after the input; euros and percents bring their own.</summary>
    public string? Unit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Wrap(output, "field", LabelElement(), HintElement(), ErrorElement(), Affixed(Dress(Control(), output)));

    private TagBuilder Control()
    {
        if (Type == "textarea")
        {
            // What was typed comes back as it was typed, its spaces too.
            var area = Html.Tag("textarea", "").With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
            area.InnerHtml.Append("\n" + Text);
            return area;
        }
        var numeric = Type is "money" or "percent" or "number";
        var input = Html.Void("input")
            .With("type", numeric ? "text" : Type)
            .With("value", Type == "password" ? null : Text);
        return numeric ? input.With("inputmode", "decimal").With("autocomplete", "off").With("class", "numeric") : input;
    }

    private TagBuilder Affixed(TagBuilder control)
    {
        var unit = Unit ?? Type switch { "money" => "€", "percent" => "%", _ => null };
        return unit is null ? control : Html.Tag("span", "affix", control, Html.Tag("span", "unit", unit).With("aria-hidden", "true"));
    }
}
