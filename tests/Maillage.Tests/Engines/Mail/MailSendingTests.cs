using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Maillage.Tests.Engines.Mail;

public sealed class MailSendingTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_mail_arrives_as_it_was_written_with_its_files(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var house = await Letters.Open(engine, server);

        var written = await house.Write(Letters.Draft.With(7, 9));
        Assert.True(written.Ok);
        Assert.Equal(1, await house.RunJobs());

        var taken = Assert.Single(server.Taken);
        Assert.Equal((SmtpServer.Sender, "camille@client.example"), (taken.From, Assert.Single(taken.To)));
        var message = taken.Message;
        Assert.Equal(("Atelier des Cimes", SmtpServer.Sender), Party(message.From));
        Assert.Equal(("Camille Été", "camille@client.example"), Party(message.To));
        Assert.Equal(("L’Atelier", "atelier@cooperative.example"), Party(message.ReplyTo));
        Assert.Equal(Letters.Draft.Subject, message.Subject);
        Assert.Equal(Letters.Draft.Text, message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Contains("<a href=\"https://maillage.example/lien/abc\">https://maillage.example/lien/abc</a>.<br>", message.HtmlBody, StringComparison.Ordinal);
        Assert.All(taken.Raw, b => Assert.InRange(b, (byte)0, (byte)127));
        var files = message.Attachments.Cast<MimePart>().ToList();
        Assert.Equal(["Facture n° 7 été.pdf", "Facture n° 9 été.pdf"], files.Select(f => f.FileName));
        foreach (var (file, id) in files.Zip((long[])[7, 9]))
        {
            using var bytes = new MemoryStream();
            await file.Content!.DecodeToAsync(bytes);
            Assert.Equal("application/pdf", file.ContentType.MimeType);
            Assert.Equal(Letters.Papers.Bytes(id), bytes.ToArray());
        }

        var mail = await house.Stored();
        Assert.Equal((MailState.Sent, (string?)null), (mail.State, mail.Reason));
        Assert.Equal($"1.{mail.Id}@cooperative.example", message.MessageId);
        Assert.Equal(0, await house.Jobs());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_mail_of_a_refused_act_does_not_exist(Engine engine)
    {
        await using var house = await Letters.Open(engine);

        await house.Do(s => s.GetRequiredService<Db>().Write(async () =>
        {
            Assert.True((await s.GetRequiredService<Outbox>().Send(Letters.Draft)).Ok);
            return Refusal.Forbidden;
        }));

        Assert.Equal((0, 0), (await house.Read(db => db.Set<OutgoingMail>().CountAsync()), await house.Jobs()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Do(s => s.GetRequiredService<Outbox>().Send(Letters.Draft)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_that_runs_twice_sends_once(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var house = await Letters.Open(engine, server);
        var mail = (await house.Write(Letters.Draft)).Value!;

        await house.RunJobs();
        await house.Do(s => s.GetRequiredService<Db>().Write(async () =>
        {
            await s.GetRequiredService<JobQueue>().Ask(SendMailJob.Kind, mail.Id.ToString(), mail.Id.ToString());
            return Result.Done;
        }));
        Assert.Equal(1, await house.RunJobs());

        Assert.Single(server.Taken);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Without_a_server_mails_wait_untouched_and_leave_when_there_is_one(Engine engine)
    {
        await using var house = await Letters.Open(engine);
        await house.Write(Letters.Draft);

        for (var day = 0; day < 10; day++)
        {
            Assert.Equal(0, await house.RunJobs());
            house.Wait(TimeSpan.FromDays(1));
        }
        Assert.Equal((MailState.Waiting, 0), ((await house.Stored()).State, (await house.Stored()).Attempts));

        await using var server = new SmtpServer();
        await using var configured = Maillage.Cli.CommandHouse.Open(server.Into(house.Settings), house.Time);
        Assert.Equal(1, await configured.GetRequiredService<JobRunner>().RunDue());
        Assert.Single(server.Taken);
        Assert.Equal(MailState.Sent, (await house.Stored()).State);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_check_finds_a_mail_that_nothing_sends(Engine engine)
    {
        await using var house = await Letters.Open(engine);
        var mail = (await house.Write(Letters.Draft)).Value!;
        Assert.Empty((await Check(house)).Faults);

        await house.Read(db => db.Set<Job>().ExecuteDeleteAsync());
        Assert.Contains(mail.Id.ToString(), Assert.Single((await Check(house)).Faults), StringComparison.Ordinal);
    }

    private static Task<CheckReport> Check(TestHouse house) => house.Do(s => s.GetServices<ICheck>().OfType<Maillage.Modules.Mail.MailCheck>().Single().Run());

    [Fact]
    public async Task Nothing_leaves_a_demonstration()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Open(with: s => server.Into(s) with { Demo = true });
        await house.Write(Letters.Draft);

        Assert.Equal(0, await house.RunJobs());
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task The_program_signs_in_to_a_server_that_asks_for_it()
    {
        await using var server = new SmtpServer { Login = ("maillage", "mot de passe à accents") };
        await using var house = await Letters.Open(Engine.Sqlite, server);
        await house.Write(Letters.Draft);

        await house.RunJobs();
        Assert.Single(server.Taken);
    }

    private static (string? Name, string Address) Party(InternetAddressList list)
    {
        var one = Assert.Single(list.Mailboxes);
        return (one.Name, one.Address);
    }
}
