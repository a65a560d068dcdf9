using Maillage.Domain.Activities;

namespace Maillage.Modules.Activities.Records;

/// <summary>A page of another module about an activity, offered on its record to those who have the right over it.</summary>
/// <param name="Concerns">Which activities have such a page; null for all.</param>
public sealed record ActivityLink(string Label, string Right, Func<long, string> Href, Func<Activity, bool>? Concerns = null);
