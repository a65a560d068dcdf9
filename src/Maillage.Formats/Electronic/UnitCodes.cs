using System.Collections.Frozen;
using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic;

/// <summary>From the words people write beside a quantity to the UN/ECE Rec 20 code of BT-130.</summary>
public static class UnitCodes
{
    /// <summary>« One », for a piece, a lump sum or a word nobody knows.</summary>
    public const string One = "C62";

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["h"] = "HUR", ["heure"] = "HUR", ["min"] = "MIN", ["minute"] = "MIN", ["s"] = "SEC", ["seconde"] = "SEC",
        ["j"] = "DAY", ["jour"] = "DAY", ["journee"] = "DAY", ["semaine"] = "WEE", ["mois"] = "MON", ["trimestre"] = "QAN",
        ["semestre"] = "SAN", ["an"] = "ANN", ["annee"] = "ANN",
        ["m"] = "MTR", ["metre"] = "MTR", ["ml"] = "MTR", ["metre lineaire"] = "MTR", ["cm"] = "CMT", ["centimetre"] = "CMT", ["mm"] = "MMT",
        ["millimetre"] = "MMT", ["km"] = "KMT", ["kilometre"] = "KMT",
        ["m2"] = "MTK", ["m²"] = "MTK", ["metre carre"] = "MTK",
        ["m3"] = "MTQ", ["m³"] = "MTQ", ["metre cube"] = "MTQ", ["stere"] = "G26",
        ["l"] = "LTR", ["litre"] = "LTR", ["cl"] = "CLT", ["centilitre"] = "CLT", ["millilitre"] = "MLT", ["hl"] = "HLT", ["hectolitre"] = "HLT",
        ["g"] = "GRM", ["gramme"] = "GRM", ["kg"] = "KGM", ["kilo"] = "KGM", ["kilogramme"] = "KGM", ["t"] = "TNE", ["tonne"] = "TNE",
        ["kwh"] = "KWH", ["kilowattheure"] = "KWH", ["kw"] = "KWT", ["w"] = "WTT",
        ["page"] = "ZP", ["mot"] = "D68",
        ["lot"] = "LO", ["jeu"] = "SET", ["kit"] = "KT", ["paire"] = "PR", ["douzaine"] = "DZN", ["cent"] = "CEN", ["mille"] = "MIL",
        ["boite"] = "XBX", ["carton"] = "XCT", ["sac"] = "XBG", ["palette"] = "XPX", ["bouteille"] = "XBO", ["colis"] = "XPK", ["rouleau"] = "XRO",
        ["unite"] = One, ["piece"] = "H87", ["pce"] = "H87", ["u"] = One, ["forfait"] = "LS", ["ensemble"] = "SET",
        ["personne"] = "IE", ["participant"] = "IE", ["stagiaire"] = "IE", ["%"] = "P1",
    }.ToFrozenDictionary();

    /// <summary>The code of a typed unit: accents, case, plural, a final point and spaces do not count. <see cref="One"/> when unknown.</summary>
    public static string Of(string? unit)
    {
        var word = French.Fold((unit ?? "").Replace(French.NoBreak, ' ').Replace(French.Thin, ' ')).Trim().TrimEnd('.');
        if (Codes.TryGetValue(word, out var code)) return code;
        var singular = string.Join(' ', word.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length > 2 ? w.TrimEnd('s', 'x') : w));
        return Codes.GetValueOrDefault(singular, One);
    }
}
