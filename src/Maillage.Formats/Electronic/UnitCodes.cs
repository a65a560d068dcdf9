using System.Collections.Frozen;
using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic;

/// <summary>From the words people write beside a quantity to the UN/ECE Rec 20 code of BT-130.</summary>
public static class UnitCodes
{
    /// <summary>« One », for a piece, a lump sum or a word nobody knows.</summary>
    public const string One = "C62";

    private static readonly (string Code, string Words)[] Known =
    [
        ("HUR", "h|heure"),
        ("MIN", "min|minute"),
        ("SEC", "s|seconde"),
        ("DAY", "j|jour|journee"),
        ("WEE", "semaine"),
        ("MON", "mois"),
        ("QAN", "trimestre"),
        ("SAN", "semestre"),
        ("ANN", "an|annee"),
        ("MTR", "m|metre|ml|metre lineaire"),
        ("CMT", "cm|centimetre"),
        ("MMT", "mm|millimetre"),
        ("KMT", "km|kilometre"),
        ("MTK", "m2|m²|metre carre"),
        ("MTQ", "m3|m³|metre cube"),
        ("G26", "stere"),
        ("LTR", "l|litre"),
        ("CLT", "cl|centilitre"),
        ("MLT", "millilitre"),
        ("HLT", "hl|hectolitre"),
        ("GRM", "g|gramme"),
        ("KGM", "kg|kilo|kilogramme"),
        ("TNE", "t|tonne"),
        ("KWH", "kwh|kilowattheure"),
        ("KWT", "kw"),
        ("WTT", "w"),
        ("ZP", "page"),
        ("D68", "mot"),
        ("LO", "lot"),
        ("SET", "jeu|ensemble"),
        ("KT", "kit"),
        ("PR", "paire"),
        ("DZN", "douzaine"),
        ("CEN", "cent"),
        ("MIL", "mille"),
        ("XBX", "boite"),
        ("XCT", "carton"),
        ("XBG", "sac"),
        ("XPX", "palette"),
        ("XBO", "bouteille"),
        ("XPK", "colis"),
        ("XRO", "rouleau"),
        (One, "unite|u"),
        ("H87", "piece|pce"),
        ("LS", "forfait"),
        ("IE", "personne|participant|stagiaire"),
        ("P1", "%"),
    ];

    private static readonly FrozenDictionary<string, string> Codes =
        Known.SelectMany(k => k.Words.Split('|').Select(word => (word, k.Code))).ToFrozenDictionary(k => k.word, k => k.Code);

    /// <summary>The code of a typed unit: accents, case, plural, a final point and spaces do not count. <see cref="One"/> when unknown.</summary>
    public static string Of(string? unit)
    {
        var word = French.Fold((unit ?? "").Replace(French.NoBreak, ' ').Replace(French.Thin, ' ')).Trim().TrimEnd('.');
        if (Codes.TryGetValue(word, out var code)) return code;
        var singular = string.Join(' ', word.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length > 2 ? w.TrimEnd('s', 'x') : w));
        return Codes.GetValueOrDefault(singular, One);
    }
}
