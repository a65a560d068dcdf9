using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sap;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Sap;

/// <summary>The services at home of an activity, the usual one first.</summary>
public sealed record ApiSapServed(Id<Activity> ActivityId, IReadOnlyList<string> Services);

/// <summary>The services at home of an activity, to set.</summary>
public sealed record ApiSapSet
{
    public required Id<Activity> ActivityId { get; init; }
    [Description("Code de la prestation habituelle ; absent pour aucune.")]
    public string? Usual { get; init; }
    [Description("Codes des prestations.")]
    public IReadOnlyList<string> Services { get; init; } = [];
}

/// <summary>A payment of services at home.</summary>
public sealed record ApiSapPayment(DateOnly On, PaymentMethod Method, long AmountCents, string Invoice);

/// <summary>What a customer paid in a year for services at home.</summary>
public sealed record ApiAttestation(
    Id<Customer> CustomerId, Id<Activity> ActivityId, int Year, [property: Description("Ouvre droit au crédit d’impôt.")] long CountedCents, [property: Description("Payé en CESU, dit à part.")] long ApartCents,
    [property: Description("N’ouvre pas droit : espèces.")] long UncountedCents, IReadOnlyList<ApiSapPayment> Payments, [property: Description("Dernier envoi.")] DateTime? SentAt,
    [property: Description("Vrai quand ce qui est parti ne dit plus l’année telle qu’elle est.")] bool HasChanged)
{
    public static ApiAttestation Of(AttestationRow r) => new(
        r.Customer.Id, r.Customer.ActivityId, r.Year.Year, r.Year.Counted.Cents, r.Year.Apart.Cents, r.Year.Uncounted.Cents,
        [.. r.Year.Payments.Select(p => new ApiSapPayment(p.On, p.Method, p.Amount.Cents, p.Invoice))], r.Sent?.At, r.HasChanged);
}

/// <summary>Services to persons at home, for programs.</summary>
public static class SapApi
{
    /// <summary>Years that an attestation may be of.</summary>
    private const int First = 2000, Last = 2200;

    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Services à la personne");
        api.Get<IReadOnlyList<ApiSapServed>>("/home-services", SalesModule.SetSap, "listHomeServices", "Les activités qui servent des particuliers chez eux.", Served);
        api.Act<ApiSapServed>("/home-services", SalesModule.SetSap, "setHomeServices", "Dire les prestations d’une activité ; aucune pour l’en retirer.", Set);
        api.Get<IReadOnlyList<ApiAttestation>>("/attestations/{year}", SalesModule.Read, "listAttestations", "Ce que les clients ont payé dans l’année, et ce qui leur a été attesté.", List);
        api.File("/customers/{id}/attestations/{year}/pdf", SalesModule.Read, "readAttestationPdf", "L’attestation fiscale d’un client, telle qu’elle est aujourd’hui.", "application/pdf",
            (Id<Customer> id, int year, HttpContext http, AttestationReader reader, AttestationFiles files) => AttestationFiles.Pdf(id.Value, year, http, reader, files));
        api.Act<ApiMail>("/customers/{id}/attestations/{year}/send", SalesModule.Send, "sendAttestation", "Envoyer son attestation fiscale à un client, une fois l’année close.", Send);
    }

    private static async Task<Answer> Served(SapActions sap) => Answer.Of((await sap.Served()).Select(s => new ApiSapServed(s.Activity.Id, [.. s.Services.Select(x => x.Code)])).ToList());

    private static async Task<Answer> Set(Sent<ApiSapSet> sent, SapActions sap) =>
        Answer.Changed(await sap.Set(sent.Value.ActivityId, sent.Value.Usual, sent.Value.Services), async () => (IReadOnlyList<SapService>?)await sap.Of(sent.Value.ActivityId), s => new ApiSapServed(sent.Value.ActivityId, [.. s.Select(x => x.Code)]));

    private static async Task<Answer> List(int year, AttestationReader reader) => year is < First or > Last ? Answer.Refused([Refusal.NotFound]) : Answer.Of((await reader.Of(year)).Select(ApiAttestation.Of).ToList());

    private static async Task<Answer> Send(Id<Customer> id, int year, AttestationSending sending) => year is < First or > Last ? Answer.Refused([Refusal.NotFound]) : Answer.Done(await sending.Send(id, year), ApiMail.Of);
}
