using Maillage.Domain.Kernel;
using Maillage.Platform;

namespace Maillage.Modules.Demo;

/// <summary>
/// Where the story is played: a clock moved from day to day, people who act with their own rights through the real use cases, and an agenda of what
/// they will do. The same day asked for tells the same story.
/// </summary>
public sealed class Stage(IServiceProvider services, MovableTime time, DateOnly first, DateOnly today)
{
    private const int Seed = 7331;
    private static readonly CooperativeId Cooperative = new(1);

    private readonly SortedDictionary<DateOnly, List<Func<Task>>> agenda = [];

    public DateOnly First { get; } = first;
    /// <summary>The last day.</summary>
    public DateOnly Today => today;
    /// <summary>The day being played.</summary>
    public DateOnly Now { get; private set; } = first;
    public Random Chance { get; } = new(Seed);

    /// <summary>Acts as an account, with its rights.</summary>
    public async Task<T> As<T>(long account, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Current>();
        current.Enter(Cooperative, current.Zone);
        current.SignIn(account);
        current.Do("demo");
        return await act(scope.ServiceProvider);
    }

    /// <summary>Acts as the program, before anyone is there.</summary>
    public async Task<T> Alone<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Current>();
        current.Enter(Cooperative, current.Zone);
        current.ActAsSystem();
        current.Do("demo");
        return await act(scope.ServiceProvider);
    }

    /// <summary>Plans an act. What falls after the last day never happens; what falls on a weekend is done on Monday.</summary>
    public void On(DateOnly day, Func<Task> act)
    {
        day = Workday(day);
        if (!agenda.TryGetValue(day, out var acts)) agenda[day] = acts = [];
        acts.Add(act);
    }

    /// <summary>Does an act of a day: at once when the day is past as the story begins, else when it comes.</summary>
    public Task From(DateOnly day, Func<Task> act)
    {
        if (day <= First) return act();
        On(day, act);
        return Task.CompletedTask;
    }

    public static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    public void MoveTo(DateOnly day)
    {
        Now = day;
        time.MoveTo(day);
    }

    /// <summary>The day itself, or the Friday before a weekend.</summary>
    public static DateOnly LastWorkday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    /// <summary>Plays the agenda to the last day; acts may plan others.</summary>
    public async Task Play(Action<Month> monthDone)
    {
        for (var day = First; day <= today; day = day.AddDays(1))
        {
            if (agenda.Remove(day, out var acts))
            {
                MoveTo(day);
                for (var i = 0; i < acts.Count; i++) await acts[i]();
            }
            if (day == Month.Of(day).Last || day == today) monthDone(Month.Of(day));
        }
    }

    /// <summary>An amount around another, within a part of it, in whole euros.</summary>
    public decimal Around(decimal euros, double part = 0.2) => Math.Round(euros * (decimal)(1 - part + 2 * part * Chance.NextDouble()));
}

/// <summary>In a demonstration every act must succeed.</summary>
internal static class Demanding
{
    public static T Must<T>(this Result<T> result) =>
        result.Ok ? result.Value : throw new InvalidOperationException("The demonstration could not be made: " + string.Join(" ", result.Refusals.Select(r => r.Message)));

    public static async Task<T> Must<T>(this Task<Result<T>> result) => (await result).Must();

    public static async Task Must(this Task<Result> result)
    {
        if (await result is { Ok: false } refused)
            throw new InvalidOperationException("The demonstration could not be made: " + string.Join(" ", refused.Refusals.Select(r => r.Message)));
    }
}
