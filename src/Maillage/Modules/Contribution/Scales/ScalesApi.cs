using System.ComponentModel;
using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Contribution.Families;
using Maillage.Modules.Contribution.Trials;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>A scale in force from a month on.</summary>
public sealed record ApiScale(
    Id<AdoptedScale> Id, string Code, string Name, [property: Description("Vide : toutes les activités qui n’ont pas le leur.")] string Family, Month From, Id<Decision> DecisionId, [property: Description("Le barème lui-même.")] JsonElement Definition)
{
    public static ApiScale Of(ScaleRow row) => Of(row.Adopted!, row.Scale);

    public static ApiScale Of(AdoptedScale adopted) => Of(adopted, ScaleFile.Parse(adopted.Definition));

    private static ApiScale Of(AdoptedScale adopted, Scale scale) => new(adopted.Id, scale.Code, scale.Name, adopted.Family, adopted.From, adopted.DecisionId, Parsed(adopted.Definition));

    internal static JsonElement Parsed(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        return document.RootElement.Clone();
    }
}

/// <summary>A scale that can be tried.</summary>
public sealed record ApiScaleChoice([property: Description("À donner à un essai.")] string Code, string Name, [property: Description("Vrai pour un projet de la coopérative.")] bool IsProject, JsonElement Definition)
{
    public static ApiScaleChoice Of(ScaleChoice c) => new(c.Code, c.Scale.Name, c.IsProject, ApiScale.Parsed(ScaleFile.Write(c.Scale)));
}

/// <summary>A scale to put in force.</summary>
public sealed record ApiNewScale
{
    [Description("D’un barème de « scale-choices ».")]
    public required string Code { get; init; }
    [Description("Premier mois.")]
    public required Month From { get; init; }
    [Description("La décision qui le fixe.")]
    public required Id<Decision> DecisionId { get; init; }
    [Description("Les activités qu’il concerne ; vide : toutes celles qui n’ont pas le leur.")]
    public string Family { get; init; } = "";
    [Description("La version du projet que vous avez lue : s’il a changé depuis, la demande est refusée.")]
    public int? Version { get; init; }
    [Description("La valeur « shown » d’un refus qui annonçait ce que ce barème déplace : elle le confirme.")]
    public string? Shown { get; init; }

    public Adoption Asked() => new(Code, From, DecisionId, Family, Version, Shown);
}

/// <summary>What an activity would have paid.</summary>
public sealed record ApiTrialOfActivity(Id<Activity> ActivityId, string Name, [property: Description("Assiette.")] long BaseCents, [property: Description("Sous le barème en vigueur, puis sous chaque barème essayé.")] IReadOnlyList<long> AmountsCents);

/// <summary>Scales tried on a year: nothing is kept, nothing is posted.</summary>
public sealed record ApiTrial(
    Month From, Month To, [property: Description("Le barème en vigueur, puis ceux essayés.")] IReadOnlyList<string> Scales, [property: Description("Les activités dont vous lisez les contributions.")] IReadOnlyList<ApiTrialOfActivity> Activities,
    [property: Description("Totaux ; absents pour qui ne lit pas toutes les contributions.")] IReadOnlyList<long>? TotalsCents)
{
    public static ApiTrial Of(TrialView v) => new(
        v.Trial.From, v.Trial.To, [.. Enumerable.Range(0, v.Columns.Count).Select(v.NameOf)], [.. v.Named.Select(r => new ApiTrialOfActivity(new(r.Activity), r.Name, r.Base.Cents, [.. r.Amounts.Select(a => a.Cents)]))],
        v.Whole ? [.. v.Columns.Select(c => c.Total.Cents)] : null);
}

/// <summary>The family of an activity from a month on.</summary>
public sealed record ApiFamily
{
    [Description("Vide pour aucune.")]
    public required string Family { get; init; }
    public required Month From { get; init; }
}

/// <summary>Scales of contribution, for programs.</summary>
public static class ScalesApi
{
    /// <summary>Years that a trial may be of.</summary>
    private const int First = 1990, Last = 2200;

    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Contributions");
        api.Get<IReadOnlyList<ApiScale>>("/scales", ContributionModule.ReadScales, "listScales", "Les barèmes en vigueur dans le temps.", List);
        api.Get<ApiScale>("/scales/{id}", ContributionModule.ReadScales, "readScale", "Un barème en vigueur, d’avant ou à venir.", Read);
        api.Make<ApiScale>("/scales", ContributionModule.Adopt, "adoptScale", "Mettre un barème en vigueur ; s’il change des mois déjà comptabilisés, le premier refus dit lesquels.", Adopt);
        api.Remove("/scales/{id}", ContributionModule.Adopt, "withdrawScale", "Retirer un barème qui n’a pas encore servi.", Withdraw);
        api.Get<IReadOnlyList<ApiScaleChoice>>("/scale-choices", ContributionModule.Propose, "listScaleChoices", "Les barèmes qu’on peut essayer : projets de la coopérative, puis barèmes publics.", Choices);
        api.Get<ApiTrial>("/entities/{id}/scale-trials/{year}", ContributionModule.Propose, "tryScales", "Essayer jusqu’à quatre barèmes sur les activités d’une année : rien n’est gardé.", Try);
        api.Act<ApiFamily>("/activities/{id}/families", ContributionModule.Adopt, "setFamily", "Dire la famille d’une activité à partir d’un mois.", SetFamily);
    }

    private static async Task<Answer> List(ScaleBook book) => Answer.Of((await book.History()).Rows.Select(ApiScale.Of).ToList());

    private static async Task<Answer> Adopt(Sent<ApiNewScale> sent, ScaleActions scales) => Answer.Made(Named(await scales.Adopt(sent.Value.Asked())), s => $"/scales/{s.Id}", ApiScale.Of);

    private static async Task<Answer> Read(Id<AdoptedScale> id, ScaleBook book) => Answer.Found((await book.History()).Rows.FirstOrDefault(r => r.Adopted!.Id == id), ApiScale.Of);

    /// <summary>Refusals beside the fields that programs send.</summary>
    private static Result<AdoptedScale> Named(Result<AdoptedScale> done) =>
        done.Ok ? done : Result<AdoptedScale>.Refused([.. done.Refusals.Select(r => r.Field == nameof(Adoption.Decision) ? r with { Field = nameof(ApiNewScale.DecisionId) } : r)]);

    private static async Task<Answer> Withdraw(Id<AdoptedScale> id, ScaleActions scales) => Answer.Gone(await scales.Withdraw(id));

    private static async Task<Answer> Choices(ScaleChoices choices) => Answer.Of((await choices.All()).Select(ApiScaleChoice.Of).ToList());

    private static async Task<Answer> Try(
        Id<LegalEntity> id, int year, [Description("Codes des barèmes, de un à quatre.")] string[] scale, [Description("La famille pour laquelle ils vaudraient ; absente : toutes les activités sans barème à elles.")] string? family,
        Books books, ScaleChoices choices, TrialReader reader, Access access)
    {
        if (year is < First or > Last || (await books.Within(ContributionModule.Propose)).All(b => b.Id != id)) return Answer.Refused([Refusal.NotFound]);
        var all = await choices.All();
        var tried = scale.Distinct().Select(code => all.FirstOrDefault(c => c.Code == code)?.Scale).ToList();
        if (tried.Count is 0 or > ScaleTrial.Most || tried.Contains(null)) return Answer.Refused([new("contribution.trial.scales", $"Nommez de un à {ScaleTrial.Most} barèmes de « scale-choices ».", "scale")]);
        return await reader.Of(id, year, family ?? "", [.. tried.OfType<Scale>()]) is not { } trial ? Answer.Refused([new("contribution.trial.empty", "Il n’y a rien à essayer cette année-là.")])
            : Answer.Of(ApiTrial.Of(await TrialView.Of(trial, access, [.. all.Where(c => !c.IsProject).Select(c => c.Code)])));
    }

    private static async Task<Answer> SetFamily(Id<Activity> id, Sent<ApiFamily> sent, FamilyActions families) =>
        Answer.Done(await families.Set(id, sent.Value.Family, sent.Value.From), f => new ApiFamily { Family = f.Family, From = f.From });
}
