using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class ReminderSendingTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Reminders_leave_by_their_days_once_each_until_the_payment(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sold();
        Assert.Equal(0, await Morning(house, "2026-12-21"));
        await Automatic(house);
        Assert.Equal(0, await Morning(house, "2026-12-20"));
        Assert.Equal(1, await Morning(house, "2026-12-21"));
        Assert.Equal(0, await Morning(house, "2026-12-21"));
        Assert.Equal(0, await Morning(house, "2026-12-31"));
        Assert.Equal(1, await Morning(house, "2027-01-02"));
        var mail = (await house.Mails())[^1];
        Assert.Contains(invoice.Number!, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("échue le 24 décembre 2026", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", mail.Text, StringComparison.Ordinal);
        Assert.Equal([1, 2], await house.Read(db => db.Set<Reminder>().OrderBy(r => r.SentAt).Select(r => r.Step).ToListAsync()));
        await house.Receive(invoice.Id, 1200m, "2027-01-02");
        Assert.Equal(0, await Morning(house, "2027-01-20"));
    }

    [Fact]
    public async Task The_first_to_leave_late_speaks_of_none_before_it_and_stops_are_kept()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sold();
        await Automatic(house);
        Assert.True((await house.Do(s => s.GetRequiredService<Reminding>().Stop(invoice.Id, stop: true))).Ok);
        Assert.Equal(0, await Morning(house, "2027-02-01"));
        Assert.True((await house.Do(s => s.GetRequiredService<Reminding>().Stop(invoice.Id, stop: false))).Ok);
        Assert.Equal(1, await Morning(house, "2027-02-01"));
        Assert.Equal(2, (await house.Read(db => db.Set<Reminder>().SingleAsync())).Step);
    }

    [Theory]
    [InlineData("2026-12-21", 0, null, 1)]
    [InlineData("2026-12-24", 0, null, 1)]
    [InlineData("2026-12-25", 0, null, 0)]
    [InlineData("2027-01-01", 0, null, 2)]
    [InlineData("2027-01-14", 0, null, 2)]
    [InlineData("2027-01-14", 1, "2026-12-21", 2)]
    [InlineData("2027-01-14", 2, "2027-01-01", 3)]
    [InlineData("2027-01-14", 3, "2027-01-14", 0)]
    // Eight and twenty-one days after the due date: thirteen apart, whenever the first left.
    [InlineData("2027-02-03", 2, "2027-02-02", 0)]
    [InlineData("2027-02-14", 2, "2027-02-02", 0)]
    [InlineData("2027-02-15", 2, "2027-02-02", 3)]
    // By hand.
    [InlineData("2026-12-21", 0, "2026-12-20", 0)]
    [InlineData("2027-01-02", 0, "2027-01-01", 0)]
    [InlineData("2027-01-12", 0, "2027-01-01", 2)]
    public void The_step_of_a_day(string today, int last, string? lastOn, int step) =>
        Assert.Equal(step, ReminderPlan.DueToday(ReminderPlan.Usual, new(2026, 12, 24), last, lastOn is null ? null : Day(lastOn), Day(today)));

    [Fact]
    public void A_plan_entered_late_skips_no_step_and_keeps_their_distance()
    {
        var steps = new[] { 8, 21, 30 }.Select(days => ReminderPlan.Usual[1] with { Days = days }).ToList();
        var (due, last, lastOn, left) = (new DateOnly(2026, 12, 1), 0, (DateOnly?)null, new List<(int, int)>());
        for (var day = 25; day < 90; day++)
        {
            if (ReminderPlan.DueToday(steps, due, last, lastOn, due.AddDays(day)) is not (> 0 and var rank)) continue;
            (last, lastOn) = (rank, due.AddDays(day));
            left.Add((rank, day));
        }
        Assert.Equal([(1, 25), (2, 38), (3, 47)], left);
    }

    [Fact]
    public async Task A_plan_entered_late_sends_one_letter_and_the_next_as_far_after_it_as_the_plan_says()
    {
        await using var house = await TestHouse.Open();
        await house.Sold();
        await Automatic(house);
        Assert.Equal(1, await Morning(house, "2027-02-02"));
        Assert.Equal(new DateOnly(2027, 2, 15), Assert.Single(await house.Do(s => s.GetRequiredService<ReminderReader>().Due(new(2027, 2, 1)))).Next(new(2027, 2, 2)));
        Assert.Equal(0, await Morning(house, "2027-02-03"));
        Assert.Equal(0, await Morning(house, "2027-02-14"));
        Assert.Equal(1, await Morning(house, "2027-02-15"));
        Assert.Equal(0, await Morning(house, "2027-03-15"));
        Assert.Equal([2, 3], await house.Read(db => db.Set<Reminder>().OrderBy(r => r.SentAt).Select(r => r.Step).ToListAsync()));
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Public_bodies_are_late_in_the_list_and_never_reminded_by_mail()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sold(Sent.WithMail with { Kind = CustomerKind.Public, Name = "Mairie de Crest" });
        await Automatic(house);
        Assert.Equal(0, await Morning(house, "2027-01-05"));
        var waiting = Assert.Single(await house.Do(s => s.GetRequiredService<ReminderReader>().Due(new(2027, 1, 4))));
        Assert.Equal((true, null), (waiting.IsPublic, waiting.Next(new(2027, 1, 5))));
        var byHand = await house.Do(s => s.GetRequiredService<Reminding>().Now(invoice.Id, Reminding.LetterOf(waiting, new(2027, 1, 5))));
        Assert.Equal("sales.reminder.chorus", byHand.Refusal!.Type);
        Assert.Empty(await house.Mails());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_morning_that_fails_comes_back_the_next(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Sold();
        await Automatic(house);
        await house.Do(s => s.GetRequiredService<Db>().Database.ExecuteSqlRawAsync("UPDATE \"ReminderPlans\" SET \"Steps\" = {0}", "{}"));
        house.MoveTo("2027-01-05");
        await house.RunJobs();
        var job = await house.Read(db => db.Set<Job>().SingleAsync(j => j.Kind == ReminderJob.Kind));
        Assert.Equal((0, new DateTime(2027, 1, 6, 7, 0, 0, DateTimeKind.Utc)), (job.Attempts, job.RunAt));
    }

    [Fact]
    public async Task By_hand_once_a_day_with_the_words_of_the_day()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sold();
        house.MoveTo("2027-01-05");
        var waiting = Assert.Single(await house.Do(s => s.GetRequiredService<ReminderReader>().Due(new(2027, 1, 4))));
        var letter = Reminding.LetterOf(waiting, new(2027, 1, 5));
        Assert.Equal(Sent.Client, letter.To);
        Assert.True((await house.Do(s => s.GetRequiredService<Reminding>().Now(invoice.Id, letter))).Ok);
        Assert.Equal("sales.reminder.today", (await house.Do(s => s.GetRequiredService<Reminding>().Now(invoice.Id, letter))).Refusal!.Type);
    }

    [Fact]
    public async Task The_job_comes_back_each_morning_while_someone_wants_it()
    {
        await using var house = await TestHouse.Open();
        await Automatic(house);
        house.MoveTo("2026-11-25");
        await house.RunJobs();
        Assert.Equal(new DateTime(2026, 11, 26, 7, 0, 0, DateTimeKind.Utc), (await house.Read(db => db.Set<Job>().SingleAsync(j => j.Kind == ReminderJob.Kind))).RunAt);
        await house.Do(s => s.GetRequiredService<Reminding>().Set(house.Atelier, automatic: false, []));
        house.MoveTo("2026-11-26");
        await house.RunJobs();
        Assert.Equal(0, await house.Read(db => db.Set<Job>().CountAsync(j => j.Kind == ReminderJob.Kind)));
    }

    [Fact]
    public async Task An_activity_writes_its_own_and_the_cooperative_speaks_for_the_others()
    {
        await using var house = await TestHouse.Open();
        var wrong = await house.Do(s => s.GetRequiredService<Reminding>().Set(house.Atelier, true, [new(8, "Objet", "Texte"), new(8, "Objet", "Texte")]));
        Assert.Equal("Steps[1].Days", wrong.Refusal!.Field);
        await house.Do(s => s.GetRequiredService<Reminding>().Set(default, false, [new(5, "Commun {numero}", "Texte")]));
        await house.Do(s => s.GetRequiredService<Reminding>().Set(house.Bois, false, [new(6, "À moi", "Texte")]));
        var plans = await house.Read(db => db.Set<ReminderPlan>().ToDictionaryAsync(p => p.ActivityId));
        Assert.Equal("Commun {numero}", ReminderReader.StepsOf(plans, house.Atelier)[0].Subject);
        Assert.Equal("À moi", ReminderReader.StepsOf(plans, house.Bois)[0].Subject);
    }

    private static Task Automatic(TestHouse house) => house.Do(s => s.GetRequiredService<Reminding>().Set(house.Atelier, automatic: true, []));

    private static Task<int> Morning(TestHouse house, string day)
    {
        house.MoveTo(day);
        return house.Do(s => s.GetRequiredService<Reminding>().Morning());
    }
}
