using Maillage.Domain.Activities;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Sales.Catalogue;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Documents;

/// <summary>What the form of a document is filled from.</summary>
/// <param name="Usual">The usual term of the chosen customer.</param>
/// <param name="Catalog">What the activity sells again and again: choosing one fills a line.</param>
/// <param name="SapItems">The services at home that a line may be; none when the activity renders none.</param>
public sealed record EditorChoices(
    IReadOnlyList<SelectListItem> Customers, PaymentTerm Usual, IReadOnlyList<SelectListItem> Terms, IReadOnlyList<CatalogItem> Catalog, IReadOnlyList<SelectListItem> VatItems, IReadOnlyList<SelectListItem> SapItems);

/// <summary>A page that edits a quote, an invoice or the model of one.</summary>
public interface IDocumentEditor
{
    DocumentForm Input { get; }
    EditorChoices Choices { get; }
}

/// <summary>Reads what the forms of documents are filled from.</summary>
public sealed class EditorReader(CustomerReader customers, CatalogActions catalog, SapActions sap, VatTable vat, PaymentTermLaw terms, Clock clock)
{
    public async Task<EditorChoices> Of(Activity activity, DocumentForm input)
    {
        var known = await customers.OfActivity(activity.Id);
        var chosen = known.Find(c => c.Id.Value == input.CustomerId);
        return new(
            [.. known.Select(c => new SelectListItem(c.Name, c.Id.ToString()))], chosen?.Term ?? CustomerDetails.UsualTerm, TermWords.Items(terms, chosen?.Kind ?? CustomerKind.Company, clock.Today, input.Term),
            [.. (await catalog.Items(activity.Id, null)).Where(i => !i.Archived)], VatChoice.Items(vat, clock.Today, input.Lines.Select(l => l.VatCode)), SapChoice.Items(await sap.Of(activity.Id)));
    }

    /// <summary>The usual term of the customer that a form names.</summary>
    public Task<PaymentTerm> Term(DocumentForm input) => customers.TermOf(input.CustomerId is { } id ? new(id) : null);
}
