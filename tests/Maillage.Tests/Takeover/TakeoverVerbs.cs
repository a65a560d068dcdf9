using System.Globalization;
using System.Text;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Takeover.Comparison;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Maillage.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Takeover;

/// <summary>The verbs of a take-over, for short stories.</summary>
internal static class TakeoverVerbs
{
    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(Sources.Root, "tests/Maillage.Tests/Takeover/Files", name));

    /// <summary>A house in January 2026 whose books open on the first day of the year.</summary>
    public static async Task<TestHouse> Opened(Engine engine, Func<Settings, Settings>? with = null)
    {
        var house = await TestHouse.Open(engine, "2026-01-15", with: with);
        await house.Account("Une Administratrice", Role.Administrator);
        Assert.True((await house.Opens("2026-01-01")).Ok);
        return house;
    }

    public static Task<Result> Opens(this TestHouse house, string day) =>
        house.Do(s => s.GetRequiredService<TakeoverActions>().Open(house.Entity, DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    public static async Task<Id<TakeoverFile>> SendTakeover(this TestHouse house, TakeoverStep step, byte[] bytes, TakeoverOrigin origin = TakeoverOrigin.Usual, Month? to = null, Month? from = null)
    {
        var sent = await house.Do(s => s.GetRequiredService<TakeoverActions>().Receive(house.Entity, step, "fichier.csv", bytes, origin, from, to));
        Assert.True(sent.Ok, sent.Refusal?.Message);
        return sent.Value.Id;
    }

    public static Task<Id<TakeoverFile>> SendTakeover(this TestHouse house, TakeoverStep step, string text) => house.SendTakeover(step, Encoding.UTF8.GetBytes(text));

    public static async Task<TakeoverState> LookTakeover(this TestHouse house, Id<TakeoverFile> id) => (await house.Do(s => s.GetRequiredService<TakeoverActions>().Look(id)))!;

    public static Task<Result<TakeoverRun>> Carry(this TestHouse house, Id<TakeoverFile> id) => house.Do(s => s.GetRequiredService<TakeoverActions>().Carry(id));

    public static Task<Result> UndoTakeover(this TestHouse house, Id<TakeoverRun> run) => house.Do(s => s.GetRequiredService<TakeoverActions>().Undo(run));

    /// <summary>Sends a file of the test folder and carries it out, nothing being at fault.</summary>
    public static async Task<TakeoverRun> TakeOver(this TestHouse house, TakeoverStep step, string file, TakeoverOrigin origin = TakeoverOrigin.Usual)
    {
        var id = await house.SendTakeover(step, File(file), origin);
        var state = await house.LookTakeover(id);
        Assert.Equal([], state.Preview.Faults.Select(f => $"{f.Line} {f.Column} {f.Reason}"));
        Assert.Equal([], state.Preview.Obstacles);
        var run = await house.Carry(id);
        Assert.True(run.Ok, run.Refusal?.Message);
        return run.Value;
    }

    /// <summary>The invented cooperative of the test folder, whole, its steps in order.</summary>
    public static async Task<IReadOnlyList<TakeoverRun>> TakeOverAll(this TestHouse house) =>
    [
        await house.TakeOver(TakeoverStep.People, "personnes.csv"),
        await house.TakeOver(TakeoverStep.Activities, "activites.csv"),
        await house.TakeOver(TakeoverStep.Customers, "clients-endi.csv", TakeoverOrigin.Endi),
        await house.TakeOver(TakeoverStep.Balances, "soldes-endi.csv", TakeoverOrigin.Endi),
        await house.TakeOver(TakeoverStep.Invoices, "impayes.csv"),
    ];

    /// <summary>The same cooperative from files of enDI alone.</summary>
    public static async Task<IReadOnlyList<TakeoverRun>> TakeOverAllOfEndi(this TestHouse house) =>
    [
        await house.TakeOver(TakeoverStep.People, "personnes-endi.csv", TakeoverOrigin.Endi),
        await house.TakeOver(TakeoverStep.Activities, "activites-endi.csv", TakeoverOrigin.Endi),
        await house.TakeOver(TakeoverStep.Customers, "clients-endi.csv", TakeoverOrigin.Endi),
        await house.TakeOver(TakeoverStep.Balances, "soldes-endi.csv", TakeoverOrigin.Endi),
        await house.TakeOver(TakeoverStep.Invoices, "impayes-endi.csv", TakeoverOrigin.Endi),
    ];

    public static Task<Compared> CompareWith(this TestHouse house, Id<TakeoverFile> id) => house.Do(async s =>
        await s.GetRequiredService<ParallelReader>().Read((await s.GetRequiredService<TakeoverActions>().Source(id))!));

    /// <summary>What <c>check</c> finds wrong, everywhere.</summary>
    public static Task<List<string>> FaultsOfAll(this TestHouse house) => house.Do(async s =>
    {
        var faults = new List<string>();
        foreach (var check in s.GetServices<ICheck>()) faults.AddRange((await check.Run()).Faults);
        return faults;
    });
}
