using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Contribution.Projects;

/// <summary>A scale as it is typed. A row left empty is no row.</summary>
public sealed class ScaleForm
{
    private const int Most = ScaleCheck.MostRows;

    /// <summary>A project holds from the month it is put in force, whatever it says.</summary>
    public static readonly DateRange Always = new(new(2000, 1, 1));

    public long Id { get; set; }
    public int Version { get; set; }
    public string? Name { get; set; }
    public List<LevyForm> Levies { get; set; } = [];

    public static ScaleForm Of(Scale scale) => new() { Name = scale.Name, Levies = [.. scale.Levies.Select(LevyForm.Of)] };

    /// <summary>Takes the empty rows off, then puts one at the end of each list.</summary>
    public void Tidy()
    {
        if (Levies.Count > Most) Levies.RemoveRange(Most, Levies.Count - Most);
        foreach (var levy in Levies) levy.Tidy(Most);
    }

    /// <summary>What was typed; null when something is missing, which is then said beside its field.</summary>
    /// <param name="code">Of the scale.</param>
    /// <param name="source">Said as where the scale comes from, until a decision does.</param>
    public Scale? Read(ModelStateDictionary state, string code, string source)
    {
        var levies = Levies.Select((l, i) => l.Read(state, $"Input.Levies[{i}]", i)).ToList();
        return state.IsValid ? new(code, (Name ?? "").Trim(), Always, [.. levies.Select(l => l!)], source) : null;
    }
}

/// <summary>One levy as it is typed.</summary>
public sealed class LevyForm
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? BaseName { get; set; }
    public BaseMoment Moment { get; set; }
    public List<PartForm> Parts { get; set; } = [];
    public LevyUnit Unit { get; set; }
    public LevyReach Reach { get; set; } = LevyReach.Month;
    public BracketMode Mode { get; set; }
    public NegativeBase Negative { get; set; }
    public LevyRounding Rounding { get; set; }
    public List<BracketForm> Brackets { get; set; } = [];
    public List<FixedForm> Fixed { get; set; } = [];
    public List<FloorForm> Floors { get; set; } = [];
    public List<CapForm> Caps { get; set; } = [];
    public List<ExemptionForm> Exemptions { get; set; } = [];

    /// <summary>A levy on the gross margin, to begin with.</summary>
    public static LevyForm New(string name) => new()
    {
        Name = name,
        BaseName = "marge brute",
        Mode = BracketMode.Marginal,
        Parts = [new() { Label = "ventes", Accounts = "70" }, new() { Label = "achats", Accounts = "60", Deducted = true }, new() { Label = "sous-traitance", Accounts = "611", Deducted = true }],
    };

    public static LevyForm Of(Levy levy) => new()
    {
        Code = levy.Code,
        Name = levy.Name,
        BaseName = levy.Base.Name,
        Moment = levy.Base.Moment,
        Parts = [.. levy.Base.Parts.Select(p => new PartForm { Label = p.Label, Accounts = string.Join(", ", p.Accounts.In), Except = string.Join(", ", p.Accounts.Out), Deducted = p.Deducted })],
        Unit = levy.Rates?.Unit ?? LevyUnit.Activity,
        Reach = levy.Rates?.Reach ?? LevyReach.Month,
        Mode = levy.Rates?.Mode ?? BracketMode.Marginal,
        Negative = levy.Negative,
        Rounding = levy.Rounding,
        Brackets = [.. (levy.Rates?.Brackets ?? []).Select(b => new BracketForm { UpTo = b.UpTo, Rate = b.Rate })],
        Fixed = [.. levy.Fixed.Select(f => new FixedForm { Amount = f.Amount, Unit = f.Unit, Reach = f.Reach })],
        Floors = [.. levy.Floors.Select(f => new FloorForm { Amount = f.Amount, Unit = f.Unit, Reach = f.Reach, From = f.SeniorityFrom, To = f.SeniorityTo, Contract = f.Contract })],
        Caps = [.. levy.Caps.Select(c => new CapForm { Amount = c.Amount, Unit = c.Unit, Reach = c.Reach, Associate = c.Associate })],
        Exemptions = [.. levy.Exemptions.Select(e => new ExemptionForm { Code = e.Code, Name = e.Name, Rates = e.Waives.HasFlag(Waived.Rates), Fixed = e.Waives.HasFlag(Waived.Fixed), Floor = e.Waives.HasFlag(Waived.Floor), To = e.SeniorityTo, Contract = e.Contract, Granted = e.Granted })],
    };

    internal void Tidy(int most)
    {
        Tidy(Parts, most, p => p.IsEmpty, () => new());
        Tidy(Brackets, most, b => b.IsEmpty, () => new());
        Tidy(Fixed, most, f => f.Amount is null, () => new());
        Tidy(Floors, most, f => f.IsEmpty, () => new());
        Tidy(Caps, most, c => c.IsEmpty, () => new());
        Tidy(Exemptions, most, e => e.IsEmpty, () => new());
    }

    private static void Tidy<T>(List<T> rows, int most, Predicate<T> empty, Func<T> blank)
    {
        rows.RemoveAll(empty);
        if (rows.Count > most) rows.RemoveRange(most, rows.Count - most);
        rows.Add(blank());
    }

    internal Levy? Read(ModelStateDictionary state, string field, int rank)
    {
        if (string.IsNullOrWhiteSpace(Name)) state.AddModelError($"{field}.Name", "Nommez ce prélèvement.");
        if (string.IsNullOrWhiteSpace(BaseName)) state.AddModelError($"{field}.BaseName", "Nommez la base, par exemple « marge brute ».");
        var parts = new List<BasePart>();
        foreach (var (part, i) in Parts.Select((p, i) => (p, i)).Where(p => !p.p.IsEmpty))
            if (part.Read(state, $"{field}.Parts[{i}]") is { } read) parts.Add(read);
        foreach (var (bracket, i) in Brackets.Select((b, i) => (b, i)).Where(b => !b.b.IsEmpty && b.b.Rate is null))
            state.AddModelError($"{field}.Brackets[{i}].Rate", "Donnez le taux de cette tranche.");
        for (var i = 0; i < Floors.Count; i++)
            if (Floors[i] is { IsEmpty: false, Amount: null }) state.AddModelError($"{field}.Floors[{i}].Amount", "Donnez le montant de ce plancher.");
        for (var i = 0; i < Caps.Count; i++)
            if (Caps[i] is { IsEmpty: false, Amount: null }) state.AddModelError($"{field}.Caps[{i}].Amount", "Donnez le montant de ce plafond.");
        for (var i = 0; i < Exemptions.Count; i++)
            if (!Exemptions[i].IsEmpty && string.IsNullOrWhiteSpace(Exemptions[i].Name)) state.AddModelError($"{field}.Exemptions[{i}].Name", "Nommez cette exonération.");
        if (!state.IsValid) return null;
        var brackets = Brackets.Where(b => !b.IsEmpty).Select(b => new Bracket(b.UpTo, b.Rate!.Value)).ToList();
        return new(
            rank == 0 ? Levy.Contribution : Code is { Length: > 0 } kept ? kept : Slug(Name!), Name!.Trim(), new(BaseName!.Trim(), Moment, parts),
            brackets.Count == 0 ? null : new(Unit, Reach, Mode, brackets),
            [.. Fixed.Where(f => f.Amount is not null).Select(f => new FixedPart(f.Amount!.Value, f.Unit, f.Reach))],
            [.. Floors.Where(f => f.Amount is not null).Select(f => new Floor(f.Amount!.Value, f.Unit, f.Reach, f.From, f.To, f.Contract))],
            [.. Caps.Where(c => c.Amount is not null).Select(c => new Cap(c.Amount!.Value, c.Unit, c.Reach, c.Associate))],
            [.. Exemptions.Where(e => !string.IsNullOrWhiteSpace(e.Name)).Select(e => e.Read())], Negative, Rounding);
    }

    internal static string Slug(string name) => string.Concat(French.Fold(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, 40)] : "autre";
}

/// <summary>A part of a base as it is typed.</summary>
public sealed class PartForm
{
    public string? Label { get; set; }
    public string? Accounts { get; set; }
    public string? Except { get; set; }
    public bool Deducted { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Label) && string.IsNullOrWhiteSpace(Accounts);

    internal BasePart? Read(ModelStateDictionary state, string field)
    {
        if (string.IsNullOrWhiteSpace(Label)) state.AddModelError($"{field}.Label", "Dites ce que comptent ces comptes, par exemple « ventes ».");
        var text = string.Join(',', Beginnings(Accounts).Concat(Beginnings(Except).Select(e => "-" + e)));
        if (AccountSet.Parse(text) is { } set) return new((Label ?? "").Trim(), set, Deducted);
        state.AddModelError($"{field}.Accounts", Beginnings(Accounts).Count == 0 ? "Donnez les comptes, par exemple 70." : "Écrivez des débuts de comptes séparés par des virgules, et sous « sauf » des comptes qu’ils contiennent.");
        return null;
    }

    private static IReadOnlyList<string> Beginnings(string? text) => (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A bracket as it is typed.</summary>
public sealed class BracketForm
{
    public Money? UpTo { get; set; }
    public Rate? Rate { get; set; }
    public bool IsEmpty => UpTo is null && Rate is null;
}

/// <summary>A fixed part as it is typed.</summary>
public sealed class FixedForm
{
    public Money? Amount { get; set; }
    public LevyUnit Unit { get; set; }
    public LevyReach Reach { get; set; } = LevyReach.Month;
}

/// <summary>A floor as it is typed; months of seniority, 1 for the month of entry.</summary>
public sealed class FloorForm
{
    public Money? Amount { get; set; }
    public LevyUnit Unit { get; set; }
    public LevyReach Reach { get; set; } = LevyReach.Month;
    public int? From { get; set; }
    public int? To { get; set; }
    /// <summary>CAPE, CESA; null for any.</summary>
    public string? Contract { get; set; }
    public bool IsEmpty => Amount is null && From is null && To is null && Contract is null;
}

/// <summary>A cap as it is typed.</summary>
public sealed class CapForm
{
    public Money? Amount { get; set; }
    public LevyUnit Unit { get; set; }
    public LevyReach Reach { get; set; } = LevyReach.Year;
    public bool? Associate { get; set; }
    public bool IsEmpty => Amount is null && Associate is null;
}

/// <summary>An exemption as it is typed.</summary>
public sealed class ExemptionForm
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public bool Rates { get; set; } = true;
    public bool Fixed { get; set; } = true;
    public bool Floor { get; set; } = true;
    public int? To { get; set; }
    public string? Contract { get; set; }
    public bool Granted { get; set; }
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && To is null && Contract is null && !Granted;

    internal Exemption Read() => new(Code is { Length: > 0 } kept ? kept : LevyForm.Slug(Name!), Name!.Trim(),
        (Rates ? Waived.Rates : 0) | (Fixed ? Waived.Fixed : 0) | (Floor ? Waived.Floor : 0), To, Contract, Granted);
}
