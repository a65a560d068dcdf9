using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
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

    /// <summary>The typed term.</summary>
    /// <param name="usual">When none is typed.</param>
    protected PaymentTerm ReadTerm(PaymentTerm usual, NumberReading number) => TermWords.Read(Term, usual, number);
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

/// <summary>A page that edits a quote or an invoice.</summary>
public interface IDocumentEditor : ILineEditor
{
    DocumentForm Input { get; }
    IReadOnlyList<SelectListItem> Customers { get; }
    IReadOnlyList<SelectListItem> Terms { get; }
    /// <summary>What the activity sells again and again: choosing one fills a line.</summary>
    IReadOnlyList<CatalogItem> Catalog { get; }
    /// <summary>The usual term of the chosen customer.</summary>
    PaymentTerm Usual { get; }
}
