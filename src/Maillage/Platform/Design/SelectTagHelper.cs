using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>A choice in a closed list: <c>&lt;select-field for="Input.CustomerId" label="Client" items="Model.Customers" empty="Choisir un client" /&gt;</c>.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper : FieldTagHelper
{
    /// <summary>The options, in order; those with the same group name are shown together.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Words of a first option without value; none when null.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Dress(Html.Tag("select", ""), output);
        if (Empty is not null) select.InnerHtml.AddPart(Option(new SelectListItem(Empty, ""), Text));
        var text = Text;
        foreach (var group in Items.GroupBy(i => i.Group?.Name ?? ""))
        {
            var options = group.Select(i => Option(i, text)).ToList();
            if (group.Key.Length == 0) options.ForEach(o => select.InnerHtml.AddPart(o));
            else select.InnerHtml.AddPart(Html.Tag("optgroup", "", options).With("label", group.Key));
        }
        Wrap(output, "field", LabelElement(), HintElement(), ErrorElement(), select);
    }

    private TagBuilder Option(SelectListItem item, string text)
    {
        var hasValue = For is not null || Value is not null || Name is not null && text.Length > 0;
        var chosen = hasValue && text.Length > 0 ? item.Value == text : item.Selected;
        return Html.Tag("option", "", item.Text)
            .With("value", item.Value ?? item.Text)
            .With("selected", chosen ? "selected" : null)
            .With("disabled", item.Disabled ? "disabled" : null);
    }
}
