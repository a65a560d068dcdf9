using Maillage.Domain.Activities;

namespace Maillage.Modules.Activities;

/// <summary>Kinds and states of activities, in the words of the screens.</summary>
public static class ActivityWords
{
    public static string Of(ActivityKind kind) => kind switch
    {
        ActivityKind.Individual => "individuelle",
        ActivityKind.Collective => "collective",
        _ => "services communs",
    };

    /// <summary>The state on a day, with the colour of its status.</summary>
    public static (string Word, string Kind) StateOf(Activity activity, DateOnly day) =>
        activity.Kind == ActivityKind.Structure ? ("services communs", "neutral")
        : activity.StartedOn > day ? ("à venir", "info")
        : activity.SellsOn(day) ? ("ouverte", "good")
        : ("fermée", "neutral");
}
