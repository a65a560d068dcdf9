using Maillage.Platform.Archives;

namespace Maillage.Modules.Leaving;

/// <summary>What archives say of themselves, in French, to who opens them.</summary>
public static class ArchiveWords
{
    /// <param name="at">The instant, in words.</param>
    public static string OfCooperative(string cooperative, string at) => $"""
        Tout ce que Maillage garde de la coopérative « {cooperative} », au {at}.

        tables/           une table par fichier CSV : UTF-8, virgules, une ligne d’en-tête (RFC 4180). Montants en euros, avec un point pour les décimales ;
                          jours comme 2026-11-24 ; instants en heure universelle ; identités en nombres entiers. Pour LibreOffice ou Excel : « Importer »,
                          jeu de caractères UTF-8, séparateur virgule, colonnes d’identité en texte.
                          Le même nom en .jsonl (un objet JSON par ligne) quand des valeurs sont elles-mêmes des objets : documents figés, comptes envoyés.
        schema.json       ce que garde chaque table, ses colonnes, leur nature, et quelle table une identité désigne.
        fichiers/         factures (PDF Factur-X et XML), devis, pièces jointes, conventions, décisions, comptes et attestations envoyés, sous des noms lisibles ;
                          dans autres/, ce qu’aucune fiche ne nomme plus, sous le début de son empreinte.
        {OpenArchive.ManifestName}     chaque fichier, sa taille, son empreinte SHA-256 et, pour une table, son nombre de lignes.
        {OpenArchive.SumsName}        les mêmes empreintes : « sha256sum -c {OpenArchive.SumsName} » vérifie tout.

        La comptabilité : LedgerEntries (une ligne par écriture) et LedgerLines (ses lignes, par activité, débit et crédit), liées par EntryId. Une écriture sans
        Number est un brouillon. ActivityBalances donne les mêmes totaux, déjà additionnés.

        N’y sont pas : les mots de passe et les secrets, et {string.Join(" ; ", LeavingScope.Left.Select(l => $"{l.Key} ({l.Value})"))}.

        Ce fichier contient des données personnelles et des comptes : gardez-le en lieu sûr.

        """;

    /// <summary>Of the part about activities, added to what a person takes away.</summary>
    public static string OfActivities { get; } = """
        Ce qui vient de vos activités, un dossier par activité.

        tables/             clients, devis, factures, encaissements, recettes, lignes du compte : un fichier CSV par table (UTF-8, virgules, point pour les décimales).
        ecritures.csv       le compte de l’activité, écriture par écriture, avec les noms des comptes.
        contributions.json  ce que chaque mois a coûté, étape par étape, avec le texte qui le fonde.
        factures/, reprises/, devis/, pieces/, comptes/, attestations/
                            les documents eux-mêmes : PDF, et le XML de chaque facture.

        """;
}
