using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Sales.Customers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Documents;

/// <summary>What quotes and invoices are typed with alike. Numbers stay text until they are read, so that nothing typed is ever lost.</summary>
public abstract class DocumentForm
{
    public int Version { get; set; }
    public long Activity { get; set; }
    public long? CustomerId { get; set; }
    public string? Subject { get; set; }
    public string? CustomerReference { get; set; }
    public string? Note { get; set; }
    /// <summary>« 30 », or « 45F » for 45 days end of month; empty: the customer's own.</summary>
    public string? Term { get; set; }
    public bool TtcPrices { get; set; }
    public List<LineForm> Lines { get; set; } = [];
    public CustomerForm NewCustomer { get; set; } = CustomerForm.New();

    /// <summary>Whether a customer is being made with the document.</summary>
    public bool MakesCustomer => !string.IsNullOrWhiteSpace(NewCustomer.Name);

    /// <summary>Leaves out the lines nothing was typed in, so that refusals and fields have the same ranks.</summary>
    public void DropUntouched() => Lines.RemoveAll(l => l.IsUntouched);

    /// <summary>What a new line begins with.</summary>
    public LineForm NextLine(EditorChoices choices) => Lines.LastOrDefault(l => l.Kind == LineKind.Item)?.Next() ?? new LineForm { VatCode = choices.VatItems[0].Value };

    /// <summary>The typed term.</summary>
    /// <param name="usual">When none is typed.</param>
    protected PaymentTerm ReadTerm(PaymentTerm usual, NumberReading number) => TermWords.Read(Term, usual, number);

    /// <summary>The refusals of what was typed as a whole: what is not a number, a customer both chosen and made.</summary>
    protected IReadOnlyList<Refusal> Unread(NumberReading number) => this is { MakesCustomer: true, CustomerId: not null }
        ? [.. number.Unread, new("sales.document.customer", "Choisissez un client dans la liste ou créez-en un, pas les deux : effacez ce nom ou videz le choix.", "NewCustomer.Name")]
        : number.Unread;
}

/// <summary>Payment terms in lists and forms.</summary>
public static class TermWords
{
    /// <summary>« 30 », « 45F ».</summary>
    public static string Value(PaymentTerm term) => $"{term.Days}{(term.EndOfMonth ? "F" : "")}";

    /// <param name="usual">When nothing is typed.</param>
    public static PaymentTerm Read(string? text, PaymentTerm usual, NumberReading number)
    {
        if (string.IsNullOrWhiteSpace(text)) return usual;
        var endOfMonth = text.Trim().EndsWith('F');
        return new(number.Whole(text.Trim().TrimEnd('F'), nameof(DocumentForm.Term), usual.Days), endOfMonth);
    }

    /// <summary>The terms the law allows, and one already held though it is not among them.</summary>
    public static IReadOnlyList<SelectListItem> Items(PaymentTermLaw law, CustomerKind kind, DateOnly day, string? held)
    {
        var items = law.Choices(kind, day).Select(t => new SelectListItem(Sentence(t), Value(t))).ToList();
        if (!string.IsNullOrWhiteSpace(held) && items.All(i => i.Value != held) && int.TryParse(held.TrimEnd('F'), out var days))
            items.Add(new(Sentence(new(days, held.EndsWith('F'))), held));
        return items;
    }

    /// <summary>« À 30 jours ».</summary>
    public static string Sentence(PaymentTerm term)
    {
        var words = term.ToString();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
