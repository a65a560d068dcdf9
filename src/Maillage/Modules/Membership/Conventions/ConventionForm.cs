using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>A convention as it is typed.</summary>
public sealed class ConventionForm
{
    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public DateOnly? SignedOn { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public SplitKey Key { get; set; }
    public Rate? CommonFund { get; set; }
    public string? Nature { get; set; }
    public string? Clientele { get; set; }
    public string? TradeName { get; set; }
    public string? PooledAssets { get; set; }
    public IFormFile? File { get; set; }
    public List<Row> Members { get; set; } = [];

    /// <summary>A person of the activity.</summary>
    public sealed class Row
    {
        public long Person { get; set; }
        public bool Covered { get; set; }
        public Rate? Share { get; set; }
        public DateOnly? CapeClauseOn { get; set; }
    }

    /// <summary>What was typed; null when something is missing or not understood, which is then said beside its field.</summary>
    public ConventionTerms? Read(ModelStateDictionary state)
    {
        if (!state.IsValid) return null;
        if (SignedOn is null) state.AddModelError("Input.SignedOn", "Donnez le jour de la signature.");
        if (From is null) state.AddModelError("Input.From", "Donnez le premier jour.");
        if (!state.IsValid) return null;
        return new(SignedOn!.Value, From!.Value, To, Key, CommonFund ?? Rate.Zero, new(Nature ?? "", Clientele ?? "", TradeName ?? "", PooledAssets ?? ""),
            [.. Chosen.Select(m => new CoveredPerson(new Id<Person>(m.Person), Key == SplitKey.Shares ? m.Share ?? Rate.Zero : Rate.Zero, m.CapeClauseOn))]);
    }

    public Task<byte[]> Sent() => Uploads.Read(File, FileKind.MostBytes);

    /// <summary>A refusal named as the rules name it, as this form names its fields: its rows are all the people, those of the rules the covered ones.</summary>
    public Refusal Place(Refusal refusal)
    {
        if (refusal.Field?.StartsWith("Covered[", StringComparison.Ordinal) != true) return refusal;
        var (rank, rest) = (int.Parse(refusal.Field[8..refusal.Field.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture), refusal.Field[(refusal.Field.IndexOf(']') + 1)..]);
        return refusal with { Field = $"Members[{Members.IndexOf(Chosen[rank])}]{(rest.Length == 0 ? ".Covered" : rest)}" };
    }

    private List<Row> Chosen => [.. Members.Where(m => m.Covered)];
}
