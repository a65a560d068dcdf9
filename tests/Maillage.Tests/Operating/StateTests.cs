using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Operating;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Maillage.Tests.Engines.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>The page on which an administrator sees how the program is doing.</summary>
public sealed class StateTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_given_up_is_shown_with_its_reason_and_tried_again(Engine engine)
    {
        var broken = new Broken { Now = true };
        await using var house = await Opened(engine, broken);
        await house.Do(async s =>
        {
            s.GetRequiredService<Db>().Add(new Job { CooperativeId = TestHouse.Cooperative, Kind = BrokenJob.Kind, Key = "1", RunAt = house.Time.GetUtcNow().UtcDateTime, Attempts = Job.MaxAttempts - 1 });
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        await house.RunJobs();
        using var visitor = await Visitor.SignedIn(house, "une.administratrice@maillage.example");

        await visitor.Open("/administration/etat");
        Assert.Contains("Travail d’essai abandonné", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: le disque manque", visitor.Text, StringComparison.Ordinal);
        broken.Now = false;
        await visitor.Submit("form[action*='Relancer']");
        Assert.Contains("Le travail repart", visitor.Text, StringComparison.Ordinal);
        await house.RunJobs();
        await visitor.Open("/administration/etat");

        Assert.DoesNotContain("Travail d’essai", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Abandonnés0", visitor.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_checks_are_run_as_a_job_and_their_report_is_kept_with_its_date(Engine engine)
    {
        await using var house = await Opened(engine);
        await house.Post("2026-11-24 VE Facture F1\n 411 Atelier 1200.00\n 706 Atelier -1200.00");
        using var visitor = await Visitor.SignedIn(house, "une.administratrice@maillage.example");
        await visitor.Open("/administration/etat");
        Assert.Contains("Aucune vérification n’a encore été faite d’ici.", visitor.Text, StringComparison.Ordinal);

        await visitor.Submit("form[action*='Verifier']");
        Assert.Contains("La vérification est demandée", visitor.Text, StringComparison.Ordinal);
        await house.RunJobs();
        await visitor.Open("/administration/etat");
        Assert.Contains("tout est juste le 24/11/2026", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("juste Comptabilité", visitor.Text, StringComparison.Ordinal);

        await using (var owner = Db.OfOwner(house.Settings))
            await owner.Database.ExecuteSqlRawAsync("""UPDATE "MonthBalances" SET "Debit" = "Debit" + 1""");
        await visitor.Submit("form[action*='Verifier']");
        await house.RunJobs();
        await visitor.Open("/administration/etat");
        Assert.Contains("FAUTE", visitor.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Room_versions_mails_and_the_last_copy_are_said(Engine engine)
    {
        await using var house = await Opened(engine);
        using var visitor = await Visitor.SignedIn(house, "une.administratrice@maillage.example");
        await visitor.Open("/administration/etat");
        Assert.Contains("Aucune sauvegarde n’est connue", visitor.Text, StringComparison.Ordinal);
        Assert.Matches("Base\\d[\\d, ]* [kMG]o", visitor.Text);
        Assert.Contains(engine == Engine.Sqlite ? "SQLite 3." : "PostgreSQL 1", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(".NET 10.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(("0", "0"), (Fact("courriels", "En attente"), Fact("courriels", "En échec")));

        await Write("Premier");
        house.Time.MoveTo(house.Time.GetUtcNow().AddHours(2));
        await Write("Deuxième");
        await house.Do(s => s.GetRequiredService<Db>().Set<OutgoingMail>().Where(m => m.Subject == "Deuxième").ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Failed)));
        await Write("Troisième");
        await visitor.Open("/administration/etat");
        Assert.Equal(("2, le plus ancien du 24/11/2026 à 10 h 00", "1"), (Fact("courriels", "En attente"), Fact("courriels", "En échec")));

        await house.Do(s => s.GetRequiredService<OperationLog>().Note(OperationKind.Backup, house.Time.GetUtcNow().UtcDateTime, 0, "copie.zip, 412 lignes"));
        await visitor.Open("/administration/etat");
        Assert.Contains("copie.zip, 412 lignes", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Aucune sauvegarde n’est connue", visitor.Text, StringComparison.Ordinal);
        house.MoveTo("2026-11-28");
        using var later = await Visitor.SignedIn(house, "une.administratrice@maillage.example");
        await later.Open("/administration/etat");
        Assert.Contains("La dernière sauvegarde a plus de deux jours", later.Text, StringComparison.Ordinal);

        string Fact(string section, string name) => Visitor.Plain(visitor.Page.QuerySelectorAll($"section[aria-labelledby={section}] dl > div").Single(d => d.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent);
        Task Write(string subject) => house.Do(s => s.GetRequiredService<Db>().Write(() => s.GetRequiredService<Outbox>().Send(Letters.Draft with { Subject = subject })));
    }

    [Fact]
    public async Task Those_who_do_not_watch_can_neither_read_nor_act()
    {
        await using var house = await Opened(Engine.Sqlite);
        var team = await house.Account("Une Equipe", Role.Team);

        Assert.Equal(Refusal.Forbidden.Type, (await house.As(team, s => s.GetRequiredService<StateReader>().Read())).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(team, s => s.GetRequiredService<StateActions>().Check())).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(team, s => s.GetRequiredService<StateActions>().Retry(new(1)))).Refusal!.Type);
        using var visitor = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await visitor.Open("/administration/etat");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Fact]
    public async Task A_backup_from_the_command_line_is_seen_on_the_page()
    {
        await using var house = await Opened(Engine.Sqlite);
        var made = await TheProgram.Run(house.Settings, "backup", Path.Combine(house.Settings.DataFolder, "nuit.zip"));
        Assert.True(made.Code == 0, made.Error);
        using var visitor = await Visitor.SignedIn(house, "une.administratrice@maillage.example");

        await visitor.Open("/administration/etat");

        Assert.Matches("nuit.zip, \\d+ lignes, SHA-256 [0-9a-f]{64}", visitor.Text);
    }

    private static async Task<TestHouse> Opened(Engine engine, Broken? broken = null)
    {
        var house = await TestHouse.Serve(engine, and: s => s.AddSingleton(broken ?? new Broken()).AddKeyedScoped<IJob, BrokenJob>(BrokenJob.Kind).AddSingleton(new JobWord(BrokenJob.Kind, "Travail d’essai")));
        await house.Account("Une Administratrice", Role.Administrator);
        return house;
    }

    private sealed class Broken
    {
        public bool Now { get; set; }
    }

    private sealed class BrokenJob(Broken broken) : IJob
    {
        public const string Kind = "test.broken";

        public Task Run(string payload) => broken.Now ? throw new InvalidOperationException("le disque manque") : Task.CompletedTask;
    }
}
