using Maillage.Domain.Sales.Documents;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Words of what happens to a quote or an invoice, without gender.</summary>
public static class ActWords
{
    public static string Of(ActKind kind) => kind switch
    {
        ActKind.Comment => "Message",
        ActKind.Submitted => "Soumission à l’équipe",
        ActKind.TakenBack => "Reprise",
        ActKind.Returned => "Renvoi",
        ActKind.Validated => "Validation",
        ActKind.Sent => "Envoi",
        ActKind.Opened => "Lien ouvert par le client",
        ActKind.LinksClosed => "Fermeture des liens du client",
        ActKind.ChangeAsked => "Modification demandée",
        ActKind.Signed => "Signature",
        ActKind.Declined => "Refus",
        _ => "Abandon",
    };
}
