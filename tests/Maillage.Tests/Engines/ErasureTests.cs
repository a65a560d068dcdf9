using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Outside;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Sessions;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Privacy;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Engines.Ledger;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines;

/// <summary>After the erasure of a person, the whole store is searched for what was theirs.</summary>
public sealed class ErasureTests
{
    /// <summary>What only this person has, in small letters without accents: a name, addresses, a phone, and what they typed about their devices and programs.</summary>
    private static readonly string[] Marks = ["zephyrine", "quenouillard", "zq@maison.example", "zephyrine@bureau.example", "zq-ailleurs@neuf.example", "0699887766", "jeton-vert", "reponse-verte", "cle-verte", "sujet-vert", "telephone-vert"];

    /// <summary>Tables or columns that still say it, and the law that makes keep them.</summary>
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["LedgerEntries"] = "ten years after the end of the year: C. com. L123-22",
        ["LedgerLines"] = "ten years after the end of the year: C. com. L123-22",
        ["Mails.Text"] = "a letter to someone else is theirs too: three years, C. civ. 2224",
    };

    [Theory, ClassData(typeof(BothEngines))]
    public async Task No_column_of_the_store_still_says_who_was_erased_but_those_that_the_law_keeps(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, account) = await Live(house);
        var before = await Saying(house, Marks);
        Assert.Superset(new HashSet<string>(["Persons.Email", "Persons.Search", "Accounts.NewEmail", "Accounts.NormalizedEmail", "AccessTokens.Name", "ApiAnswers.Body", "Passkeys.Name", "OutsideIdentities.Subject", "AccountSessions.Device", "AuditPayloads.Text", "MailRecipients.Address", "Mails.Search", "Mails.ReplyTo", "Mails.Subject"]), before);

        var done = await house.As(director, s => s.GetRequiredService<ErasureActions>().Erase(person, "Demande du 20 novembre 2026"));

        Assert.True(done.Ok, done.Refusal?.Message);
        var after = await Saying(house, Marks);
        Assert.DoesNotContain(after, c => !Kept.ContainsKey(c) && !Kept.ContainsKey(c.Split('.')[0]));
        Assert.Superset(new HashSet<string>(["LedgerEntries.Label", "LedgerLines.Label", "Mails.Text"]), after);
        Assert.Equal(0, await house.Read(async db => await db.Set<AccessToken>().CountAsync(t => t.AccountId == account) + await db.Set<AccountSession>().CountAsync(s => s.AccountId == account)));
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_mail_to_others_too_stays_theirs_and_one_that_waited_does_not_leave(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, _) = await Live(house);
        Assert.True((await house.As(director, s => s.GetRequiredService<ErasureActions>().Erase(person, "Demande du 20 novembre 2026"))).Ok);

        var mails = await house.Read(db => db.Set<OutgoingMail>().Include(m => m.Recipients).ToListAsync());
        var shared = Assert.Single(mails, m => m.Recipients.Count == 2);
        Assert.Equal(("Réunion du 3 décembre", "Bonjour à vous deux.", MailState.Waiting), (shared.Subject, shared.Text, shared.State));
        Assert.Equal(["", "noe@bureau.example"], shared.Recipients.Select(r => r.Address).Order());
        Assert.Contains("noe@bureau.example", shared.Search, StringComparison.Ordinal);
        Assert.All(mails.Where(m => m.Recipients is [{ Address: "" }]), m => Assert.Equal(("Contenu effacé", MailState.Failed), (m.Text, m.State)));
    }

    /// <summary>Someone who used everything: an account with all that opens it, programs, mails of every kind, a purchase in their name.</summary>
    private static async Task<(Id<Person>, long)> Live(TestHouse house)
    {
        var account = await house.Account("Zephyrine Quenouillard", Role.Team);
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Zephyrine", "Quenouillard", "zq@maison.example", "0699887766"))).Value!.Id;
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var now = s.GetRequiredService<Clock>().Now;
            var own = await db.Set<Account>().SingleAsync(a => a.Id == account);
            (own.DisplayName, own.Email, own.UserName, own.NewEmail) = ("Zephyrine Quenouillard", "zephyrine@bureau.example", "zephyrine@bureau.example", "zq-ailleurs@neuf.example");
            (own.NormalizedEmail, own.NormalizedUserName) = ("ZEPHYRINE@BUREAU.EXAMPLE", "ZEPHYRINE@BUREAU.EXAMPLE");
            (await db.Set<Person>().SingleAsync(p => p.Id == person)).SignsInWith(account);
            var token = new AccessToken { CooperativeId = TestHouse.Cooperative, AccountId = account, Name = "Jeton-vert", Prefix = "mlg_1", Hash = "1", CreatedAt = now, EndsOn = new(2027, 1, 1) };
            var provider = new OutsideProvider(TestHouse.Cooperative) { Name = "Ailleurs", Issuer = "https://ailleurs.example", ClientId = "maillage" };
            db.AddRange(token, provider,
                new KeptAnswer { CooperativeId = TestHouse.Cooperative, TokenId = token.Id, Key = "1", RequestHash = "1", At = now, Status = 201, Body = "reponse-verte" },
                new OutsideIdentity { CooperativeId = TestHouse.Cooperative, ProviderId = provider.Id, AccountId = account, Subject = "sujet-vert", JoinedAt = now },
                new Passkey { AccountId = account, Name = "Cle-verte", CredentialId = [1], PublicKey = [1], CreatedAt = now },
                new AccountSession { AccountId = account, BeganAt = now, SeenAt = now, ConfirmedAt = now, Device = "telephone-vert" });
            await db.SaveChangesAsync();
            await Mail(s, "Votre relevé, Zephyrine Quenouillard", "Bonjour Zephyrine Quenouillard.", null, new MailParty("zq@maison.example", "Zephyrine Quenouillard"));
            var asked = await db.Write<OutgoingMail>(async () => await s.GetRequiredService<Outbox>().Send(new MailDraft(AccountMails.Purpose, account, "Maillage", [new MailParty("zq-ailleurs@neuf.example", "Zephyrine Quenouillard")], "Confirmer votre adresse", "Bonjour.")));
            Assert.True(asked.Ok, asked.Refusal?.Message);
            await Mail(s, "Réunion du 3 décembre", "Bonjour à vous deux.", null, new MailParty("zephyrine@bureau.example", "Zephyrine Quenouillard"), new MailParty("noe@bureau.example", "Noé Vasseur"));
            await Mail(s, "Votre devis", "Bien à vous, Zephyrine Quenouillard.", new MailParty("zq@maison.example", "Zephyrine Quenouillard"), new MailParty("client@nord.example", "Studio Nord"));
        });
        await house.Post("2026-08-12 AC Quenouillard\n 606 Atelier 40.00\n 401 Atelier -40.00");
        return (person, account);
    }

    private static async Task Mail(IServiceProvider services, string subject, string text, MailParty? replyTo, params IReadOnlyList<MailParty> to)
    {
        var sent = await services.GetRequiredService<Db>().Write<OutgoingMail>(async () => await services.GetRequiredService<Outbox>().Send(new MailDraft("test", 1, "Coopérative d’essai", to, subject, text) { ReplyTo = replyTo }));
        Assert.True(sent.Ok, sent.Refusal?.Message);
    }

    /// <summary>The columns of text, of every table of the model, that say one of the marks.</summary>
    /// <param name="marks">In small letters.</param>
    internal static Task<HashSet<string>> Saying(TestHouse house, IReadOnlyList<string> marks) => house.Read(async db =>
    {
        var saying = new HashSet<string>();
        foreach (var (table, column) in db.Model.GetEntityTypes().SelectMany(t => t.GetFlattenedProperties().Where(IsText).Select(p => (t.GetTableName()!, p.GetColumnName()))).Distinct())
        {
            var any = string.Join(" OR ", marks.Select(m => $"""lower(CAST("{column}" AS text)) LIKE '%{m}%'"""));
            var count = $"""SELECT COUNT(*) AS "Value" FROM "{table}" WHERE {any}""";
            if (await db.Database.SqlQueryRaw<long>(count).SingleAsync() > 0) saying.Add($"{table}.{column}");
        }
        return saying;
    });

    private static bool IsText(Microsoft.EntityFrameworkCore.Metadata.IProperty property) => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string);
}
