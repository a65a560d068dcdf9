using System.Data.Common;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Mail;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Mail;

public sealed class MailFailureTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_passing_refusal_waits_and_the_next_try_succeeds(Engine engine)
    {
        await using var server = new SmtpServer { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.2.0 come back later" : null };
        await using var house = await Letters.Open(engine, server);
        await house.Write(Letters.Draft);

        Assert.Equal(1, await house.RunJobs());
        var late = await house.Stored();
        Assert.Equal((MailState.Waiting, 1), (late.State, late.Attempts));
        Assert.Equal("Le serveur refuse l’adresse camille@client.example : « 450 4.2.0 come back later ».", late.Reason);
        Assert.Equal(0, await house.RunJobs());

        server.Answer = _ => null;
        house.MoveTo(late);
        Assert.Equal(1, await house.RunJobs());
        Assert.Single(server.Taken);
        Assert.Equal((MailState.Sent, (string?)null), ((await house.Stored()).State, (await house.Stored()).Reason));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_mail_is_given_up_after_two_days_of_growing_delays_and_can_be_sent_again(Engine engine)
    {
        await using var server = new SmtpServer { Answer = line => line == "." ? "451 4.3.0 no room" : null };
        await using var house = await Letters.Open(engine, server);
        var mail = (await house.Write(Letters.Draft)).Value!;

        var start = house.Time.GetUtcNow();
        var (tries, before) = (0, TimeSpan.Zero);
        while (await house.RunJobs() == 1)
        {
            tries++;
            if (await house.Stored() is not { NextTryAt: { } next } stored) break;
            var wait = next - house.Time.GetUtcNow().UtcDateTime;
            Assert.True(wait > before);
            before = wait - TimeSpan.FromSeconds(30);
            house.MoveTo(stored);
        }
        Assert.Equal(9, tries);
        Assert.InRange(house.Time.GetUtcNow() - start, TimeSpan.FromDays(1.9), TimeSpan.FromDays(2.1));
        var dead = await house.Stored();
        Assert.Equal((MailState.Failed, "Le serveur refuse le message : « 451 4.3.0 no room »."), (dead.State, dead.Reason));
        Assert.Equal(0, await house.Jobs());

        server.Answer = _ => null;
        Assert.True((await house.Do(s => s.GetRequiredService<MailActions>().Resend(mail.Id))).Ok);
        Assert.Equal(1, await house.RunJobs());
        Assert.Equal(mail.MessageId, Assert.Single(server.Taken).Message.MessageId);
        Assert.Equal(MailState.Sent, (await house.Stored()).State);
        Assert.Equal("mail.sent", (await house.Do(s => s.GetRequiredService<MailActions>().Resend(mail.Id))).Refusal!.Type);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user", "Le serveur refuse l’adresse camille@client.example : « 550 5.1.1 no such user ».")]
    [InlineData(".", "554 5.7.1 spam", "Le serveur refuse le message : « 554 5.7.1 spam ».")]
    [InlineData("MAIL", "552 5.3.4 too big", "Le message est trop gros pour le serveur : « 552 5.3.4 too big ».")]
    public async Task A_final_refusal_gives_up_at_once(string command, string answer, string reason)
    {
        await using var server = new SmtpServer { Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null };
        await using var house = await Letters.Open(Engine.Sqlite, server);
        await house.Write(Letters.Draft);

        await house.RunJobs();
        var dead = await house.Stored();
        Assert.Equal((MailState.Failed, 1, reason), (dead.State, dead.Attempts, dead.Reason));
        Assert.Equal(0, await house.Jobs());
    }

    [Fact]
    public async Task One_refused_address_stops_the_mail_for_all()
    {
        await using var server = new SmtpServer { Answer = line => line.Contains("<inconnue@", StringComparison.Ordinal) ? "550 5.1.1 unknown" : null };
        await using var house = await Letters.Open(Engine.Sqlite, server);
        await house.Write(Letters.Draft with { To = [new("camille@client.example"), new("inconnue@client.example")] });

        await house.RunJobs();
        Assert.Empty(server.Taken);
        Assert.Contains("inconnue@client.example", (await house.Stored()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EHLO", "421 4.3.2 closing", "a répondu")]
    [InlineData("MAIL", "550 5.7.1 not yours", "refuse l’adresse d’envoi ne-pas-repondre@cooperative.example")]
    [InlineData("AUTH", "535 5.7.8 wrong", "refuse le nom d’utilisateur ou le mot de passe")]
    [InlineData("DATA", SmtpServer.HangUp, "s’est coupée")]
    public async Task What_the_settings_or_the_server_cause_is_tried_again(string command, string answer, string reason)
    {
        await using var server = new SmtpServer { Login = ("maillage", "secret"), Answer = line => line.StartsWith(command, StringComparison.Ordinal) || command == "EHLO" && line.StartsWith("HELO", StringComparison.Ordinal) ? answer : null };
        await using var house = await Letters.Open(Engine.Sqlite, server);
        await house.Write(Letters.Draft);

        await house.RunJobs();
        var mail = await house.Stored();
        Assert.Equal(MailState.Waiting, mail.State);
        Assert.Contains(reason, mail.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", mail.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_or_a_mail_never_leaves_in_clear_when_starttls_is_asked_and_not_offered()
    {
        var heard = new List<string>();
        await using var server = new SmtpServer { Answer = line => { heard.Add(line); return null; } };
        await using var house = await TestHouse.Open(and: Letters.Known, with: s => server.Into(s) is var into ? into with { Mail = into.Mail! with { Tls = MailTls.StartTls, User = "maillage", Password = "secret" } } : s);
        await house.Write(Letters.Draft);

        await house.RunJobs();
        Assert.DoesNotContain(heard, l => l.StartsWith("AUTH", StringComparison.Ordinal) || l.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Contains("STARTTLS", (await house.Stored()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_server_is_down_other_mails_are_put_off_without_counting_a_try()
    {
        var hellos = 0;
        await using var server = new SmtpServer { Answer = line => line.StartsWith("EHLO", StringComparison.Ordinal) && ++hellos > 0 ? SmtpServer.HangUp : null };
        await using var house = await Letters.Open(Engine.Sqlite, server);
        for (var i = 0; i < 5; i++) await house.Write(Letters.Draft);

        Assert.Equal(5, await house.RunJobs());
        Assert.Equal(1, hellos);

        server.Answer = _ => null;
        house.Wait(TimeSpan.FromMinutes(2));
        Assert.Equal(5, await house.RunJobs());
        Assert.Equal(5, server.Taken.Count);
    }

    [Fact]
    public async Task A_file_that_is_gone_gives_up_and_one_that_fails_waits()
    {
        await using var server = new SmtpServer();
        await using var house = await Letters.Open(Engine.Sqlite, server);
        await house.Write(Letters.Draft.With(Letters.Papers.Gone));
        await house.RunJobs();
        Assert.Equal((MailState.Failed, "La pièce jointe « Facture n° 404 été.pdf » n’existe plus."), ((await house.Stored()).State, (await house.Stored()).Reason));

        await using var other = await Letters.Open(Engine.Sqlite, server);
        await other.Write(Letters.Draft.With(Letters.Papers.Broken));
        await other.RunJobs();
        Assert.Equal((MailState.Waiting, "Une pièce jointe n’a pas pu être produite."), ((await other.Stored()).State, (await other.Stored()).Reason));
        Assert.Empty(server.Taken);
    }

    /// <summary>Breaks the note that a mail left, as a crash at that moment would.</summary>
    private sealed class Crash : DbCommandInterceptor
    {
        public bool Now { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancel = default) =>
            Now && command.CommandText.Contains("UPDATE \"Mails\"", StringComparison.Ordinal) ? throw new InvalidOperationException("crash") : ValueTask.FromResult(result);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_crash_between_the_servers_answer_and_our_note_sends_the_same_mail_again(Engine engine)
    {
        var crash = new Crash { Now = true };
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Open(engine, and: s => s.AddSingleton<IInterceptor>(crash), with: server.Into);
        await house.Write(Letters.Draft);

        await house.RunJobs();
        Assert.Equal(MailState.Waiting, (await house.Stored()).State);
        crash.Now = false;
        house.Wait(TimeSpan.FromMinutes(6));
        await house.RunJobs();

        Assert.Equal(2, server.Taken.Count);
        Assert.Single(server.Taken.Select(t => t.Message.MessageId).Distinct());
        Assert.Equal(MailState.Sent, (await house.Stored()).State);
    }

    [Fact]
    public async Task An_answer_lost_on_the_way_sends_the_same_mail_again()
    {
        await using var server = new SmtpServer { Answer = line => line == "." ? SmtpServer.HangUp : null };
        await using var house = await Letters.Open(Engine.Sqlite, server);
        await house.Write(Letters.Draft);
        await house.RunJobs();
        server.Answer = _ => null;
        house.MoveTo(await house.Stored());
        await house.RunJobs();

        Assert.Equal(2, server.Taken.Count);
        Assert.Single(server.Taken.Select(t => t.Message.MessageId).Distinct());
    }

    [Fact]
    public async Task Only_the_team_reads_and_sends_again()
    {
        await using var server = new SmtpServer();
        await using var house = await Letters.Open(Engine.Sqlite, server);
        var id = (await house.Write(Letters.Draft)).Value!.Id;
        var team = await house.Account("Une Equipe", Role.Team);
        var administrator = await house.Account("Un Administrateur", Role.Administrator);
        var entrepreneur = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var part = await house.Account("Une Partie", Role.Team, ScopeKind.Activity, house.Atelier.Value);

        Assert.True((await house.As(team, s => s.GetRequiredService<MailReader>().Record(id))).Ok);
        Assert.True((await house.As(team, s => s.GetRequiredService<MailActions>().Resend(id))).Ok);
        foreach (var account in (long[])[administrator, entrepreneur, part])
        {
            Assert.Equal(Refusal.Forbidden, (await house.As(account, s => s.GetRequiredService<MailReader>().Record(id))).Refusal);
            Assert.Equal(Refusal.Forbidden, (await house.As(account, s => s.GetRequiredService<MailReader>().Page(null, null, 1))).Refusal);
            Assert.Equal(Refusal.Forbidden, (await house.As(account, s => s.GetRequiredService<MailActions>().Resend(id))).Refusal);
        }
    }
}

internal static class MailClock
{
    /// <summary>Goes to the next try of a mail.</summary>
    public static void MoveTo(this TestHouse house, OutgoingMail mail) => house.Time.MoveTo(new DateTimeOffset(mail.NextTryAt!.Value).AddSeconds(1));
}
