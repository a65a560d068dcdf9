using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Decisions.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Harness;

/// <summary>Scales put in force in a test house, with the decision they rest on.</summary>
public static class Scales
{
    /// <summary>A decision of an ordinary assembly, 12 June 2026 unless said otherwise.</summary>
    public static async Task<Id<Decision>> Decide(this TestHouse house, DateOnly? on = null)
    {
        var saved = await house.Do(s => s.GetRequiredService<DecisionActions>().Save(Id<Decision>.New(), new(DecisionBody.OrdinaryAssembly, on ?? new(2026, 6, 12), "Barème", ""), "", []));
        Assert.True(saved.Ok, saved.Refusal?.Message);
        return saved.Value.Id;
    }

    /// <summary>Puts a published scale in force, or a project by its code.</summary>
    public static async Task<AdoptedScale> Adopt(this TestHouse house, string code, Month from, DateOnly? decided = null, string family = "")
    {
        var adopted = await house.TryAdopt(new(code, from, await house.Decide(decided), family));
        Assert.True(adopted.Ok, adopted.Refusal?.Message);
        return adopted.Value;
    }

    /// <summary>Published scales, by their codes.</summary>
    public static IReadOnlyList<Scale> Shipped(this TestHouse house, params IReadOnlyList<string> codes) =>
        [.. codes.Select(c => house.Services.GetRequiredService<ShippedScales>().All.Single(s => s.Code == c))];

    public static Task<Result<AdoptedScale>> TryAdopt(this TestHouse house, Adoption asked) => house.Do(s => s.GetRequiredService<ScaleActions>().Adopt(asked));
}
