using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Platform.Design;

/// <summary>Short words to build elements; everything given as a string is encoded, its French spaces unbreakable.</summary>
internal static class Html
{
    /// <summary>An element with a class (none when empty) and its content: strings or other elements, nulls left out.</summary>
    public static TagBuilder Tag(string name, string? css, params IReadOnlyList<object?> content)
    {
        var tag = new TagBuilder(name);
        if (!string.IsNullOrEmpty(css)) tag.AddCssClass(css);
        foreach (var part in content) tag.InnerHtml.AddPart(part);
        return tag;
    }

    /// <summary>Sets an attribute when it has a value; an empty string stands for a bare attribute.</summary>
    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null) tag.Attributes[attribute] = value;
        return tag;
    }

    /// <summary>An element without content or end, such as an input.</summary>
    public static TagBuilder Void(string name) => new(name) { TagRenderMode = TagRenderMode.SelfClosing };

    public static void AddPart(this IHtmlContentBuilder builder, object? part)
    {
        switch (part)
        {
            case null: break;
            case IHtmlContent html: builder.AppendHtml(html); break;
            default: builder.Append(French.Spaced(part.ToString()!)); break;
        }
    }
}
