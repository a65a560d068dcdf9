using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>What keeps a scale from working, said where it is written.</summary>
public static partial class ScaleCheck
{
    /// <summary>Levies of a scale, rows of one list: more than any scale has.</summary>
    public const int MostRows = 40;

    /// <summary>Longest name of a levy, of a base, of an exemption, of a part: entries carry them.</summary>
    public const int LongestName = 120;

    /// <summary>Largest amount, far from what a sum of years can hold.</summary>
    public static readonly Money MostMoney = Money.FromEuros(1_000_000_000);

    /// <summary>Contracts that a floor or an exemption may be kept to.</summary>
    private static readonly string?[] Contracts = [null, "CAPE", "CESA"];

    /// <summary>The refusals of a scale that could not be computed, none when it is sound. Fields are those of its form.</summary>
    public static Result Of(Scale scale)
    {
        if (Bounds(scale).ToList() is { Count: > 0 } outside) return Result.Refused(outside);
        var refusals = new List<Refusal>();
        if (scale.Validity.To < scale.Validity.From) refusals.Add(new("contribution.scale.dates", "La fin doit suivre le début.", "To"));
        if (scale.Levies.Count == 0 || scale.Levies[0].Code != Levy.Contribution)
            refusals.Add(new("contribution.scale.levies", "Un barème commence par la contribution coopérative.", "Levies"));
        if (scale.Levies.GroupBy(l => l.Code).Any(g => g.Count() > 1)) refusals.Add(new("contribution.scale.levies", "Deux prélèvements ont le même code.", "Levies"));
        refusals.AddRange(scale.Levies.SelectMany((l, i) => Of(l, $"Levies[{i}]")));
        return Result.Of(refusals);
    }

    /// <summary>What would not fit in an entry, a sum or a page: the rest is not looked at.</summary>
    private static IEnumerable<Refusal> Bounds(Scale scale)
    {
        if (scale.Levies.Count > MostRows) yield return new("contribution.scale.rows", $"Un barème a {MostRows} prélèvements au plus.", "Levies");
        foreach (var (levy, i) in scale.Levies.Take(MostRows).Select((l, i) => (l, i)))
        {
            var field = $"Levies[{i}]";
            var lists = new[] { levy.Rates?.Brackets.Count ?? 0, levy.Fixed.Count, levy.Floors.Count, levy.Caps.Count, levy.Exemptions.Count, levy.Base.Parts.Count };
            if (lists.Max() > MostRows || levy.Base.Parts.Any(p => p.Accounts.In.Count + p.Accounts.Out.Count > MostRows)) yield return new("contribution.scale.rows", $"Une liste a {MostRows} lignes au plus.", field);
            if (!Code().IsMatch(levy.Code) || levy.Exemptions.Any(e => !Code().IsMatch(e.Code)))
                yield return new("contribution.scale.code", "Un code est fait de 40 minuscules sans accent, chiffres ou tirets au plus.", $"{field}.Code");
            if (new[] { levy.Name, levy.Base.Name }.Concat(levy.Base.Parts.Select(p => p.Label)).Concat(levy.Exemptions.Select(e => e.Name)).Any(n => string.IsNullOrWhiteSpace(n) || n.Length > LongestName))
                yield return new("contribution.scale.name", $"Donnez à chaque prélèvement, à sa base, à ses parts et à ses exonérations un nom, de {LongestName} caractères au plus.", $"{field}.Name");
            var amounts = levy.Fixed.Select(f => f.Amount).Concat(levy.Floors.Select(f => f.Amount)).Concat(levy.Caps.Select(c => c.Amount)).Concat((levy.Rates?.Brackets ?? []).Select(b => b.UpTo ?? Money.Zero));
            if (amounts.Any(a => a.Abs > MostMoney)) yield return new("contribution.scale.amount", "Un montant d’un barème est d’un milliard d’euros au plus.", $"{field}.Brackets");
            if (levy.Floors.Any(f => !Contracts.Contains(f.Contract)) || levy.Exemptions.Any(e => !Contracts.Contains(e.Contract)))
                yield return new("contribution.scale.contract", "Un plancher ou une exonération vaut pour le CAPE, pour le CESA, ou pour tous.", $"{field}.Floors");
        }
    }

    private static IEnumerable<Refusal> Of(Levy levy, string field)
    {
        if (levy.Rates is { } rates)
            foreach (var refusal in Brackets(rates, $"{field}.Brackets")) yield return refusal;
        if (levy.Rates is null && levy.Fixed.Count == 0 && levy.Floors.Count == 0)
            yield return new("contribution.scale.empty", $"« {levy.Name} » ne prend rien : donnez un taux, une part fixe ou un plancher.", field);
        if (levy.Fixed.Any(f => f.Amount.IsNegative) || levy.Floors.Any(f => f.Amount.IsNegative) || levy.Caps.Any(c => c.Amount.IsNegative))
            yield return new("contribution.scale.amount", "La part fixe, les planchers et les plafonds ne sont pas négatifs.", $"{field}.Floors");
        if (levy.Floors.Any(f => f.Reach is not (LevyReach.Month or LevyReach.Year)) || levy.Caps.Any(c => c.Reach is not (LevyReach.Month or LevyReach.Year)))
            yield return new("contribution.scale.reach", "Un plancher ou un plafond vaut pour un mois ou pour une année.", $"{field}.Floors");
        if (levy.Floors.Any(f => f.SeniorityFrom < 1 || f.SeniorityTo < (f.SeniorityFrom ?? 1)))
            yield return new("contribution.scale.seniority", "Les mois d’ancienneté d’un plancher se suivent, à partir de 1.", $"{field}.Floors");
        foreach (var refusal in Gaps(levy, $"{field}.Floors")) yield return refusal;
        if (levy.Caps.GroupBy(c => (c.Unit, c.Reach)).Any(g => g.Any(c => c.Associate is null) ? g.Count() > 1 : g.Select(c => c.Associate).Distinct().Count() < g.Count()))
            yield return new("contribution.scale.caps", "Deux plafonds valent pour le même statut.", $"{field}.Caps");
        if (levy.Caps.GroupBy(c => (c.Unit, c.Reach)).Any(g => g.All(c => c.Associate is not null) && g.Select(c => c.Associate).Distinct().Count() < 2))
            yield return new("contribution.scale.caps", "Donnez le plafond des associé·es et celui des autres, ou un plafond pour tout le monde.", $"{field}.Caps");
        if (levy.Caps.Count > 0 && levy.Floors.Count > 0 && levy.Caps.Min(Yearly) < levy.Floors.Max(Yearly))
            yield return new("contribution.scale.cap-under-floor", $"Le plafond, {new Money(levy.Caps.Min(Yearly))} pour un an, est sous le plancher, {new Money(levy.Floors.Max(Yearly))} pour un an.", $"{field}.Caps");
        if (levy.Base.Parts.Count == 0 || levy.Base.Parts.All(p => p.Deducted) || levy.Base.Parts.SelectMany(p => p.Accounts.In.Concat(p.Accounts.Out)).Any(a => a.Length == 0 || !a.All(char.IsAsciiDigit)) || levy.Base.Parts.Any(p => p.Accounts.In.Count == 0))
            yield return new("contribution.scale.accounts", "Donnez les comptes qui forment la base, par exemple 70 pour les ventes, 60 pour les achats, 611 pour la sous-traitance.", $"{field}.Base");
    }

    private static IEnumerable<Refusal> Brackets(LevyRates rates, string field)
    {
        var limits = rates.Brackets.Select(b => b.UpTo).ToList();
        if (limits.Count == 0 || limits[^1] is not null)
            yield return new("contribution.scale.no-end", "La dernière tranche n’a pas de fin : au-dessus de sa limite, rien ne dirait quel taux prendre.", field);
        else if (limits.SkipLast(1).Any(l => l is null))
            yield return new("contribution.scale.overlap", "Une tranche sans limite est suivie d’une autre : elles se recouvrent.", field);
        else if (limits.SkipLast(1).Zip(limits.Skip(1).SkipLast(1)).Any(p => p.First >= p.Second) || limits[0] is { IsPositive: false })
            yield return new("contribution.scale.overlap", "Les limites des tranches doivent être croissantes : deux tranches se recouvrent.", field);
        if (rates.Brackets.Any(b => b.Rate.BasisPoints is < 0 or > 10_000))
            yield return new("contribution.scale.rate", "Un taux est compris entre 0 et 100\u00a0%.", field);
    }

    /// <summary>Seniorities that some floor counts and none covers between two others, or two cover.</summary>
    private static IEnumerable<Refusal> Gaps(Levy levy, string field)
    {
        foreach (var floors in levy.Floors.GroupBy(f => (f.Unit, f.Reach, f.Contract)).Select(g => g.OrderBy(f => f.SeniorityFrom ?? 1).ToList()))
            foreach (var (one, next) in floors.Zip(floors.Skip(1)))
            {
                if (one.SeniorityTo is not { } end || end >= (next.SeniorityFrom ?? 1))
                    yield return new("contribution.scale.overlap", $"Deux planchers valent pour le {French.Ordinal(next.SeniorityFrom ?? 1)} mois.", field);
                else if (end + 1 < next.SeniorityFrom)
                    yield return new("contribution.scale.gap", $"Aucun plancher ne vaut du {end + 1}e au {next.SeniorityFrom - 1}e mois.", field);
            }
    }

    private static long Yearly(Floor floor) => floor.Amount.Cents * (floor.Reach == LevyReach.Month ? 12 : 1);

    private static long Yearly(Cap cap) => cap.Amount.Cents * (cap.Reach == LevyReach.Month ? 12 : 1);

    /// <summary>What sources of entries hold between their separators.</summary>
    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Code();
}
