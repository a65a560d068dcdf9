using System.IO.Compression;
using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Privacy;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines;

public sealed class PrivacyTests
{
    [Fact]
    public async Task Every_table_is_of_one_kind_and_one_only()
    {
        await using var house = await TestHouse.Open();
        var tables = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList()));
        var told = house.Services.GetRequiredService<DataKinds>().Kinds.SelectMany(k => k.Tables).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(tables, told);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_person_takes_away_all_that_names_them_and_no_secret(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await Camille(house);
        await Join(house, person, null);

        var data = await Export(house, person, account);
        Assert.Equal("camille@exemple.example", Single(data, "Persons").GetProperty("Email").GetString());
        Assert.Equal(account, Single(data, "Accounts").GetProperty("Id").GetInt64());
        Assert.Equal(person.ToString(), Single(data, "ActivityMembers").GetProperty("PersonId").ToString());
        Assert.DoesNotContain("PasswordHash", data.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("autre@exemple.example", data.ToString(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_says_that_they_did_it_and_their_mails_are_theirs_too_but_not_what_is_said_of_others(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await Camille(house);
        var customer = (await house.Customer()).Value!.Id;
        var invoice = await house.As(account, s => s.GetRequiredService<InvoiceActions>().Submit(new(Id<Invoice>.New(), house.Atelier, 0, Sale.Draft(customer))));
        Assert.True(invoice.Ok, invoice.Refusal?.Message);
        await house.Do(s => s.GetRequiredService<Db>().Write<OutgoingMail>(() => s.GetRequiredService<Outbox>().Send(new MailDraft("test", 1, "Coopérative d’essai",
            [new MailParty("camille@exemple.example", "Camille Aubrac"), new MailParty("autre@exemple.example", "Autre Personne")], "Réunion", "Bonjour à vous deux."))));

        // An address that is typed and not proved may be someone else’s, and so are its mails.
        await house.Read(db => db.Set<Account>().Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.NewEmail, "autre@exemple.example")));
        await house.Do(s => s.GetRequiredService<Db>().Write<OutgoingMail>(() => s.GetRequiredService<Outbox>().Send(new MailDraft("test", 1, "Coopérative d’essai", [new MailParty("autre@exemple.example", "Autre Personne")], "Votre compte", "Pour vous seul."))));

        var done = await Export(house, person, account, "faits.json");
        Assert.Equal(["CreatedBy", "SubmittedBy"], done.EnumerateArray().Where(d => d.GetProperty("Table").GetString() == "Invoices").Select(d => d.GetProperty("Colonne").GetString()!).Order());
        Assert.All(done.EnumerateArray().Where(d => d.GetProperty("Table").GetString() == "Invoices"), d => Assert.Equal(invoice.Value!.Id.ToString(), d.GetProperty("Id").ToString()));
        Assert.DoesNotContain("Studio Nord", done.ToString(), StringComparison.Ordinal);
        var mail = Assert.Single((await Export(house, person, account, "courriels.json")).EnumerateArray());
        Assert.Equal("Réunion", mail.GetProperty("objet").GetString());
        Assert.DoesNotContain("autre@exemple.example", mail.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Columns that could name someone and are not taken away by themselves, with the reason.</summary>
    private static readonly Dictionary<string, string> NotTaken = new()
    {
        ["AccountLinks.AccountId"] = "secrets: what opens a door is nobody’s to take away",
        ["AccountTokens.UserId"] = "secrets: what opens a door is nobody’s to take away",
        ["RecoveryCodes.AccountId"] = "secrets: what opens a door is nobody’s to take away",
        ["SecondFactorKeys.AccountId"] = "secrets: what opens a door is nobody’s to take away",
        ["AccountSessions.Address"] = "taken with the row, that names the account or the person",
        ["Accounts.Email"] = "taken with the row, that names the account or the person",
        ["Accounts.NewEmail"] = "taken with the row, that names the account or the person",
        ["Accounts.NormalizedEmail"] = "taken with the row, that names the account or the person",
        ["Persons.Email"] = "taken with the row, that names the account or the person",
        ["Persons.AccountId"] = "taken with the row, that names the account or the person",
        ["AuditRecords.AccountId"] = "the trail, told by actes.json",
        ["AuditRecords.BehindId"] = "the trail, told by actes.json",
        ["AccountSessions.Id"] = "a number, not of someone",
        ["AuditPayloads.Number"] = "a number, not of someone",
        ["AuditRecords.Number"] = "a number, not of someone",
        ["AuditSubjects.Number"] = "a number, not of someone",
        ["Counters.Value"] = "a number, not of someone",
        ["Passkeys.Id"] = "a number, not of someone",
        ["Passkeys.SignCount"] = "a number, not of someone",
        ["SecondFactorKeys.LastStep"] = "a number, not of someone",
        ["WholeExports.Length"] = "a number, not of someone",
        ["SigningKeys.Id"] = "a number, not of someone",
        ["ApplicationSignIns.SessionId"] = "a number, not of someone",
        ["AuditSubjects.RecordId"] = "a thing, whatever it is, that another column names the kind of",
        ["DocumentActs.DocumentId"] = "a thing, whatever it is, that another column names the kind of",
        ["DocumentAttachments.DocumentId"] = "a thing, whatever it is, that another column names the kind of",
        ["Grants.ScopeId"] = "a thing, whatever it is, that another column names the kind of",
        ["MailFiles.TargetId"] = "a thing, whatever it is, that another column names the kind of",
        ["Mails.TargetId"] = "a thing, whatever it is, that another column names the kind of",
        ["PortfolioActivities.ActivityId"] = "a thing, whatever it is, that another column names the kind of",
        ["SecretLinks.TargetId"] = "a thing, whatever it is, that another column names the kind of",
        ["TakeoverThings.ThingId"] = "a thing, whatever it is, that another column names the kind of",
        ["MailRecipients.Address"] = "told by courriels.json",
        ["Mails.ReplyTo"] = "told by courriels.json",
        ["Customers.Email"] = "of a customer or of the cooperative, not of one of its people",
        ["Erasures.CustomerId"] = "of a customer or of the cooperative, not of one of its people",
        ["LegalIdentities.Email"] = "of a customer or of the cooperative, not of one of its people",
        ["QuoteSignatures.Address"] = "of a customer or of the cooperative, not of one of its people",
        ["SecretLinkOpenings.Address"] = "of a customer or of the cooperative, not of one of its people",
    };

    [Fact]
    public async Task Every_column_that_could_name_someone_is_taken_away_or_has_a_reason()
    {
        await using var house = await TestHouse.Open();
        var left = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => t.GetDeclaredProperties()).Where(p => CouldName(p) && PersonalData.NamingOf(p) == PersonalData.Naming.None)
            .Select(p => $"{p.DeclaringType.ContainingEntityType.GetTableName()}.{p.Name}").Distinct().Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(NotTaken.Keys.Order(StringComparer.Ordinal), left);
    }

    /// <summary>A bare number may be an account; persons have their type; addresses say their name.</summary>
    private static bool CouldName(IProperty column) => (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) is var type
        && (type == typeof(long) || type == typeof(Id<Person>) || type == typeof(string) && (column.Name.Contains("Mail", StringComparison.OrdinalIgnoreCase) || column.Name is "Address" or "ReplyTo"));

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_has_left_is_forgotten_but_for_the_name_that_accounts_bear(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, account) = await Camille(house);
        await Join(house, person, null);
        Assert.Equal("person.erasure.bound", (await Erase(house, director, person)).Refusal!.Type);

        await Leave(house, person, new DateOnly(2026, 10, 31));
        var done = await Erase(house, director, person);
        Assert.Equal(new DateOnly(2036, 12, 31), done.Value!.KeptUntil);
        var kept = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Id == person));
        Assert.Equal(("Camille Aubrac", "", ""), (kept.FullName, kept.Email, kept.Phone));
        var closed = await house.Read(db => db.Set<Account>().SingleAsync(a => a.Id == account));
        Assert.True(closed is { Disabled: true, PasswordHash: null, DisplayName: "Compte effacé" });

        house.MoveTo("2037-01-01");
        Assert.Null((await Erase(house, director, person)).Value!.KeptUntil);
        Assert.Equal("Personne effacée", (await house.Read(db => db.Set<Person>().SingleAsync(p => p.Id == person))).FullName);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Nothing_in_the_store_says_what_was_erased_and_the_trail_still_verifies(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, _) = await Camille(house);
        Assert.True((await Erase(house, director, person)).Ok);

        var texts = await house.Read(db => db.Set<AuditPayload>().Select(p => p.Text).ToListAsync());
        Assert.DoesNotContain(texts, t => t.Contains("camille@exemple.example", StringComparison.Ordinal));
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
        Assert.Single(await house.Read(db => db.Set<Erasure>().ToListAsync()));
    }

    [Fact]
    public async Task An_erasure_that_stops_before_its_last_step_never_began()
    {
        await using var house = await TestHouse.Open();
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, account) = await Camille(house);
        await using (var owner = Db.OfOwner(house.Settings)) await owner.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "stops" BEFORE DELETE ON "AuditPayloads" BEGIN SELECT RAISE(ABORT, 'stopped'); END""");

        await Assert.ThrowsAnyAsync<Exception>(() => Erase(house, director, person));

        Assert.Equal("camille@exemple.example", (await house.Read(db => db.Set<Person>().SingleAsync(p => p.Id == person))).Email);
        Assert.False((await house.Read(db => db.Set<Account>().SingleAsync(a => a.Id == account))).Disabled);
        Assert.Empty(await house.Read(db => db.Set<Erasure>().ToListAsync()));
    }

    [Fact]
    public async Task Nobody_else_erases()
    {
        await using var house = await TestHouse.Open();
        var (person, _) = await Camille(house);
        var team = await house.Account("Noé Vasseur", Role.Team);
        Assert.Equal(Refusal.Forbidden.Type, (await Erase(house, team, person)).Refusal!.Type);
    }

    private static async Task<(Id<Person>, long)> Camille(TestHouse house)
    {
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return (await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var person = new Person(TestHouse.Cooperative, "Camille", "Aubrac", "camille@exemple.example", "06 00 00 00 00");
            person.SignsInWith(account);
            db.AddRange(person, new Person(TestHouse.Cooperative, "Autre", "Personne", "autre@exemple.example"));
            await db.SaveChangesAsync();
            return person.Id;
        }), account);
    }

    private static Task Join(TestHouse house, Id<Person> person, DateOnly? to) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == house.Atelier);
        Assert.True(activity.Join(person, new DateRange(new DateOnly(2025, 3, 1), to), new Rate(10_000)).Ok);
        await db.SaveChangesAsync();
    });

    private static Task Leave(TestHouse house, Id<Person> person, DateOnly lastDay) => house.Do(s => s.GetRequiredService<Db>().Set<ActivityMember>().Where(m => m.PersonId == person)
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.To, lastDay)));

    private static Task<Result<Erasure>> Erase(TestHouse house, long by, Id<Person> person) => house.As(by, s => s.GetRequiredService<ErasureActions>().Erase(person, "Demande du 20 novembre 2026"));

    private static async Task<JsonElement> Export(TestHouse house, Id<Person> person, long account, string file = "donnees.json")
    {
        await using var stream = await house.Do(s => s.GetRequiredService<PersonalData>().Export(person, account));
        using var zip = new ZipArchive(stream);
        await using var entry = zip.GetEntry(file)!.Open();
        return (await JsonDocument.ParseAsync(entry)).RootElement;
    }

    private static JsonElement Single(JsonElement data, string table) => Assert.Single(data.GetProperty(table).EnumerateArray());
}
