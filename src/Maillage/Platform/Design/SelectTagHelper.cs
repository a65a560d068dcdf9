using System.Text.Encodings.Web;
using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Html;
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
        if (Items is ReadyChoices ready) select.InnerHtml.AddPart(ready.With(text));
        else foreach (var group in Items.GroupBy(i => i.Group?.Name ?? ""))
        {
            var options = group.Select(i => Option(i, text)).ToList();
            if (group.Key.Length == 0) options.ForEach(o => select.InnerHtml.AddPart(o));
            else select.InnerHtml.AddPart(Html.Tag("optgroup", "", options).With("label", group.Key));
        }
        Wrap(output, "field", LabelElement(), HintElement(), ErrorElement(), select);
    }

    private Option Option(SelectListItem item, string text)
    {
        var hasValue = For is not null || Value is not null || Name is not null && text.Length > 0;
        return new(item, hasValue && text.Length > 0 ? item.Value == text : item.Selected);
    }
}

/// <summary>An option, written as it is: some lists have a thousand.</summary>
internal sealed class Option(SelectListItem item, bool chosen) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<option value=\"");
        encoder.Encode(writer, item.Value ?? item.Text);
        writer.Write(chosen ? "\" selected=\"selected\"" : "\"");
        writer.Write(item.Disabled ? " disabled=\"disabled\">" : ">");
        encoder.Encode(writer, French.Spaced(item.Text));
        writer.Write("</option>");
    }
}
