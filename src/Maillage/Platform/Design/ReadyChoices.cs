using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Platform.Design;

/// <summary>Choices that page after page offers, written in HTML once: some lists have a thousand.</summary>
public sealed class ReadyChoices : IEnumerable<SelectListItem>
{
    private static readonly ConditionalWeakTable<object, ReadyChoices> Made = [];

    private readonly List<SelectListItem> items;
    private Written? written;

    private ReadyChoices(IEnumerable<SelectListItem> items) => this.items = [.. items];

    /// <summary>The choices that stand for a list of things, made once for as long as the list lives.</summary>
    /// <param name="things">Never changed once they are offered.</param>
    public static ReadyChoices Of<T>(IReadOnlyList<T> things, Func<T, SelectListItem> item) => Made.GetValue(things, _ => new(things.Select(item)));

    public IEnumerator<SelectListItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All of them, one chosen.</summary>
    /// <param name="value">Of the one that is chosen; none when it is nobody's.</param>
    internal IHtmlContent With(string value) => new Options(this, value);

    private Written Write(HtmlEncoder encoder)
    {
        using var text = new StringWriter();
        var starts = new List<int>();
        foreach (var item in items)
        {
            starts.Add(text.GetStringBuilder().Length);
            new Option(item, false).WriteTo(text, encoder);
        }
        return new(text.ToString(), [.. starts, text.GetStringBuilder().Length]);
    }

    /// <param name="Starts">Where each begins, then where the last ends.</param>
    private sealed record Written(string Html, IReadOnlyList<int> Starts);

    private sealed class Options(ReadyChoices choices, string value) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var (html, starts) = choices.written ??= choices.Write(encoder);
            var chosen = value.Length == 0 ? -1 : choices.items.FindIndex(i => i.Value == value);
            if (chosen < 0)
            {
                writer.Write(html);
                return;
            }
            writer.Write(html.AsSpan(0, starts[chosen]));
            new Option(choices.items[chosen], true).WriteTo(writer, encoder);
            writer.Write(html.AsSpan(starts[chosen + 1]));
        }
    }
}
