namespace Maillage.Modules.Activities.Records;

/// <summary>A page of another module about an activity, offered on its record to those who have the right over it.</summary>
public sealed record ActivityLink(string Label, string Right, Func<long, string> Href);
