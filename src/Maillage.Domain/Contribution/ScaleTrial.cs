using System.Text.Json;
using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>What one activity would pay under each scale tried.</summary>
/// <param name="Base">Of the contribution over the months tried, as the scales stand.</param>
/// <param name="Amounts">All levies over these months: first as the scales stand, then under each scale tried, in their order.</param>
public sealed record TrialRow(long Activity, string Name, Money Base, IReadOnlyList<Money> Amounts);

/// <summary>Scales tried on the real activities of some months. Kept whole as it was shown, it can be an annex of an assembly.</summary>
/// <param name="Definitions">Of the scales tried, in the form of their files.</param>
public sealed record ScaleTrial(Month From, Month To, string Family, IReadOnlyList<string> Definitions, IReadOnlyList<TrialRow> Rows)
{
    /// <summary>How many scales are compared at most.</summary>
    public const int Most = 4;

    private static readonly JsonSerializerOptions Compact = new() { Converters = { new MoneyAsCents(), new MonthAsText() } };

    /// <summary>« janvier à octobre 2026 ».</summary>
    public string Period => From == To ? French.MonthYear(From) : From.Year == To.Year ? $"{French.MonthName(From.Number)} à {French.MonthYear(To)}" : $"{French.MonthYear(From)} à {French.MonthYear(To)}";

    [JsonIgnore]
    public IReadOnlyList<Scale> Scales => [.. Definitions.Select(ScaleFile.Parse)];

    public string Write() => JsonSerializer.Serialize(this, Compact);

    /// <exception cref="JsonException">When it is not what <see cref="Write"/> wrote.</exception>
    public static ScaleTrial Read(string json) => JsonSerializer.Deserialize<ScaleTrial>(json, Compact) ?? throw new JsonException("The trial is empty.");

    /// <summary>What a column comes to; 0 is how the scales stand.</summary>
    public TrialColumn Column(int rank)
    {
        var differences = Rows.Select(r => r.Amounts[rank] - r.Amounts[0]).ToList();
        var amounts = Rows.Select(r => r.Amounts[rank]).Order().ToList();
        Money At(decimal part) => amounts.Count == 0 ? Money.Zero : amounts[(int)Math.Floor((amounts.Count - 1) * part)];
        return new(amounts.Sum(), differences.Sum(), differences.Count(d => d.IsPositive), differences.Count(d => d.IsNegative), differences.Count(d => d.IsZero),
            differences.Where(d => d.IsPositive).Sum(), differences.Where(d => d.IsNegative).Sum(), At(0), At(0.25m), At(0.5m), At(0.75m), At(1));
    }

    /// <summary>
    /// The activities by size of base, the smallest first. A slice of fewer than <see cref="TrialSlice.Fewest"/> joins its neighbour, so that none tells what a person pays.
    /// </summary>
    public IReadOnlyList<TrialSlice> Slices()
    {
        var slices = new List<TrialSlice>();
        foreach (var (from, to) in Limits.Prepend(null).Zip(Limits.Append(null)))
            Add(new(from, to, [.. Rows.Where(r => (from is null || r.Base > from) && (to is null || r.Base <= to))]));
        if (slices.Count > 1 && slices[^1].Rows.Count < TrialSlice.Fewest) Join(slices.Count - 2);
        return [.. slices.Where(s => s.Rows.Count > 0)];

        void Add(TrialSlice next)
        {
            slices.Add(next);
            if (slices.Count > 1 && slices[^2].Rows.Count < TrialSlice.Fewest) Join(slices.Count - 2);
        }

        void Join(int rank)
        {
            slices[rank] = new(slices[rank].From, slices[rank + 1].To, [.. slices[rank].Rows, .. slices[rank + 1].Rows]);
            slices.RemoveAt(rank + 1);
        }
    }

    private static readonly Money?[] Limits = [.. new[] { 0, 5_000, 15_000, 30_000, 60_000 }.Select(e => (Money?)Money.FromEuros(e))];

    private sealed class MoneyAsCents : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt64());
        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Cents);
    }

    private sealed class MonthAsText : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Month.Parse(reader.GetString()!, null);
        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

/// <summary>What one scale takes of all activities.</summary>
/// <param name="Difference">Against how the scales stand.</param>
/// <param name="More">Activities that pay more than as the scales stand; then less, the same.</param>
/// <param name="MoreBy">What those pay more, in all; then less, negative.</param>
/// <param name="Least">The smallest amount; then the first quarter, the middle, the third quarter, the largest.</param>
public sealed record TrialColumn(Money Total, Money Difference, int More, int Less, int Same, Money MoreBy, Money LessBy, Money Least, Money Quarter, Money Middle, Money ThreeQuarters, Money Largest);

/// <summary>Activities whose base is between two limits.</summary>
/// <param name="From">Left out; null for no limit.</param>
/// <param name="To">Included; null for no limit.</param>
public sealed record TrialSlice(Money? From, Money? To, IReadOnlyList<TrialRow> Rows)
{
    /// <summary>Fewer activities could be told from one another.</summary>
    public const int Fewest = 5;

    /// <summary>Whether there are enough for an amount to be nobody’s.</summary>
    public bool IsTold => Rows.Count >= Fewest;

    public Money Total(int rank) => Rows.Sum(r => r.Amounts[rank]);

    /// <summary>« de 5 000 € à 15 000 € ».</summary>
    public string InWords => (From, To) switch
    {
        (null, null) => "toutes",
        (null, { } to) => to.IsZero ? "zéro ou moins" : $"jusqu’à {to}",
        ({ } from, null) => $"plus de {from}",
        ({ } from, { } to) => from.IsZero ? $"jusqu’à {to}" : $"de {from} à {to}",
    };
}
