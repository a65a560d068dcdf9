using System.Globalization;
using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Design;

/// <summary>One bar: a short word under it (« nov. »), the word of the table (« novembre 2026 ») and the amount.</summary>
public sealed record Bar(string Short, string Long, Money Value)
{
    /// <summary>The bar of a month.</summary>
    public static Bar Of(Month month, Money value) =>
        new(month.First.ToString("MMM", CultureInfo.GetCultureInfo("fr-FR")), French.MonthYear(month), value);
}

/// <summary>
/// Bars drawn by the server, the last one strong, with the same figures as a table: <c>&lt;chart-bars title="Chiffre d’affaires HT" bars="Model.Bars"&gt;3 900 € en novembre&lt;/chart-bars&gt;</c>.
/// Amounts below zero hang under the line.
/// </summary>
[HtmlTargetElement("chart-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartBarsTagHelper : TagHelper
{
    private const int Width = 360, Top = 6, Plot = 110, Foot = 26;

    public string Title { get; set; } = "";

    /// <summary>Title of the first column of the table.</summary>
    public string Column { get; set; } = "Mois";

    public IReadOnlyList<Bar> Bars { get; set; } = [];

    /// <summary>Whether the figures follow as a table; not when the page shows a fuller one just under.</summary>
    public bool Twin { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var caption = await output.GetChildContentAsync();
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        if (Bars.Count > 0) output.Content.AddPart(Drawing());
        output.Content.AddPart(Html.Tag("figcaption", "", caption));
        if (Twin) output.Content.AddPart(Html.Tag("details", "twin", Html.Tag("summary", "", "Voir le tableau"), Table()));
    }

    private TagBuilder Drawing()
    {
        var svg = Html.Tag("svg", "").With("viewBox", $"0 0 {Width} {Top + Plot + Foot}").With("role", "img").With("aria-label", Title + ", en barres. Le tableau suit.");
        decimal high = Math.Max(0, Bars.Max(b => b.Value.Cents)), low = Math.Min(0, Bars.Min(b => b.Value.Cents));
        var scale = high == low ? 0 : Plot / (high - low);
        var zero = Top + high * scale;
        var slot = (decimal)Width / Bars.Count;
        var every = (Bars.Count + 4) / 5;
        for (var i = 0; i < Bars.Count; i++)
        {
            var length = Math.Max(1, Math.Abs(Bars[i].Value.Cents) * scale);
            var css = Bars[i].Value.IsNegative ? "bar under" : i == Bars.Count - 1 ? "bar now" : "bar";
            svg.InnerHtml.AddPart(Html.Tag("rect", css, Html.Tag("title", "", $"{Bars[i].Long}\u00a0: {French.Amount(Bars[i].Value)}"))
                .With("x", Number(i * slot + slot * 0.16m)).With("width", Number(slot * 0.68m)).With("rx", "3")
                .With("y", Number(Bars[i].Value.IsNegative ? zero : zero - length)).With("height", Number(length)));
            if ((Bars.Count - 1 - i) % every == 0)
                svg.InnerHtml.AddPart(Html.Tag("text", i == Bars.Count - 1 ? "now" : "", Bars[i].Short)
                    .With("x", Number(i * slot + slot / 2)).With("y", Number(Top + Plot + 20)).With("text-anchor", "middle"));
        }
        svg.InnerHtml.AddPart(Html.Tag("line", "").With("x1", "0").With("x2", Number(Width)).With("y1", Number(zero)).With("y2", Number(zero)));
        return svg;
    }

    private TagBuilder Table()
    {
        var head = Html.Tag("thead", "", Html.Tag("tr", "", Html.Tag("th", "", Column).With("scope", "col"), Html.Tag("th", "num", "Montant").With("scope", "col")));
        var body = Html.Tag("tbody", "", [.. Bars.Select(b => Html.Tag("tr", "", Html.Tag("th", "", b.Long).With("scope", "row"), Html.Tag("td", "num", French.Amount(b.Value))))]);
        return Html.Tag("table", "", Html.Tag("caption", "visually-hidden", Title), head, body);
    }

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
