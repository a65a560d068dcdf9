using System.Diagnostics.CodeAnalysis;

namespace Maillage.Domain.Kernel;

/// <summary>Why something cannot be done, said to a person.</summary>
/// <param name="Type">Stable word for programs and tests: <c>sales.invoice.no-lines</c>.</param>
/// <param name="Message">Plain French: the fact and the way out.</param>
/// <param name="Field">The form field it is about, as the page names it (<c>Lines[2].Quantity</c>); null for the whole form.</param>
/// <param name="Source">The law, statute or rule behind it, when there is one.</param>
public record Refusal(string Type, string Message, string? Field = null, string? Source = null)
{
    /// <summary>It does not exist, or not for this person: the two are not told apart.</summary>
    public static Refusal NotFound { get; } = new("not-found", "Cette page n’existe pas, ou elle ne vous est pas ouverte.");

    /// <summary>The person lacks the right.</summary>
    public static Refusal Forbidden { get; } = new("forbidden", "Vous n’avez pas le droit de faire cela. Demandez à l’équipe de la coopérative.");

    /// <summary>Someone saved the same record in between.</summary>
    public static Refusal Stale { get; } = new("stale", "Quelqu’un a modifié cette fiche pendant que vous y travailliez. Votre saisie est gardée ci-dessous : comparez-la, puis enregistrez de nouveau.");
}

/// <summary>Done, or refused with reasons. Exceptions are bugs; refusals are answers.</summary>
public class Result
{
    protected Result(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    public IReadOnlyList<Refusal> Refusals { get; }
    public virtual bool Ok => Refusals.Count == 0;
    public Refusal? Refusal => Refusals.Count == 0 ? null : Refusals[0];

    public static Result Done { get; } = new([]);
    public static Result Refused(params IReadOnlyList<Refusal> refusals) => new(refusals);
    public static Result Of(IReadOnlyList<Refusal> refusals) => refusals.Count == 0 ? Done : new(refusals);
    public static implicit operator Result(Refusal refusal) => new([refusal]);
}

/// <summary>A value, or refused with reasons.</summary>
public sealed class Result<T> : Result
{
    private Result(T? value, IReadOnlyList<Refusal> refusals) : base(refusals) => Value = value;

    /// <summary>The value; default when refused.</summary>
    public T? Value { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public override bool Ok => Refusals.Count == 0;

    public static new Result<T> Refused(params IReadOnlyList<Refusal> refusals) => new(default, refusals);
    public static implicit operator Result<T>(T value) => new(value, []);
    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);
}
