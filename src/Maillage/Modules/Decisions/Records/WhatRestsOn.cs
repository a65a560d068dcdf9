using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Decisions.Records;

/// <summary>A rule that rests on a decision.</summary>
/// <param name="Label">In words: « Barème Solstice 2017, à partir de janvier 2026 ».</param>
public sealed record DecidedRule(string Label, string Href);

/// <summary>What a module made of a decision: a module that keeps such rules registers one.</summary>
public delegate Task<IReadOnlyList<DecidedRule>> WhatRestsOn(Id<Decision> decision);
