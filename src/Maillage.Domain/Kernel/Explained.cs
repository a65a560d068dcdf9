namespace Maillage.Domain.Kernel;

/// <summary>One step of a computation, in words.</summary>
/// <param name="Text">A French sentence with its figures.</param>
/// <param name="Source">Article, statute clause, decision or scale version the step rests on.</param>
/// <param name="Link">Where the documents or entries of the step can be read.</param>
public sealed record Step(string Text, string? Source = null, string? Link = null);

/// <summary>A figure that says where it comes from.</summary>
public sealed record Explained<T>(T Value, IReadOnlyList<Step> Steps);
