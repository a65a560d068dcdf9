using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>One among a few, all visible: <c>&lt;choice-field for="Input.Kind" label="Ce client est" items="Model.Kinds" /&gt;</c>.</summary>
[HtmlTargetElement("choice-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var legend = Html.Tag("legend", Bare ? "visually-hidden" : "", Label, OptionalMark());
        var set = Html.Tag("fieldset", "choices", legend, HintElement(), ErrorElement());
        var rank = 0;
        foreach (var item in Items)
        {
            // The first radio bears the plain id, so that the list of errors can lead to it.
            var id = rank == 0 ? Id : Id + "-" + rank.ToString(CultureInfo.InvariantCulture);
            var chosen = Text.Length > 0 ? item.Value == Text : item.Selected;
            var radio = Dress(Html.Void("input").With("type", "radio"), output).With("id", id)
                .With("value", item.Value ?? item.Text).With("checked", chosen ? "checked" : null);
            radio.Attributes.Remove("aria-invalid");
            set.InnerHtml.AddPart(Html.Tag("label", "choice", radio, Html.Tag("span", "", item.Text)).With("for", id));
            rank++;
        }
        Wrap(output, "field", set);
    }
}
