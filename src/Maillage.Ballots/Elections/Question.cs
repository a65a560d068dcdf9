using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Elections;

/// <summary>A question whose ballots are added without being opened (specification §4.9.1): so many answers at least, so many at most, or blank when allowed.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Answers">What can be chosen; each is chosen or not.</param>
/// <param name="Min">How many must be chosen, from 0.</param>
/// <param name="Max">How many may be chosen, up to the number of answers.</param>
/// <param name="Blank">Whether one may vote blank, which chooses nothing whatever <paramref name="Min"/> is.</param>
public sealed record Question(string Text, IReadOnlyList<string> Answers, int Min, int Max, bool Blank = false)
{
    /// <summary>A resolution: one of « Pour », « Contre », « Abstention ».</summary>
    public static Question Resolution(string text) => new(text, ["Pour", "Contre", "Abstention"], 1, 1);

    /// <summary>
    /// Majority judgment of one candidate: one of the grades. An election asks it once for each candidate; the totals are the merit profile and no one's
    /// whole set of grades is ever known.
    /// </summary>
    public static Question Judgment(string candidate, IReadOnlyList<string> grades) => new(candidate, grades, 1, 1);

    /// <summary>Number of ciphertexts in an answer: one for each answer, and one in front that tells a blank vote.</summary>
    public int Width => Answers.Count + (Blank ? 1 : 0);

    internal bool IsPossible => Answers.Count > 0 && Min >= 0 && Min <= Max && Max <= Answers.Count;

    internal static Question Read(JsonIn json)
    {
        // A question that is not homomorphic is wrapped with its type (§4.9.2).
        if (json.Has("type")) throw new RefusedException(FindingKind.UnsupportedQuestion);
        json.Only("answers", "blank", "min", "max", "question");
        var question = new Question(json["question"].String(), json["answers"].List(a => a.String()), json["min"].Int(), json["max"].Int(), json.Has("blank") && json["blank"].Boolean());
        return question.IsPossible ? question : throw new RefusedException(FindingKind.ImpossibleQuestion);
    }

    internal void Write(JsonOut json) => json.Object(() =>
    {
        json.Name("answers").Array(Answers, a => json.String(a));
        if (Blank) json.Name("blank").Boolean(true);
        json.Name("min").Number(Min).Name("max").Number(Max).Name("question").String(Text);
    });
}
