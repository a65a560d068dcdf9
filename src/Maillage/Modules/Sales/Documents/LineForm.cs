using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Design;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Documents;

/// <summary>One line of a document as it is typed. Numbers stay text until they are read, so that nothing typed is ever lost.</summary>
public sealed class LineForm
{
    public LineKind Kind { get; set; }
    public string? Description { get; set; }
    public string? Quantity { get; set; } = "1";
    public string? Unit { get; set; }
    public string? UnitPrice { get; set; }
    /// <summary>In percent.</summary>
    public string? Discount { get; set; }
    /// <summary>Nature and VAT code in one choice: <c>Services:FR200</c>.</summary>
    public string? VatCode { get; set; }

    /// <summary>As in <see cref="DraftLine.Sap"/>.</summary>
    public string? Sap { get; set; }

    public bool IsUntouched => string.IsNullOrWhiteSpace(Description) && string.IsNullOrWhiteSpace(UnitPrice) && string.IsNullOrWhiteSpace(Discount);

    public static LineForm Of(DraftLine line) => new()
    {
        Kind = line.Kind,
        Description = line.Description,
        Quantity = Shown.ToType(line.Quantity),
        Unit = line.Unit,
        UnitPrice = Shown.ToType(line.UnitPrice),
        Discount = line.Discount == Rate.Zero ? null : Shown.ToType(line.Discount),
        VatCode = VatChoice.Value(line.Nature, line.VatCode),
        Sap = line.Sap,
    };

    /// <summary>A blank line sold and taxed as this one.</summary>
    public LineForm Next() => new() { VatCode = VatCode, Sap = Sap };

    /// <param name="number">Reads a number and notes what is not one against its field.</param>
    public DraftLine Read(NumberReading number, string name)
    {
        var (nature, vat) = VatChoice.Read(VatCode);
        var (quantity, price, discount) = (number.Of(Quantity, $"{name}.Quantity") ?? 1, number.Of(UnitPrice, $"{name}.UnitPrice"), number.Percent(Discount, $"{name}.Discount"));
        return new(Description ?? "", Domain.Kernel.Quantity.From(quantity), Unit ?? "", price is { } p ? Domain.Kernel.UnitPrice.FromEuros(p) : null,
            vat, nature, Kind, discount, string.IsNullOrEmpty(Sap) ? null : Sap);
    }
}

/// <summary>Reads typed numbers and keeps the refusals of those that are not.</summary>
public sealed class NumberReading
{
    private const decimal Most = 100_000_000m;
    private readonly List<Refusal> unread = [];

    public IReadOnlyList<Refusal> Unread => unread;

    /// <summary>The number; null when nothing is typed or it is not one.</summary>
    public decimal? Of(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (French.ParseNumber(text) is { } number && Math.Abs(number) <= Most) return number;
        unread.Add(new("sales.invoice.number", $"« {French.Excerpt(text)} » n’est pas un nombre accepté. Écrivez par exemple 1 440,50.", field));
        return null;
    }

    /// <summary>A whole number; <paramref name="otherwise"/> when nothing is typed.</summary>
    public int Whole(string? text, string field, int otherwise)
    {
        var number = Of(text, field);
        if (number is { } n && (n != Math.Truncate(n) || Math.Abs(n) > 1_000_000)) unread.Add(new("sales.invoice.number", "Écrivez un nombre entier.", field));
        return number is { } whole && Math.Abs(whole) <= 1_000_000 ? (int)whole : otherwise;
    }

    /// <summary>A percentage from 0 to 100; zero when nothing is typed.</summary>
    public Rate Percent(string? text, string field)
    {
        if (Of(text, field) is not { } percent) return Rate.Zero;
        if (percent is >= 0 and <= 100) return Rate.FromPercent(percent);
        unread.Add(new("sales.invoice.percent", "Un pourcentage va de 0 à 100.", field));
        return Rate.Zero;
    }
}

/// <summary>What the buttons of lines do without script.</summary>
public static class LineOps
{
    /// <summary>Adds, removes or moves a line: <c>add-line:Section</c>, <c>remove-line:2</c>, <c>up-line:2</c>, <c>down-line:2</c>. False for any other word.</summary>
    /// <param name="next">What a new line begins with.</param>
    public static bool Apply(List<LineForm> lines, string? op, LineForm next)
    {
        if (op?.Split(':', 2) is not [var act, var word]) return false;
        if (act == "add-line" && Enum.TryParse<LineKind>(word, out var kind))
        {
            next.Kind = kind;
            lines.Add(next);
            return true;
        }
        if (!int.TryParse(word, out var i) || i < 0 || i >= lines.Count) return act is "add-line" or "remove-line" or "up-line" or "down-line";
        var line = lines[i];
        switch (act)
        {
            case "remove-line": lines.RemoveAt(i); return true;
            case "up-line" when i > 0: (lines[i - 1], lines[i]) = (line, lines[i - 1]); return true;
            case "down-line" when i < lines.Count - 1: (lines[i + 1], lines[i]) = (line, lines[i + 1]); return true;
            default: return act is "up-line" or "down-line";
        }
    }
}

/// <summary>What lines are chosen from.</summary>
public static class LineChoices
{
    public static IReadOnlyList<SelectListItem> PriceModes { get; } = [new("Prix HT", "false"), new("Prix TTC", "true")];
}
