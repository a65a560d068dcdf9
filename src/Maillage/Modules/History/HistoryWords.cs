using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.History;

/// <summary>Says what changed in plain words. Columns that have none here are told as « d’autres détails ».</summary>
public sealed class HistoryWords(Db db)
{
    private const int Short = 80;

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["Name"] = "nom",
        ["FirstName"] = "prénom",
        ["LastName"] = "nom",
        ["DisplayName"] = "nom montré",
        ["Email"] = "courriel",
        ["Phone"] = "téléphone",
        ["Street"] = "rue",
        ["PostCode"] = "code postal",
        ["City"] = "ville",
        ["Country"] = "pays",
        ["Siren"] = "SIREN",
        ["Siret"] = "SIRET",
        ["VatNumber"] = "numéro de TVA",
        ["Iban"] = "IBAN",
        ["Bic"] = "BIC",
        ["Subject"] = "objet",
        ["Note"] = "note",
        ["Notes"] = "notes",
        ["Title"] = "titre",
        ["Text"] = "texte",
        ["Description"] = "désignation",
        ["Ht"] = "total HT",
        ["Vat"] = "TVA",
        ["Ttc"] = "total TTC",
        ["Amount"] = "montant",
        ["Number"] = "numéro",
        ["Code"] = "code",
        ["Date"] = "date",
        ["DueDate"] = "échéance",
        ["From"] = "début",
        ["To"] = "fin",
        ["StartedOn"] = "début",
        ["ClosedOn"] = "fin",
        ["SaleFrom"] = "début de la prestation",
        ["SaleTo"] = "fin de la prestation",
        ["PaymentDays"] = "délai de paiement",
        ["ValidUntil"] = "fin de validité",
        ["CustomerReference"] = "référence du client",
        ["Role"] = "rôle",
        ["Rate"] = "taux",
        ["Reason"] = "motif",
        ["ReturnComment"] = "commentaire de renvoi",
        ["Disabled"] = "compte désactivé",
        ["Meaning"] = "ce que permet le rôle",
        ["Added"] = "droits ajoutés",
        ["Removed"] = "droits ôtés",
        ["State"] = "état",
        ["CustomerId"] = "client",
        ["ActivityId"] = "activité",
        ["Quantity"] = "quantité",
        ["UnitPrice"] = "prix unitaire",
        ["VatCode"] = "taux de TVA",
        ["Retention"] = "retenue de garantie",
        ["Trade"] = "métier",
        ["Search"] = "",
        ["ChangedAt"] = "",
        ["RedirectUris"] = "adresses de retour",
        ["AfterSignOutUris"] = "adresses après la déconnexion",
        ["TellsRoles"] = "apprend les rôles",
        ["TellsActivities"] = "apprend les activités",
        ["SecretAt"] = "autre secret",
        ["EmailConfirmed"] = "adresse confirmée",
        ["TwoFactorEnabled"] = "second facteur",
        ["EndedOn"] = "rupture",
        ["SignedOn"] = "signature",
        ["FollowsAssembly"] = "suit le vote de l’assemblée",
        ["InvoiceNumberTemplate"] = "modèle des numéros de facture",
        ["Issuer"] = "émetteur",
        ["On"] = "ouvert",
        ["MergedIntoId"] = "réuni avec un autre client",
        ["ActivityMember"] = "membres",
        ["ActivityBrand"] = "présentation des documents",
        ["InvoiceLine"] = "lignes",
        ["QuoteLine"] = "lignes",
        ["QuoteSignature"] = "signature du client",
        ["LegalIdentity"] = "identité",
        ["PortfolioActivity"] = "activités",
        ["Passkey"] = "clés d’accès",
        ["OutsideIdentity"] = "identité ailleurs",
        ["ClearingReversal"] = "annulation",
        ["RemittanceReversal"] = "annulation",
        ["TakingReversal"] = "annulation",
        ["ReminderStop"] = "arrêt des relances",
        ["ReminderPlan"] = "relances",
        ["SapActivity"] = "services à la personne",
        ["CustomerMerge"] = "réunion avec un autre client",
    };

    /// <summary>What an act did to one record. One that was made, or taken away, was with all its parts.</summary>
    public IEnumerable<string> Of(IEnumerable<AuditChange> changes)
    {
        var all = changes.ToList();
        return (all.Find(c => c.Verb is AuditVerb.Added or AuditVerb.Removed) is { } whole ? all.Where(c => c.Verb is AuditVerb.Read or AuditVerb.Done).Append(whole) : all).Select(Of);
    }

    /// <summary>« modifié : objet (« Site » → « Site et logo »), total HT (100,00 € → 120,00 €) ».</summary>
    private string Of(AuditChange change) => change.Verb switch
    {
        AuditVerb.Added => "créé",
        AuditVerb.Read or AuditVerb.Done => change.Fields?.GetValueOrDefault(AuditChange.What) is [{ } what] ? what : "consulté",
        AuditVerb.Removed => "supprimé",
        _ => Changed(change),
    };

    private string Changed(AuditChange change)
    {
        var properties = db.Model.GetEntityTypes().Where(t => AuditScope.KindOf(t) == change.Kind).SelectMany(t => t.GetFlattenedProperties()).ToLookup(p => p.GetColumnName());
        var (said, others) = (new List<string>(), false);
        foreach (var (column, values) in change.Fields ?? new Dictionary<string, IReadOnlyList<string?>>())
        {
            // What a part that went was made of: that it went is said under its own name.
            if (values.Count == 1) continue;
            if (!Fields.TryGetValue(column, out var word)) others = true;
            else if (word.Length > 0) said.Add($"{word}{Values(properties[column].FirstOrDefault(), values)}");
        }
        if (others) said.Add(said.Count > 0 ? "d’autres détails" : "des détails");
        return said.Count > 0 ? $"modifié : {string.Join(", ", said)}" : "modifié";
    }

    private static string Values(IProperty? property, IReadOnlyList<string?> values)
    {
        if (property is null || values is not [var old, var now] || Say(property, old) is not { } before || Say(property, now) is not { } after) return "";
        return before.Length + after.Length > Short ? "" : $" ({before} → {after})";
    }

    /// <summary>Null for what is a number of the program or a word of the code.</summary>
    private static string? Say(IProperty property, string? value)
    {
        if (string.IsNullOrEmpty(value)) return "vide";
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (property.DeclaringType.ClrType == typeof(Money)) return new Money(long.Parse(value, CultureInfo.InvariantCulture)).ToString();
        if (type == typeof(DateOnly)) return French.ShortDate(DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture));
        if (type == typeof(bool)) return value == bool.TrueString ? "oui" : "non";
        if (type == typeof(string)) return $"« {value} »";
        return type == typeof(int) ? value : null;
    }
}
