using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Decisions.Records;

/// <summary>A rule that rests on a decision.</summary>
/// <param name="Label">In words: « Barème Solstice 2017, à partir de janvier 2026 ».</param>
/// <param name="Right">The right without which it is not shown; null for who reads the decision.</param>
public sealed record DecidedRule(string Label, string Href, string? Right = null);

/// <summary>What a module made of a decision: a module that keeps such rules registers one.</summary>
public delegate Task<IReadOnlyList<DecidedRule>> WhatRestsOn(Id<Decision> decision);
