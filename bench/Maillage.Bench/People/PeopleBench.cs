using System.Diagnostics;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench.People;

/// <summary>
/// A whole cooperative at once: 130 entrepreneurs in their own activity and 20 of the team read and write for two minutes, each with the pauses of a person.
/// The program is a process of its own, as an operator installs it; the people are another.
/// </summary>
public static class PeopleBench
{
    private const int Activities = 130, Team = 20;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    public static async Task Run()
    {
        await using var house = await BenchHouse.Open(Activities);
        await house.Live();
        var people = await Invite(house);
        using var published = await Published.Make();
        using var program = await Serve(published.Program, house.Settings.DataFolder);
        var address = new Uri(program.Address);
        var answers = new Answers();
        // Nobody signs in while the others are measured: a whole cooperative does not arrive in the same second.
        foreach (var person in people) await person.SignIn(address);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(people.Select(p => p.Live(answers, () => clock.Elapsed < Long)));
        answers.Print(people.Count, clock.Elapsed);
    }

    private static async Task<IReadOnlyList<Person>> Invite(BenchHouse house)
    {
        List<(string Name, string Role, long? Activity)> all =
        [
            .. house.Activities.Select((a, i) => ($"entrepreneur-{i}", Role.Entrepreneur, (long?)a.Value)),
            .. Enumerable.Range(0, Team).Select(i => ($"equipe-{i}", Role.Team, (long?)null)),
        ];
        await house.Do(async s =>
        {
            var (db, users) = (s.GetRequiredService<Db>(), s.GetRequiredService<UserManager<Account>>());
            foreach (var (name, role, activity) in all)
            {
                var account = new Account(BenchHouse.Cooperative, Person.EmailOf(name), name);
                if (await users.CreateAsync(account, BenchHouse.Password) is { Succeeded: false } refused) throw new InvalidOperationException(refused.ToString());
                db.Add(new Grant(BenchHouse.Cooperative, account.Id, role, activity is null ? ScopeKind.Cooperative : ScopeKind.Activity, activity ?? 0, new DateRange(new DateOnly(2026, 1, 1)), "bench"));
            }
            await db.SaveChangesAsync();
            return 0;
        });
        return [.. all.Select((a, i) => new Person(a.Name, a.Activity, house.Activities[i % Activities].Value, new Random(i)))];
    }

    private sealed record Served(Process Process, string Address) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
        }
    }

    private static async Task<Served> Serve(string program, string data)
    {
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--data", data, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split("Maillage est ouvert : ") is [_, var address])
            {
                // A full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, address);
            }
        throw new InvalidOperationException("The program did not open.");
    }
}
