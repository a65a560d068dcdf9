using Maillage.Domain.Kernel;

namespace Maillage.Domain.Cooperative;

/// <summary>
/// A legal person of the cooperative: one ledger, one VAT payer, one sequence of invoices. What it is called changes with time
/// (<see cref="LegalIdentity"/>); what it is does not.
/// </summary>
public sealed class LegalEntity : IOwned, IVersioned
{
    private readonly List<LegalIdentity> identities = [];

    private LegalEntity() { }

    /// <param name="code">Short mark used in numbers and file names: two to six capitals or digits.</param>
    public LegalEntity(CooperativeId cooperative, string code, string invoiceNumberTemplate)
    {
        CooperativeId = cooperative;
        Id = Id<LegalEntity>.New();
        (Code, InvoiceNumberTemplate) = (code, invoiceNumberTemplate);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<LegalEntity> Id { get; private set; }
    public string Code { get; private set; } = "";
    /// <summary>How invoice numbers are made: <c>{YYYY}-{SEQYEAR:05d}</c>.</summary>
    public string InvoiceNumberTemplate { get; private set; } = "";
    public int Version { get; private set; }
    public IReadOnlyList<LegalIdentity> Identities => identities;

    /// <summary>The identity in force on a day: the last that began. Null before the first.</summary>
    public LegalIdentity? IdentityAt(DateOnly day) => identities.Where(i => i.From <= day).MaxBy(i => i.From);

    /// <summary>Adds an identity that holds from its date on, or replaces the one that began the same day.</summary>
    public void Identify(LegalIdentity identity)
    {
        identities.RemoveAll(i => i.From == identity.From);
        identities.Add(identity);
    }

    public void NumberInvoicesBy(string template) => InvoiceNumberTemplate = template;
}

/// <summary>
/// How a legal entity is identified from a date on (C. com. R123-237, R123-238; loi 78-763 art. 4). Documents carry the one in force on their date.
/// </summary>
public sealed class LegalIdentity : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<LegalIdentity> Id { get; init; } = Id<LegalIdentity>.New();
    public Id<LegalEntity> EntityId { get; init; }
    public DateOnly From { get; init; }
    /// <summary>Denomination: « Les Ateliers du Versant ».</summary>
    public string Name { get; init; } = "";
    /// <summary>Form as documents print it: « Société coopérative de production à responsabilité limitée ».</summary>
    public string LegalForm { get; init; } = "";
    /// <summary>Capital as documents print it: « à capital variable ».</summary>
    public string CapitalText { get; init; } = "";
    public string Siren { get; init; } = "";
    public string Siret { get; init; } = "";
    public string VatNumber { get; init; } = "";
    /// <summary>« RCS Romans 123 456 782 ».</summary>
    public string Registry { get; init; } = "";
    public string Street { get; init; } = "";
    public string PostCode { get; init; } = "";
    public string City { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Iban { get; init; } = "";
    public string Bic { get; init; } = "";
    /// <summary>The mediator of consumer disputes, with address and site (C. conso. L616-1); empty when there is none.</summary>
    public string Mediator { get; init; } = "";
    /// <summary>The professional insurance documents name: insurer, contact, area covered (C. assur. L243-2); empty when there is none.</summary>
    public string Insurance { get; init; } = "";
    /// <summary>Number under which services to private persons at home are declared, or agreed (C. trav. L7232-1 and L7232-1-1); empty when they are not.</summary>
    public string SapNumber { get; init; } = "";
    /// <summary>Day it was registered; null with no number.</summary>
    public DateOnly? SapSince { get; init; }
    public byte[]? LogoPng { get; init; }
}
