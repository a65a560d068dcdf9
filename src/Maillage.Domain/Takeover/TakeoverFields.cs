namespace Maillage.Domain.Takeover;

/// <summary>
/// The columns of each step. Words of enDI are those of its own data and of its accounting export: enseigne, code analytique (its « code_compta »), compte
/// général, compte tiers, numéro analytique, official number of an invoice.
/// </summary>
public static class TakeoverFields
{
    private static readonly TakeoverField Activity = TakeoverField.Of("activite", "Activité", "code de l’activité, par exemple A012", false,
        "activité|code activité|code de l’activité|analytique|code analytique|section|section analytique", "code analytique|num analytique|numéro analytique|code_compta|enseigne");

    public static IReadOnlyList<TakeoverField> Of(TakeoverStep step) => step switch
    {
        TakeoverStep.People => People,
        TakeoverStep.Activities => Activities,
        TakeoverStep.Customers => Customers,
        TakeoverStep.Balances => Balances,
        TakeoverStep.Invoices => Invoices,
        TakeoverStep.Documents => [],
        TakeoverStep.CompareBalances => [.. Balances.Where(f => f.Key != "libelle")],
        _ => CompareInvoices,
    };

    private static readonly IReadOnlyList<TakeoverField> People =
    [
        TakeoverField.Of("prenom", "Prénom", "Lise", true, "prénom|prénoms|first name", "coordonnees_firstname|firstname|prénom"),
        TakeoverField.Of("nom", "Nom", "Garnier", true, "nom|nom de famille|nom d’usage|last name", "coordonnees_lastname|lastname|nom"),
        TakeoverField.Of("courriel", "Courriel", "lise@exemple.example", false, "courriel|email|e-mail|mail|adresse e-mail|adresse mail|adresse de courriel|mél", "coordonnees_email1|email1|e-mail 1|e-mail"),
        TakeoverField.Of("telephone", "Téléphone", "06 00 00 00 00", false, "téléphone|tél|portable|mobile|téléphone portable", "coordonnees_mobile|coordonnees_tel|mobile|tel"),
    ];

    private static readonly IReadOnlyList<TakeoverField> Activities =
    [
        TakeoverField.Of("code", "Code", "2 à 10 capitales, chiffres ou tirets : A012", true, "code|code activité|code de l’activité|code analytique|analytique|section|section analytique", "code analytique|code_compta|compte analytique|numéro analytique"),
        TakeoverField.Of("nom", "Nom", "Atelier des Cimes", true, "nom|nom de l’activité|activité|enseigne|libellé|intitulé", "enseigne|name|nom de l’enseigne|nom"),
        TakeoverField.Of("metier", "Métier", "graphisme", false, "métier|domaine|description|secteur", "goal|descriptif de l’activité|description"),
        TakeoverField.Of("debut", "Début", "01/03/2021", true, "début|date de début|date d’entrée|entrée|commencée le|créée le", "date d’entrée|created_at|créé le|date de création"),
        TakeoverField.Of("fin", "Fin", "dernier jour, vide tant qu’elle dure", false, "fin|date de fin|sortie|date de sortie|close le"),
        TakeoverField.Of("personne", "Entrepreneur·e", "son courriel, ou prénom et nom ; une ligne par personne", false, "personne|entrepreneur|entrepreneure|entrepreneur·e|entrepreneur.e|entrepreneur-e|porteur|membre|courriel|email", "employé|employés|entrepreneur(s)|entrepreneur|user|email"),
        TakeoverField.Of("entree", "Arrivée de la personne", "vide : au début de l’activité", false, "arrivée|arrivée de la personne|dans l’activité depuis|depuis"),
        TakeoverField.Of("part", "Part du résultat", "100, ou 50 pour la moitié ; vide : en parts égales", false, "part|part du résultat|quote-part|pourcentage"),
    ];

    private static readonly IReadOnlyList<TakeoverField> Customers =
    [
        Activity with { Needed = true },
        TakeoverField.Of("compte", "Code du client", "celui du programme quitté : les factures le retrouvent par lui", false, "code|code client|compte tiers|compte auxiliaire|numéro client|n° client|référence", "compte_tiers|compte tiers|code"),
        TakeoverField.Of("Kind", "Type", "entreprise, particulier, public ou étranger", false, "type|type de client|catégorie|nature", "type_|type|type de client"),
        TakeoverField.Of("Company", "Raison sociale", "", false, "raison sociale|société|entreprise|dénomination|organisme|structure", "company_name|nom de l’entreprise|raison sociale"),
        TakeoverField.Of("Civility", "Civilité", "", false, "civilité|titre|civ", "civilite"),
        TakeoverField.Of("FirstName", "Prénom", "", false, "prénom|prénom du contact", "firstname"),
        TakeoverField.Of("Name", "Nom", "du client, ou de la personne à joindre", false, "nom|client|nom du client|nom complet|nom du contact|contact|libellé", "label|lastname|nom du contact|nom"),
        TakeoverField.Of("Siren", "SIREN", "9 chiffres", false, "siren|numéro siren|n° siren", "registration|siren"),
        TakeoverField.Of("Siret", "SIRET", "14 chiffres", false, "siret|numéro siret|n° siret", "siret"),
        TakeoverField.Of("Vat", "N° de TVA", "", false, "tva|n° tva|numéro de tva|tva intracommunautaire|n° tva intracommunautaire|tva intracom", "tva_intracomm|tva intracommunautaire"),
        TakeoverField.Of("Street", "Adresse", "", false, "adresse|rue|adresse 1|voie", "address"),
        TakeoverField.Of("MoreStreet", "Complément d’adresse", "", false, "complément|complément d’adresse|adresse 2", "additional_address"),
        TakeoverField.Of("PostCode", "Code postal", "", false, "code postal|cp|c.p.", "zip_code|code postal"),
        TakeoverField.Of("City", "Ville", "", false, "ville|commune|localité", "city"),
        TakeoverField.Of("Country", "Pays", "France quand il manque", false, "pays", "country"),
        TakeoverField.Of("Email", "Courriel", "", false, "courriel|email|e-mail|mail|adresse e-mail|mél", "email"),
        TakeoverField.Of("Phone", "Téléphone", "", false, "téléphone|tél|portable|mobile", "phone|mobile"),
        TakeoverField.Of("Days", "Délai de paiement", "30, 45 fin de mois, comptant", false, "délai|délai de paiement|délai de règlement|conditions de paiement"),
        TakeoverField.Of("Notes", "Notes", "", false, "notes|note|commentaire|commentaires|remarques", "comments|commentaires"),
    ];

    private static readonly IReadOnlyList<TakeoverField> Balances =
    [
        TakeoverField.Of("compte", "Compte", "numéro du plan comptable", true, "compte|n° compte|numéro de compte|numéro|compte général|comptenum", "compte général|compte_cg|compte"),
        Activity with { Hint = "code de l’activité ; vide pour les services communs" },
        TakeoverField.Of("debit", "Débit", "1440,50", false, "débit|solde débit|solde débiteur|débit euro", "débit|debit"),
        TakeoverField.Of("credit", "Crédit", "1440,50", false, "crédit|solde crédit|solde créditeur|crédit euro", "crédit|credit"),
        TakeoverField.Of("solde", "Solde", "positif au débit, quand il n’y a pas deux colonnes", false, "solde|montant|solde final"),
        TakeoverField.Of("libelle", "Libellé", "lu par vous seul", false, "libellé|intitulé|libellé du compte|intitulé du compte|nom du compte|comptelib"),
    ];

    private static readonly IReadOnlyList<TakeoverField> Invoices =
    [
        TakeoverField.Of("numero", "Numéro", "celui de la facture, gardé tel quel", true, "numéro|n°|numéro de facture|n° facture|facture|pièce|référence", "official_number|numéro de facture|n° de facture|numéro"),
        TakeoverField.Of("date", "Date", "31/10/2026", true, "date|date de facture|date de la facture|émise le|date d’émission", "date|date d’émission"),
        TakeoverField.Of("echeance", "Échéance", "vide : le délai du client", false, "échéance|date d’échéance|à payer le|exigible le", "échéance|date d’échéance"),
        TakeoverField.Of("client", "Client", "son code, son SIREN, ou son nom", true, "client|code client|compte tiers|compte auxiliaire|nom du client|siren|numéro client", "compte_tiers|compte tiers|customer|nom du client|client"),
        Activity with { Needed = true },
        TakeoverField.Of("total", "Montant TTC", "celui de la facture", true, "ttc|montant ttc|total ttc|total|montant", "ttc|montant ttc|total ttc"),
        TakeoverField.Of("reste", "Reste à payer", "au jour de l’ouverture, négatif pour un avoir", true, "reste|reste à payer|reste dû|restant dû|solde|solde dû|à recevoir", "topay|reste à payer|montant restant dû|restant dû"),
        TakeoverField.Of("tva", "Code de TVA", "FR200, FR100, FR055 ou FR021, ou un taux : 20", false, "code tva|code de tva|taux|taux de tva|taux tva", "code tva|code taxe|taux de tva"),
        TakeoverField.Of("attente", "TVA en attente", "la taxe comprise dans le reste, qui sera due à l’encaissement", false, "tva en attente|tva|montant tva|tva à encaisser", "tva en attente|tva"),
        TakeoverField.Of("objet", "Objet", "", false, "objet|libellé|description|intitulé", "name|description|objet"),
    ];

    private static readonly IReadOnlyList<TakeoverField> CompareInvoices =
    [
        .. Invoices.Where(f => f.Key == "numero"),
        .. Invoices.Where(f => f.Key == "total"),
    ];
}
