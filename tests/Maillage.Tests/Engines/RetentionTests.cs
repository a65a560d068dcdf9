using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Privacy;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Due = Maillage.Domain.People.Overdue;

namespace Maillage.Tests.Engines;

/// <summary>The times of the register are applied: by the program where it says so, by someone who is told whom it is about elsewhere.</summary>
public sealed class RetentionTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Mails_go_by_themselves_once_the_time_of_the_register_is_over(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Assert.Equal(ForgetMailsJob.Years, house.Services.GetRequiredService<DataKinds>().Kinds.Single(k => k.Tables.Contains("Mails")).Years);
        await Write(house, "Premier");
        house.MoveTo("2027-05-10");
        await Write(house, "Second");

        house.MoveTo("2029-11-23");
        await house.RunJobs();
        Assert.Equal(["Premier", "Second"], await Kept(house));
        house.MoveTo("2029-11-25");
        await house.RunJobs();
        Assert.Equal(["Second"], await Kept(house));
        Assert.Equal(1, await house.Read(db => db.Set<MailRecipient>().CountAsync()));

        house.MoveTo("2030-05-11");
        await house.RunJobs();
        Assert.Empty(await Kept(house));
        Assert.Equal(0, await house.Read(db => db.Set<Job>().CountAsync(j => j.Kind == ForgetMailsJob.Kind)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_has_left_is_named_until_someone_erases_then_when_the_name_may_go_too(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var person = await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var gone = new Person(TestHouse.Cooperative, "Camille", "Aubrac", "camille@exemple.example", "06 00 00 00 00");
            db.AddRange(gone, new Person(TestHouse.Cooperative, "Autre", "Personne", "autre@exemple.example"));
            Assert.True((await db.Set<Activity>().SingleAsync(a => a.Id == house.Atelier)).Join(gone.Id, new DateRange(new DateOnly(2025, 3, 1), new DateOnly(2026, 11, 30)), new Rate(10_000)).Ok);
            await db.SaveChangesAsync();
            return gone.Id;
        });
        Assert.Empty(await Overdue(house));

        house.MoveTo("2026-12-02");
        Assert.Equal([new OverduePerson(person, "Camille Aubrac", new(2026, 11, 30), Due.Contact)], await Overdue(house));
        using var visitor = await Visitor.SignedIn(house, "une.directrice@maillage.example");
        await visitor.Open("/administration/donnees");
        Assert.Contains("À effacer : 1", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Maillage, de lui-même, chaque matin.", visitor.Text, StringComparison.Ordinal);

        Assert.True((await Erase(house, director, person)).Ok);
        Assert.Empty(await Overdue(house));
        house.MoveTo("2037-01-01");
        Assert.Equal(Due.Name, Assert.Single(await Overdue(house)).What);
        Assert.True((await Erase(house, director, person)).Ok);
        Assert.Empty(await Overdue(house));
    }

    [Fact]
    public async Task The_register_says_of_each_kind_who_erases_it()
    {
        await using var house = await TestHouse.Open();
        Assert.All(house.Services.GetRequiredService<DataKinds>().Personal, k => Assert.Matches("^(Maillage, de lui-même|À la main)", k.End));
    }

    private static Task Write(TestHouse house, string subject) => house.Do(s => s.GetRequiredService<Db>().Write<OutgoingMail>(() => s.GetRequiredService<Outbox>()
        .Send(new MailDraft("test", 1, "Coopérative d’essai", [new MailParty("camille@exemple.example", "Camille Aubrac")], subject, "Bonjour."))));

    private static Task<List<string>> Kept(TestHouse house) => house.Read(db => db.Set<OutgoingMail>().OrderBy(m => m.CreatedAt).Select(m => m.Subject).ToListAsync());

    private static Task<IReadOnlyList<OverduePerson>> Overdue(TestHouse house) => house.Do(s => s.GetRequiredService<OverdueReader>().Read());

    private static Task<Result<Erasure>> Erase(TestHouse house, long by, Id<Person> person) => house.As(by, s => s.GetRequiredService<ErasureActions>().Erase(person, "Demande du 20 novembre 2026"));
}
