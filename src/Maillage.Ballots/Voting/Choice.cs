using Maillage.Ballots.Elections;

namespace Maillage.Ballots.Voting;

/// <summary>What a voter answers to one question.</summary>
public sealed class Choice
{
    private readonly IReadOnlyList<int> chosen;

    private Choice(bool isBlank, IReadOnlyList<int> chosen) => (IsBlank, this.chosen) = (isBlank, chosen);

    /// <summary>A blank vote.</summary>
    public static Choice Blank { get; } = new(true, []);

    /// <summary>The answers chosen, counted from 0; none is allowed where <see cref="Question.Min"/> is 0.</summary>
    public static Choice Of(params IReadOnlyList<int> answers) => new(false, answers);

    /// <summary>Whether it is a blank vote.</summary>
    public bool IsBlank { get; }

    /// <summary>0 or 1 for each ciphertext of the answer.</summary>
    /// <exception cref="ArgumentException">When the question does not allow this choice.</exception>
    internal ulong[] Weights(Question question)
    {
        var fits = IsBlank ? question.Blank : chosen.Count >= question.Min && chosen.Count <= question.Max && chosen.Distinct().Count() == chosen.Count && chosen.All(a => a >= 0 && a < question.Answers.Count);
        if (!fits) throw new ArgumentException($"« {question.Text} » does not allow this choice.");
        var weights = new ulong[question.Width];
        if (IsBlank) weights[0] = 1;
        foreach (var answer in chosen) weights[answer + (question.Blank ? 1 : 0)] = 1;
        return weights;
    }
}
